// Classes of 64 bytes at a time, a bit for each: how long stretches of text are passed over without
// looking at every byte. Plain arithmetic on 8 bytes at once ("SIMD within a register"), so that it
// is as fast wherever it is compiled.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace dateline {

// Bit i speaks of byte i.
struct ByteMasks {
  std::uint64_t letters = 0;  // a-z, A-Z
  std::uint64_t blanks = 0;   // space, tab, line feed, carriage return
};

namespace detail {

constexpr std::uint64_t in_every_byte(std::uint8_t b) { return 0x0101010101010101ULL * b; }
constexpr std::uint64_t kHigh = in_every_byte(0x80);
constexpr std::uint64_t kLow = in_every_byte(0x7F);

// High bit of each byte that is an ASCII letter.
constexpr std::uint64_t letters(std::uint64_t bytes) {
  const std::uint64_t lower = (bytes | in_every_byte(0x20)) & kLow;
  const std::uint64_t from_a = lower + in_every_byte(0x80 - 'a');
  const std::uint64_t past_z = lower + in_every_byte(0x80 - 'z' - 1);
  return from_a & ~past_z & ~bytes & kHigh;
}

// High bit of each byte that is `b`.
constexpr std::uint64_t equal_to(std::uint64_t bytes, std::uint8_t b) {
  const std::uint64_t zero_where_equal = bytes ^ in_every_byte(b);
  return ~(((zero_where_equal & kLow) + kLow) | zero_where_equal) & kHigh;
}

// The high bits of the eight bytes, the first byte's lowest.
constexpr std::uint64_t gathered(std::uint64_t high_bits) {
  return ((high_bits >> 7) * 0x0102040810204080ULL) >> 56;
}

}  // namespace detail

inline constexpr std::size_t kMaskBytes = 64;
// Elsewhere the bits come out in another order.
inline constexpr bool kByteMasksWork = std::endian::native == std::endian::little;

// REQUIRES 64 readable bytes at `text`.
inline ByteMasks byte_masks(const char* text) {
  ByteMasks out;
  for (unsigned i = 0; i < kMaskBytes; i += 8) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text + i, sizeof bytes);
    const std::uint64_t blanks = detail::equal_to(bytes, ' ') | detail::equal_to(bytes, '\t') |
                                 detail::equal_to(bytes, '\n') | detail::equal_to(bytes, '\r');
    out.letters |= detail::gathered(detail::letters(bytes)) << i;
    out.blanks |= detail::gathered(blanks) << i;
  }
  return out;
}

}  // namespace dateline
