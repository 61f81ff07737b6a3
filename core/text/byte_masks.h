// Classes of 64 bytes at a time, a bit for each: how long stretches of text are passed over without
// looking at every byte. For processors with SSE2 (every amd64); elsewhere kByteMasksWork is false
// and callers look at every byte.
#pragma once

#include <cstddef>
#include <cstdint>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace dateline {

// Bit i speaks of byte i.
struct ByteMasks {
  std::uint64_t letters = 0;  // a-z, A-Z
  std::uint64_t blanks = 0;   // space, tab, line feed, carriage return
};

inline constexpr unsigned kMaskBytes = 64;

#ifdef __SSE2__

inline constexpr bool kByteMasksWork = true;

// REQUIRES 64 readable bytes at `text`.
inline ByteMasks byte_masks(const char* text) {
  const auto all = [](char c) { return _mm_set1_epi8(c); };
  const auto bits = [](__m128i bytes) {
    return std::uint64_t{static_cast<unsigned>(_mm_movemask_epi8(bytes))};
  };
  ByteMasks out;
  for (unsigned i = 0; i < kMaskBytes; i += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text + i));
    const __m128i lower = _mm_or_si128(bytes, all(0x20));  // bytes beyond ASCII stay negative
    const __m128i letters =
        _mm_and_si128(_mm_cmpgt_epi8(lower, all('a' - 1)), _mm_cmplt_epi8(lower, all('z' + 1)));
    const __m128i spaces =
        _mm_or_si128(_mm_cmpeq_epi8(bytes, all(' ')), _mm_cmpeq_epi8(bytes, all('\t')));
    const __m128i breaks =
        _mm_or_si128(_mm_cmpeq_epi8(bytes, all('\n')), _mm_cmpeq_epi8(bytes, all('\r')));
    out.letters |= bits(letters) << i;
    out.blanks |= bits(_mm_or_si128(spaces, breaks)) << i;
  }
  return out;
}

#else

inline constexpr bool kByteMasksWork = false;
inline ByteMasks byte_masks(const char* /*text*/) { return {}; }

#endif

}  // namespace dateline
