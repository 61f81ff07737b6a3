// Values as bytes: varints (7 bits a byte, lowest first), strings as a varint of their length and
// their bytes, doubles as 8 bytes, lowest first. What stored records are written with.
#pragma once

#include <bit>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/byte_range.h"

namespace dateline {

// Puts values one after the other.
class RecordWriter {
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

// Takes them off again. Nothing is read past the end: once something is missing, failed() is true
// and what is taken is empty. Never allocates more than the bytes given justify.
class RecordReader {
 public:
  explicit RecordReader(std::string_view bytes) : bytes_(bytes) {}

  [[nodiscard]] bool failed() const { return failed_; }
  [[nodiscard]] bool done() const { return pos_ == bytes_.size(); }

  char byte() {
    if (pos_ >= bytes_.size()) return fail(), '\0';
    return bytes_[pos_++];
  }
  // An enumerator of a byte; one beyond `last` is damage.
  template <typename Enum>
  Enum enumerator(Enum last) {
    const auto value = static_cast<unsigned char>(byte());
    if (value > static_cast<unsigned char>(last)) return fail(), Enum();
    return static_cast<Enum>(value);
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
  // The bytes of a string where they stand.
  std::string_view view() {
    const std::uint64_t size = number();
    if (size > bytes_.size() - pos_) return fail(), std::string_view();
    pos_ += size;
    return bytes_.substr(pos_ - size, size);
  }
  std::string string() { return std::string(view()); }
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
    const std::uint64_t size = number();
    if (size > UINT64_MAX - begin) return fail(), ByteRange();
    return {begin, begin + size};
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

}  // namespace dateline
