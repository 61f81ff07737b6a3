// Word segmentation: where words begin and end. The analyzer makes terms of them; entity extraction
// reads them as they stand. Boundaries are ICU's (UAX #29), with a fast path for ASCII that gives
// the same.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/base/byte_range.h"

namespace dateline {

enum class Script : std::uint8_t {
  latin,       // and everything else that writes words with spaces
  unsegmented  // Han, Kana, Thai, Lao, Khmer, Burmese: a word is one character (with its marks)
};

// A UAX #29 word that holds at least one letter or digit. "Johnson's", "U.S", "25,700", "3.5mm",
// "bbc.co.uk" are one word each; "co-operate", "AT&T", "F-16", "a@b.org" are several, with
// punctuation between.
struct Word {
  std::uint32_t begin = 0;  // bytes
  std::uint32_t end = 0;
  Script script = Script::latin;
  bool ascii = true;  // every byte < 0x80
  bool has_letter = false;
  bool has_digit = false;
  bool initial_upper = false;  // the first letter is upper or title case
  bool all_upper = false;      // at least two letters, none of them lower case
  bool has_lower = false;

  [[nodiscard]] ByteRange range() const { return {begin, end}; }
  [[nodiscard]] std::string_view of(std::string_view text) const {
    return text.substr(begin, end - begin);
  }
};

// The words of `utf8`, in order. Malformed bytes separate words. Linear time. REQUIRES utf8.size()
// < 4 GiB. Concurrent calls are safe.
[[nodiscard]] std::vector<Word> segment_words(std::string_view utf8);

}  // namespace dateline
