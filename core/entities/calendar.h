// Dates as articles write them: absolute ("25 November 2021") and relative ("Wednesday", "last
// month").
#pragma once

#include <string>
#include <string_view>

#include "core/base/byte_range.h"

namespace dateline {

// A date found in a text. `value` is ISO 8601 to the precision given ("2021-11-25", "2021-11",
// "2021"); empty when it is relative and the article has no date to count from.
struct FoundDate {
  std::string value;
  ByteRange range;
};

// 0-6 (Sunday = 0) for "Monday", "Tues."; -1 for anything else. English.
[[nodiscard]] int weekday_number(std::string_view name);

}  // namespace dateline
