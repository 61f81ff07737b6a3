// The words around a number that say how it bounds the truth: "at least", "nearly", "up to", "or
// more".
#pragma once

#include <optional>

#include "core/entities/quantity.h"
#include "indexer/extract/word_view.h"

namespace dateline {

struct BoundWords {
  Bound bound = Bound::exact;
  std::size_t first = 0;  // its first word (before a number) or its last (after one)
};

// The bound whose last word is word `last`; words before `first_word` do not belong to the
// sentence. `filler` words ("a", "the", "just") between bound and number are read over.
[[nodiscard]] std::optional<BoundWords> bound_before(const WordView& view, std::size_t last,
                                                     std::size_t first_word);

// "or more", "or fewer", "or so", "and above" beginning at word `first`; BoundWords::first is then
// the last word of it.
[[nodiscard]] std::optional<BoundWords> bound_after(const WordView& view, std::size_t first,
                                                    std::size_t end_word);

}  // namespace dateline
