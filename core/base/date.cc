#include "core/base/date.h"

#include <array>
#include <charconv>
#include <cstdio>

#include "core/base/ascii.h"

namespace dateline {
namespace {

// A number that is nothing but digits; -1 for anything else.
int digits(std::string_view text) {
  int value = -1;
  if (text.find_first_not_of("0123456789") == std::string_view::npos)
    std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace

std::string Date::iso() const {
  std::array<char, 40> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02d", year, month, day);
  return buffer.data();
}

std::string Date::iso_month() const { return iso().substr(0, 7); }
std::string Date::iso_year() const { return iso().substr(0, 4); }

// Howard Hinnant's days_from_civil (public domain description): years begin in March, eras of 400
// years.
std::int64_t Date::days() const {
  const std::int64_t y = month <= 2 ? year - 1 : year;
  const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
  const std::int64_t year_of_era = y - era * 400;
  const std::int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const std::int64_t day_of_era =
      year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

Date Date::from_days(std::int64_t days) {
  const std::int64_t shifted = days + 719468;
  const std::int64_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  const std::int64_t day_of_era = shifted - era * 146097;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t shifted_month = (5 * day_of_year + 2) / 153;
  Date date;
  date.day = static_cast<int>(day_of_year - (153 * shifted_month + 2) / 5 + 1);
  date.month = static_cast<int>(shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
  date.year = static_cast<int>(year_of_era + era * 400 + (date.month <= 2 ? 1 : 0));
  return date;
}

int Date::weekday() const {
  const std::int64_t from_thursday = (days() + 4) % 7;  // 1970-01-01 was a Thursday
  return static_cast<int>(from_thursday < 0 ? from_thursday + 7 : from_thursday);
}

int days_in_month(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12) return 0;
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

bool is_valid_date(int year, int month, int day) {
  return year >= 1 && year <= 9999 && day >= 1 && day <= days_in_month(year, month);
}

std::optional<DateSpan> parse_date_span(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return std::nullopt;
  const bool has_month = text.size() > 4;
  const bool has_day = text.size() > 7;
  if ((has_month && text[4] != '-') || (has_day && text[7] != '-')) return std::nullopt;
  DateSpan span;
  span.first = {digits(text.substr(0, 4)), has_month ? digits(text.substr(5, 2)) : 1,
                has_day ? digits(text.substr(8, 2)) : 1};
  if (!is_valid_date(span.first.year, span.first.month, span.first.day)) return std::nullopt;
  span.last = span.first;
  if (!has_month) span.last.month = 12;
  if (!has_day) span.last.day = days_in_month(span.last.year, span.last.month);
  return span;
}

std::optional<Date> own_day(std::string_view normalised) {
  if (normalised.size() > 10 && normalised[10] != 'T') return std::nullopt;
  const std::optional<DateSpan> span = parse_date_span(normalised.substr(0, 10));
  if (!span) return std::nullopt;
  return span->first;
}

int month_number(std::string_view name) {
  constexpr std::array<std::string_view, 12> kMonths = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  if (!name.empty() && name.back() == '.') name.remove_suffix(1);
  if (name.size() < 3 || name.size() > 9) return 0;
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (equals_ascii_lower(name, kMonths[i]) || equals_ascii_lower(name, kMonths[i].substr(0, 3))) {
      return static_cast<int>(i) + 1;
    }
  }
  return equals_ascii_lower(name, "sept") ? 9 : 0;
}

}  // namespace dateline
