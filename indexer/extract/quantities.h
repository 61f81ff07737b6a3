// Numbers in running text, as quantities: digits and words, ranges, bounds, money, units and the
// thing counted.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/base/byte_range.h"
#include "core/base/date.h"
#include "core/entities/calendar.h"
#include "core/entities/quantity.h"
#include "core/text/words.h"

namespace dateline {

struct NumbersAndDates {
  std::vector<Quantity> numbers;
  std::vector<FoundDate> dates;
};

// The quantities and dates of `text`, each in ascending order, none overlapping another of its
// kind. A quantity stays inside its sentence. Relative dates count from `published` (dates.h).
// `words` = segment_words(text); `sentences` = split_sentences(text). Linear time.
[[nodiscard]] NumbersAndDates find_numbers_and_dates(std::string_view text,
                                                     const std::vector<Word>& words,
                                                     const std::vector<ByteRange>& sentences,
                                                     std::optional<Date> published);

}  // namespace dateline
