#include "core/entities/gazetteer.h"

#include <array>
#include <charconv>

#include "core/entities/embedded_data.h"
#include "core/entities/hash.h"
#include "core/text/folding.h"

namespace dateline {
namespace {

constexpr std::uint32_t kNone = 0xffffffff;
constexpr std::array<std::string_view, 7> kKindNames = {"country",  "region", "city", "water",
                                                        "mountain", "site",   "other"};

// One name of the table: its hash, the places that have it (a chain through `links`), and whether
// longer names begin with it.
struct Slot {
  std::uint64_t hash = 0;
  std::uint32_t first = kNone;
  bool used = false;
  bool prefix = false;
};

struct Link {
  std::uint32_t place = 0;  // index into places
  std::uint32_t next = kNone;
};

PlaceKind kind_of(char letter) {
  switch (letter) {
    case 'c':
      return PlaceKind::country;
    case 'r':
      return PlaceKind::region;
    case 'p':
      return PlaceKind::city;
    case 'w':
      return PlaceKind::water;
    case 'm':
      return PlaceKind::mountain;
    case 's':
      return PlaceKind::site;
    default:
      return PlaceKind::other;
  }
}

// Cuts the part before `separator` off the front of `rest`.
std::string_view next_part(std::string_view& rest, char separator) {
  const auto at = rest.find(separator);
  const auto part = rest.substr(0, at);
  rest.remove_prefix(at == std::string_view::npos ? rest.size() : at + 1);
  return part;
}

template <typename T>
std::optional<T> number(std::string_view text) {
  T value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// Appends the key of an already folded name: see place_key.
void append_key(std::string_view folded_name, std::string& out) {
  std::size_t word_begin = out.size();
  const auto end_word = [&] {
    std::string_view word(out);
    word.remove_prefix(word_begin);
    if (word == "the" && word_begin == 0) out.clear();
    if (word == "saint") out.replace(word_begin, 5, "st");
  };
  for (const char c : folded_name) {
    if (c == '.' || c == '\'') continue;
    if (c == ' ' || c == '-' || c == ',' || c == '\t' || c == '\n' || c == '\r') {
      end_word();
      if (!out.empty() && out.back() != ' ') out += ' ';
      word_begin = out.size();
    } else {
      out += c;
    }
  }
  end_word();
  while (!out.empty() && out.back() == ' ') out.pop_back();
}

}  // namespace

std::string_view name_of(PlaceKind kind) { return kKindNames[static_cast<std::size_t>(kind)]; }

std::optional<PlaceKind> place_kind_named(std::string_view name) {
  for (std::size_t i = 0; i < kKindNames.size(); ++i) {
    if (kKindNames[i] == name) return static_cast<PlaceKind>(i);
  }
  return std::nullopt;
}

std::string place_key(std::string_view name) {
  std::string key;
  append_key(folded(name), key);
  return key;
}

struct Gazetteer::Data {
  static constexpr std::size_t kSlots = std::size_t{1} << 19;

  std::vector<GazetteerPlace> places;
  std::vector<Slot> slots = std::vector<Slot>(kSlots);
  std::vector<Link> links;

  const Slot* find(std::uint64_t hash) const {
    const Slot& slot = slots[index_of(hash)];
    return slot.used ? &slot : nullptr;
  }
  Slot& at(std::uint64_t hash) {
    Slot& slot = slots[index_of(hash)];
    slot.used = true;
    slot.hash = hash;
    return slot;
  }

  void add_place(std::string_view line, std::vector<std::string_view>& other_names);
  void add_name(std::string_view name, std::uint32_t place, std::string& buffer);

