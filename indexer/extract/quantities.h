// Numbers in running text, as quantities: digits and words, ranges, bounds, money, units and the
// thing counted.
#pragma once

#include <string_view>
#include <vector>

#include "core/base/byte_range.h"
#include "core/entities/quantity.h"
#include "core/text/words.h"

namespace dateline {

// The quantities of `text`, in ascending order, none overlapping another. Each stays inside its
// sentence. `words` = segment_words(text); `sentences` = split_sentences(text). Linear time.
[[nodiscard]] std::vector<Quantity> find_quantities(std::string_view text,
                                                    const std::vector<Word>& words,
                                                    const std::vector<ByteRange>& sentences);

}  // namespace dateline
