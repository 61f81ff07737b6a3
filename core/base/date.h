// Civil dates, and the day / month / year spans a reader writes ("2021", "2021-11", "2021-11-25").
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

// A day of the proleptic Gregorian calendar. Years 1 to 9999.
struct Date {
  int year = 1970;
  int month = 1;  // 1-12
  int day = 1;    // 1-31

  friend auto operator<=>(const Date&, const Date&) = default;

  [[nodiscard]] std::string iso() const;        // "2021-11-25"
  [[nodiscard]] std::string iso_month() const;  // "2021-11"
  [[nodiscard]] std::string iso_year() const;   // "2021"
  [[nodiscard]] std::int64_t days() const;      // since 1970-01-01
  [[nodiscard]] int weekday() const;            // 0 = Sunday
  [[nodiscard]] static Date from_days(std::int64_t days);
};

[[nodiscard]] bool is_valid_date(int year, int month, int day);
[[nodiscard]] int days_in_month(int year, int month);

// First and last day, both in it.
struct DateSpan {
  Date first;
  Date last;
  friend auto operator<=>(const DateSpan&, const DateSpan&) = default;
};

// "2021", "2021-11" or "2021-11-25" as the days it covers; nothing for anything else.
[[nodiscard]] std::optional<DateSpan> parse_date_span(std::string_view text);

// The article's own day of a normalised date: "2021-11-25T23:30:00-05:00" is 2021-11-25; "2021-11"
// is its first day. Nothing for an empty or malformed string.
[[nodiscard]] std::optional<Date> own_day(std::string_view normalised);

// 1-12 for "January", "jan", "Sept."; 0 for anything else. English.
[[nodiscard]] int month_number(std::string_view name);

}  // namespace dateline
