#include "core/schema/article_codec.h"

#include <bit>
#include <cstdint>
#include <cstring>

namespace dateline {
namespace {

constexpr char kVersion = 1;

// Writes and reads mirror each other: each put_x below has its take_x.
class Writer {
 public:
  void number(std::uint64_t value) {
    while (value >= 0x80) {
      out_.push_back(static_cast<char>(value | 0x80));
      value >>= 7;
    }
    out_.push_back(static_cast<char>(value));
  }
  void string(std::string_view value) {
    number(value.size());
    out_.append(value);
  }
  void real(double value) {
    const auto bits = std::bit_cast<std::uint64_t>(value);
    for (int shift = 0; shift < 64; shift += 8) out_.push_back(static_cast<char>(bits >> shift));
  }
  void optional_real(const std::optional<double>& value) {
    number(value ? 1 : 0);
    if (value) real(*value);
  }
  void range(const ByteRange& r) {
    number(r.begin);
    number(r.size());
  }
  void ranges(const std::vector<ByteRange>& all) {
    number(all.size());
    for (const ByteRange& r : all) range(r);
  }
  void strings(const std::vector<std::string>& all) {
    number(all.size());
    for (const std::string& s : all) string(s);
  }
  void byte(char value) { out_.push_back(value); }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  [[nodiscard]] bool failed() const { return failed_; }
  [[nodiscard]] bool done() const { return pos_ == bytes_.size(); }

  char byte() {
    if (pos_ >= bytes_.size()) return fail(), '\0';
    return bytes_[pos_++];
  }
  std::uint64_t number() {
    std::uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      const auto b = static_cast<unsigned char>(byte());
      value |= static_cast<std::uint64_t>(b & 0x7F) << shift;
      if (b < 0x80) return value;
    }
    return fail(), 0;
  }
  std::string string() {
    const std::uint64_t size = number();
    if (size > bytes_.size() - pos_) return fail(), std::string();
    pos_ += size;
    return std::string(bytes_.substr(pos_ - size, size));
  }
  double real() {
    std::uint64_t bits = 0;
    for (int shift = 0; shift < 64; shift += 8) {
      bits |= static_cast<std::uint64_t>(static_cast<unsigned char>(byte())) << shift;
    }
    return std::bit_cast<double>(bits);
  }
  std::optional<double> optional_real() {
    if (number() == 0) return {};
    return real();
  }
  ByteRange range() {
    const std::uint64_t begin = number();
    return {begin, begin + number()};
  }
  // How many entries follow; each takes at least a byte, so more than the bytes left is damage.
  std::size_t count() {
    const std::uint64_t n = number();
    if (n > bytes_.size() - pos_) return fail(), 0;
    return n;
  }
  std::vector<ByteRange> ranges() {
    std::vector<ByteRange> out(count());
    for (ByteRange& r : out) r = range();
    return out;
  }
  std::vector<std::string> strings() {
    std::vector<std::string> out(count());
    for (std::string& s : out) s = string();
    return out;
  }

 private:
  void fail() {
    failed_ = true;
    pos_ = bytes_.size();
  }

  std::string_view bytes_;
  std::size_t pos_ = 0;
  bool failed_ = false;
};

void put(Writer& w, const NamedEntity& e) {
  w.string(e.name);
  w.ranges(e.mentions);
  w.ranges(e.title_mentions);
}
void take(Reader& r, NamedEntity& e) {
  e.name = r.string();
  e.mentions = r.ranges();
  e.title_mentions = r.ranges();
}

void put(Writer& w, const PlaceEntity& p) {
  w.string(p.name);
  w.byte(static_cast<char>(p.kind));
  w.string(p.country);
  w.strings(p.within);
  w.optional_real(p.lat);
  w.optional_real(p.lon);
  w.ranges(p.mentions);
  w.ranges(p.title_mentions);
}
void take(Reader& r, PlaceEntity& p) {
  p.name = r.string();
  p.kind = static_cast<PlaceKind>(r.byte());
  p.country = r.string();
  p.within = r.strings();
  p.lat = r.optional_real();
  p.lon = r.optional_real();
  p.mentions = r.ranges();
  p.title_mentions = r.ranges();
}

void put(Writer& w, const Quantity& q) {
  w.real(q.value);
  w.optional_real(q.value_high);
  w.byte(static_cast<char>(q.bound));
  w.byte(static_cast<char>(q.kind));
  w.string(q.unit);
  w.string(q.thing);
  w.range(q.range);
  w.range(q.number_range);
}
void take(Reader& r, Quantity& q) {
  q.value = r.real();
  q.value_high = r.optional_real();
  q.bound = static_cast<Bound>(r.byte());
  q.kind = static_cast<QuantityKind>(r.byte());
  q.unit = r.string();
  q.thing = r.string();
  q.range = r.range();
  q.number_range = r.range();
}

void put(Writer& w, const FoundDate& d) {
  w.string(d.value);
  w.range(d.range);
}
void take(Reader& r, FoundDate& d) {
  d.value = r.string();
  d.range = r.range();
}

template <typename T>
void put_all(Writer& w, const std::vector<T>& all) {
  w.number(all.size());
  for (const T& one : all) put(w, one);
}
template <typename T>
void take_all(Reader& r, std::vector<T>& all) {
  all.resize(r.count());
  for (T& one : all) take(r, one);
}

}  // namespace

std::string encoded(const Article& a) {
  Writer w;
  w.byte(kVersion);
  w.string(a.id);
  w.string(a.title);
  w.string(a.date);
  w.string(a.source);
  w.strings(a.authors);
  w.string(a.url);
  w.string(a.language);
  w.string(a.section);
  w.strings(a.keywords);
  w.string(a.text);
  w.number(a.title_from_text ? 1 : 0);
  put_all(w, a.found.people);
  put_all(w, a.found.places);
  put_all(w, a.found.organisations);
  put_all(w, a.found.numbers);
  put_all(w, a.found.dates);
  return w.take();
}

Result<Article> decoded_article(std::string_view bytes) {
  Reader r(bytes);
  if (r.byte() != kVersion) {
    return Error{ErrorCode::version_mismatch, "an article of another format version",
                 "Index again"};
  }
  Article a;
  a.id = r.string();
  a.title = r.string();
  a.date = r.string();
  a.source = r.string();
  a.authors = r.strings();
  a.url = r.string();
  a.language = r.string();
  a.section = r.string();
  a.keywords = r.strings();
  a.text = r.string();
  a.title_from_text = r.number() != 0;
  take_all(r, a.found.people);
  take_all(r, a.found.places);
  take_all(r, a.found.organisations);
  take_all(r, a.found.numbers);
  take_all(r, a.found.dates);
  if (r.failed() || !r.done())
    return Error{ErrorCode::io, "a stored article is damaged", "Index again"};
  return a;
}

}  // namespace dateline
