// Units of measure after a number: "24 hours", "75 m", "20 degrees Celsius", "60 miles per hour",
// "3 mg per litre".
#pragma once

#include <optional>
#include <string>

#include "core/entities/quantity.h"
#include "indexer/extract/word_view.h"

namespace dateline {

struct Unit {
  QuantityKind kind = QuantityKind::other;
  std::string name;      // the contract's unit word
  std::size_t last = 0;  // its last word
  std::size_t end = 0;   // byte after it
};

// Whether the lower-case word is, alone, a unit's name or symbol of two letters or more.
[[nodiscard]] bool is_unit_word(std::string_view lower);

// The unit whose first word is word i; words up to `end_word` (exclusive) may belong to it. Rates
// ("per hour", "/h") included.
[[nodiscard]] std::optional<Unit> read_unit(const WordView& view, std::size_t i,
                                            std::size_t end_word);

// The unit glued to digits ("km" in "5km"); case matters: "m" is a metre, "M" nothing. Empty name
// for none.
[[nodiscard]] std::optional<Unit> glued_unit(std::string_view suffix);

}  // namespace dateline
