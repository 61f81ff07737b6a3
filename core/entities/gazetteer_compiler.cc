// Makes the block that the programs carry (gazetteer_format.h) of the gazetteer's text
// (gazetteer_data/build.py). A program of the build's own: it uses the same place_key() as every
// lookup, so that the two cannot come apart.
//
// usage: gazetteer_compiler GAZETTEER_TSV BLOCK
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/entities/gazetteer_format.h"
#include "core/entities/place_key.h"

namespace dateline {
namespace {

// A line of the text: kind, country, region, lat, lon, population, name, other|names. Of the other
// names those that begin with a comma are found after one only.
struct Line {
  std::string_view kind, country, region, lat, lon, population, name, others;
};

// What a key leads to.
struct Name {
  std::vector<std::uint32_t> ids;  // ascending
  bool begins_longer = false;
};

// Cuts the part before `separator` off the front of `rest`.
std::string_view next_part(std::string_view& rest, char separator) {
  const auto at = rest.find(separator);
  const auto part = rest.substr(0, at);
  rest.remove_prefix(at == std::string_view::npos ? rest.size() : at + 1);
  return part;
}

Line line_of(std::string_view text) {
  Line line;
  for (auto* field : {&line.kind, &line.country, &line.region, &line.lat, &line.lon,
                      &line.population, &line.name, &line.others}) {
    *field = next_part(text, '\t');
  }
  return line;
}

PlaceKind kind_of(std::string_view letter) {
  if (letter == "P") return PlaceKind::city;        // a capital
  constexpr std::string_view kLetters = "crpwmso";  // as PlaceKind
  const auto at = kLetters.find(letter);
  return at == std::string_view::npos ? PlaceKind::other : static_cast<PlaceKind>(at);
}

std::uint32_t whole_number(std::string_view text) {
  std::uint32_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::int32_t ten_thousandths(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc()) return GazetteerPlace::kNoPosition;
  return static_cast<std::int32_t>(std::lround(value * 1e4));
}

class Compiler {
 public:
  explicit Compiler(std::string_view tsv) {
    while (!tsv.empty()) lines_.push_back(line_of(next_part(tsv, '\n')));
    places_ = std::make_unique<GazetteerPlace[]>(lines_.size());
    for (std::uint32_t i = 0; i < lines_.size(); ++i) add_place(i);
    for (std::uint32_t i = 0; i < lines_.size(); ++i) add_names(i);
    for (const auto& [key, name] : names_) insert(key, name);
  }

  // Empty where all is well.
  [[nodiscard]] const std::string& problem() const { return problem_; }

  bool write(const char* path) {
    GazetteerHeader header;
    header.places = static_cast<std::uint32_t>(lines_.size());
    header.slots = static_cast<std::uint32_t>(slots_.size());
    header.lists = static_cast<std::uint32_t>(lists_.size());
    header.text_bytes = static_cast<std::uint32_t>(text_.size());
    const std::size_t text_begin = sizeof(header) + lines_.size() * sizeof(GazetteerPlace) +
                                   slots_.size() * sizeof(NameSlot) +
                                   (lists_.size() + kCountryCodes) * sizeof(std::uint32_t);
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const std::size_t here =
          sizeof(header) + i * sizeof(GazetteerPlace) + offsetof(GazetteerPlace, name);
      places_[i].name.distance += static_cast<std::uint32_t>(text_begin - here);
    }
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    put(out, &header, 1);
    put(out, places_.get(), lines_.size());
    put(out, slots_.data(), slots_.size());
    put(out, lists_.data(), lists_.size());
    put(out, countries_.data(), countries_.size());
    put(out, text_.data(), text_.size());
    return static_cast<bool>(out.flush());
  }

