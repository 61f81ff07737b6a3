// What one word of the text is made of: a folded term, or several parts ("bbc.co.uk", "3.5mm") with
// their joined form.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/byte_range.h"
#include "core/text/words.h"

namespace dateline {

struct WordPart {
  std::string term;  // folded, never empty
  ByteRange range;
  // Another way to find it: "estaing" in "d'Estaing". Empty for none.
  std::string variant;
  ByteRange variant_range;
};

struct WordParts {
  std::vector<WordPart> parts;  // empty when nothing is left after folding
  std::string joined;           // the whole, where there are two parts or more that belong together
  bool dotted_acronym = false;  // "U.S", "e.g": one part, its points dropped
};

// The possessive "'s" is dropped, apostrophes inside close up (O'Neill -> oneill), thousands
// separators go.
[[nodiscard]] WordParts split_word(std::string_view text, const Word& word);

// "25", "700": whether `next` can be the next group of three digits after a blank that does not
// break ("25 700").
[[nodiscard]] bool is_digit_group(std::string_view word);

}  // namespace dateline
