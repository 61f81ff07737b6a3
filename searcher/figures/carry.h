// Figures that lean on one before them: "27 and not [31]", "some reports spoke of [145]", "compared
// with [8,400] in 2020".
#pragma once

#include <cstdint>
#include <optional>

#include "searcher/figures/sentence.h"

namespace dateline::figures {

enum class Leaning : std::uint8_t {
  on_neighbour,    // on the number right before it in the sentence
  on_last,         // on the last count that was spoken of, in this sentence or the one before
  in_other_times,  // the same, but of another time: "compared with 8,400 in 2020"
};

// Whether number k, which says nothing of its own, takes what it counts from another.
[[nodiscard]] std::optional<Leaning> leaning_of(const Sentence& sentence, std::size_t k);

// "not [31]", "rather than [31]".
[[nodiscard]] bool is_denied(const Sentence& sentence, std::size_t k);

}  // namespace dateline::figures
