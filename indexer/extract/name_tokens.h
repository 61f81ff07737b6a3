// The words of a text as the rules for names see them: folded, with what the word lists say, and
// how each is joined to the word before it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/byte_range.h"
#include "core/text/words.h"

namespace dateline {

// What stands between a word and the one before it.
enum class Join : std::uint8_t {
  apart,  // a sentence's end, quotes, brackets, a line's end ...
  blank,
  hyphen,
  point,  // ". ": after an initial or an abbreviation
  comma,
  ampersand,
  bracket  // " (": may open an acronym
};

struct NameToken {
  std::string folded;      // without points and possessive 's
  ByteRange range;         // without the possessive 's, with an acronym's last point
  std::uint32_t cues = 0;  // of cue_of()
  std::uint8_t flags = 0;  // of word_flags(); for capitalised words only
  Join join = Join::apart;
  bool first = false;  // of its sentence (or after an opening quote)
  bool capital = false;
  bool all_upper = false;  // two letters or more
  bool possessive = false;
  bool digit = false;
  bool initial = false;  // "J", "J.K"

  [[nodiscard]] bool has(std::uint32_t cue) const { return (cues & cue) != 0; }
  [[nodiscard]] bool is(std::uint8_t flag) const { return (flags & flag) != 0; }
};

// One token for each word of `words`, which are text's own. Linear time.
[[nodiscard]] std::vector<NameToken> name_tokens(std::string_view text,
                                                 const std::vector<Word>& words,
                                                 const std::vector<ByteRange>& sentences);

}  // namespace dateline
