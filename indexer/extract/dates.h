// Dates in running text, absolute and relative.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/entities/calendar.h"
#include "core/text/words.h"
#include "indexer/extract/word_view.h"

namespace dateline {

// The dates of `text`, ascending, disjoint. Relative ones ("Wednesday", "last month", "yesterday")
// are resolved against `published`; their value is empty without one. Linear time.
[[nodiscard]] std::vector<FoundDate> find_dates(std::string_view text,
                                                const std::vector<Word>& words,
                                                std::optional<Date> published);

// The same over a view that the caller has made already, and its number_cues().
[[nodiscard]] std::vector<FoundDate> find_dates(const WordView& view,
                                                const std::vector<std::uint32_t>& cues,
                                                std::optional<Date> published);

}  // namespace dateline