 private:
  // The slot of that hash, or the free one where it would go. The table is never more than half
  // full.
  std::size_t index_of(std::uint64_t hash) const {
    std::size_t i = mixed(hash) & (kSlots - 1);
    while (slots[i].used && slots[i].hash != hash) i = (i + 1) & (kSlots - 1);
    return i;
  }
};

void Gazetteer::Data::add_place(std::string_view line, std::vector<std::string_view>& other_names) {
  GazetteerPlace place;
  place.id = static_cast<std::uint32_t>(places.size() + 1);
  const auto kind = next_part(line, '\t');
  place.kind = kind_of(kind.empty() ? 'o' : kind[0]);
  place.country = next_part(line, '\t');
  place.region = number<std::uint32_t>(next_part(line, '\t')).value_or(0);
  place.lat = number<double>(next_part(line, '\t'));
  place.lon = number<double>(next_part(line, '\t'));
  place.population = number<std::uint32_t>(next_part(line, '\t')).value_or(0);
  place.name = next_part(line, '\t');
  other_names.push_back(line);
  places.push_back(place);
}

void Gazetteer::Data::add_name(std::string_view name, std::uint32_t place, std::string& buffer) {
  std::string lower;
  append_folded(name, lower);
  buffer.clear();
  append_key(lower, buffer);
  if (buffer.empty()) return;
  std::uint64_t hash = kHashSeed;
  for (const char c : buffer) {
    if (c == ' ') at(hash).prefix = true;
    hash = hash_step(hash, c);
  }
  Slot& slot = at(hash);
  if (slot.first != kNone && links[slot.first].place == place) return;
  links.push_back({place, slot.first});
  slot.first = static_cast<std::uint32_t>(links.size() - 1);
}

Gazetteer::Gazetteer() : data_(nullptr) {
  auto* data = new Data;  // never freed: lives as long as the process
  std::vector<std::string_view> other_names;
  std::string_view rest = embedded::gazetteer_tsv();
  data->places.reserve(80000);
  other_names.reserve(80000);
  data->links.reserve(160000);
  while (!rest.empty()) data->add_place(next_part(rest, '\n'), other_names);
  // The file's best known places come first; filling from the end puts them at the head of each
  // chain.
  std::string buffer;
  for (std::size_t i = data->places.size(); i-- > 0;) {
    const auto index = static_cast<std::uint32_t>(i);
    data->add_name(data->places[i].name, index, buffer);
    for (std::string_view others = other_names[i]; !others.empty();) {
      data->add_name(next_part(others, '|'), index, buffer);
    }
  }
  data_ = data;
}

const Gazetteer& Gazetteer::instance() {
  static const Gazetteer gazetteer;
  return gazetteer;
}

std::vector<const GazetteerPlace*> Gazetteer::find(std::string_view name) const {
  std::vector<const GazetteerPlace*> found;
  const Slot* slot = data_->find(short_hash(place_key(name)));
  if (slot == nullptr) return found;
  for (auto link = slot->first; link != kNone; link = data_->links[link].next) {
    found.push_back(&data_->places[data_->links[link].place]);
  }
  return found;
}

bool Gazetteer::is_name_prefix(std::string_view folded_words) const {
  std::string key;
  append_key(folded_words, key);
  const Slot* slot = data_->find(short_hash(key));
  return slot != nullptr && (slot->prefix || slot->first != kNone);
}

const GazetteerPlace* Gazetteer::by_id(std::uint32_t id) const {
  return id == 0 || id > data_->places.size() ? nullptr : &data_->places[id - 1];
}

const GazetteerPlace* Gazetteer::country(std::string_view iso2) const {
  // Countries are the first lines of the file.
  for (const GazetteerPlace& place : data_->places) {
    if (place.kind != PlaceKind::country) break;
    if (place.country == iso2) return &place;
  }
  return nullptr;
}

std::vector<std::string> Gazetteer::within(const GazetteerPlace& place) const {
  std::vector<std::string> names;
  if (place.kind == PlaceKind::country) return names;
  if (const auto* land = country(place.country)) names.emplace_back(land->name);
  const auto* region = by_id(place.region);
  if (region != nullptr && region->name != place.name) names.emplace_back(region->name);
  return names;
}

}  // namespace dateline
