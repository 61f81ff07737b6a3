// Dates as sources write them, and the one form that articles keep.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dateline {

// The ISO 8601 form an article keeps, from the forms that sources use: ISO 8601 with or without a
// time and offset, RFC 2822 ("Thu, 25 Nov 2021 10:00:00 +0100"), "25 November 2021", "November 25,
// 2021", "2021/11/25"; "25.11.2021", and "25/11/2021" where only a day or only a month is over 12;
// lines as over articles ("Published: 10.30am GMT, Thursday 25 November 2021"). Returns
// "2021-11-25" or "2021-11-25T10:00:00+01:00"; a time without an offset is UTC ("Z"). A year or a
// year and month alone stay as they are ("2021", "2021-11"). Nothing when it is no date.
[[nodiscard]] std::optional<std::string> normalised_date(std::string_view text);

// The moment of a normalised date as "YYYYMMDDHHMMSS" in UTC, for sorting (a day alone: its first
// second); empty for none.
[[nodiscard]] std::string sort_key(std::string_view normalised);

}  // namespace dateline