 private:
  void add_place(std::uint32_t i) {
    const Line& line = lines_[i];
    GazetteerPlace& place = places_[i];
    place.id = i + 1;
    place.kind = kind_of(line.kind);
    place.capital = line.kind == "P";
    place.region = whole_number(line.region);
    place.population = whole_number(line.population);
    place.lat_e4 = ten_thousandths(line.lat);
    place.lon_e4 = ten_thousandths(line.lon);
    if (const std::size_t slot = country_slot(line.country); slot < kCountryCodes) {
      place.country = {{line.country[0], line.country[1]}};
      if (place.kind == PlaceKind::country) countries_[slot] = place.id;
    }
    const auto [at, added] =
        texts_.try_emplace(line.name, static_cast<std::uint32_t>(text_.size()));
    if (added) text_ += line.name;
    place.name.distance = at->second;  // from the text's beginning, for now
    place.name.bytes = static_cast<std::uint32_t>(line.name.size());
  }

  void add_names(std::uint32_t i) {
    add_name(place_key(lines_[i].name), i + 1);
    for (std::string_view others = lines_[i].others; !others.empty();) {
      const std::string_view other = next_part(others, '|');
      const bool after_comma = other.starts_with(',');
      const std::string key = place_key(other);
      if (!key.empty()) add_name(after_comma ? "," + key : key, i + 1);
    }
  }

  void add_name(const std::string& key, std::uint32_t id) {
    if (key.empty()) return;
    auto& ids = names_[key].ids;
    if (ids.empty() || ids.back() != id) ids.push_back(id);
    for (auto blank = key.find(' '); blank != std::string::npos; blank = key.find(' ', blank + 1)) {
      names_[key.substr(0, blank)].begins_longer = true;
    }
  }

  void insert(const std::string& key, const Name& name) {
    if (slots_.empty()) {
      std::size_t size = 1;
      while (size * 2 < names_.size() * 3) size *= 2;  // never more than two thirds full
      slots_.resize(size);
    }
    const NameHash hash = name_hash(key);
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash.home & mask;
    for (; slots_[at].value != 0; at = (at + 1) & mask) {
      if (slots_[at].check == hash.check) problem_ = "\"" + key + "\" has another name's hash";
    }
    slots_[at].check = hash.check;
    slots_[at].value = value_of(name);
  }

  std::uint32_t value_of(const Name& name) {
    std::uint32_t value = name.begins_longer ? NameSlot::kBeginsLonger : 0;
    if (name.ids.size() == 1) value |= name.ids.front();
    if (name.ids.size() > 1) {
      value |= NameSlot::kSeveral | static_cast<std::uint32_t>(lists_.size());
      lists_.push_back(name.ids.front());
      lists_.push_back(static_cast<std::uint32_t>(name.ids.size()));
      for (const std::uint32_t id : name.ids) lists_.push_back(id - name.ids.front());
    }
    return value;
  }

  template <typename T>
  static void put(std::ofstream& out, const T* items, std::size_t count) {
    out.write(reinterpret_cast<const char*>(items),
              static_cast<std::streamsize>(count * sizeof(T)));
  }

  std::vector<Line> lines_;
  std::unique_ptr<GazetteerPlace[]> places_;
  std::map<std::string, Name> names_;
  std::map<std::string_view, std::uint32_t> texts_;
  std::vector<NameSlot> slots_;
  std::vector<std::uint32_t> lists_;
  std::vector<std::uint32_t> countries_ = std::vector<std::uint32_t>(kCountryCodes);
  std::string text_;
  std::string problem_;
};

int run(const char* tsv, const char* block) {
  std::ifstream in(tsv, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  Compiler compiler(text);
  if (text.empty() || !compiler.problem().empty()) {
    std::fprintf(stderr, "%s: %s\n", tsv,
                 text.empty() ? "nothing to read" : compiler.problem().c_str());
    return 1;
  }
  if (compiler.write(block)) return 0;
  std::fprintf(stderr, "%s: cannot be written\n", block);
  return 1;
}

}  // namespace
}  // namespace dateline

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: gazetteer_compiler GAZETTEER_TSV BLOCK\n", stderr);
    return 2;
  }
  return dateline::run(argv[1], argv[2]);
}
