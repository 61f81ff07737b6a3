#include "core/base/date.h"

#include <catch2/catch.hpp>

using namespace dateline;

namespace {

void check_normalised(std::string_view text, std::string_view expected) {
  CAPTURE(text);
  CHECK(normalised_date(text).value_or("none") == expected);
}

}  // namespace

TEST_CASE("Date: days and calendar dates are each other's inverse") {
  for (std::int64_t day = -719162; day < 2932896; day += 997) {  // years 1 to 9999
    const Date date = Date::from_days(day);
    CHECK(is_valid_date(date.year, date.month, date.day));
    CHECK(date.days() == day);
  }
  CHECK(Date{1970, 1, 1}.days() == 0);
  CHECK(Date{2000, 3, 1}.days() - Date{2000, 2, 28}.days() == 2);
}

TEST_CASE("Date: weekdays") {
  CHECK(Date{2021, 11, 25}.weekday() == 4);
  CHECK(Date{1970, 1, 1}.weekday() == 4);
  CHECK(Date{1969, 12, 31}.weekday() == 3);
  CHECK(Date{1900, 1, 1}.weekday() == 1);
}

TEST_CASE("Date: leap years") {
  CHECK(is_valid_date(2000, 2, 29));
  CHECK(is_valid_date(2024, 2, 29));
  CHECK_FALSE(is_valid_date(1900, 2, 29));
  CHECK_FALSE(is_valid_date(2021, 2, 29));
  CHECK_FALSE(is_valid_date(0, 1, 1));
  CHECK_FALSE(is_valid_date(2021, 13, 1));
}

TEST_CASE("Date: spans cover a day, a month or a year") {
  CHECK(parse_date_span("2021") == DateSpan{{2021, 1, 1}, {2021, 12, 31}});
  CHECK(parse_date_span("2020-02") == DateSpan{{2020, 2, 1}, {2020, 2, 29}});
  CHECK(parse_date_span("2021-11-25") == DateSpan{{2021, 11, 25}, {2021, 11, 25}});
  for (const char* bad : {"", "21", "2021-", "2021-13", "2021-1", "2021-02-30", "2021/11/25",
                          "2021-11-25x", "0000"}) {
    CAPTURE(bad);
    CHECK_FALSE(parse_date_span(bad));
  }
}

TEST_CASE("Date: sources' forms come to one") {
  check_normalised("2021-11-25", "2021-11-25");
  check_normalised(" 2021-11-25 10:00:00 ", "2021-11-25T10:00:00Z");
  check_normalised("2021-11-25T10:00:00.123Z", "2021-11-25T10:00:00Z");
  check_normalised("2021-11-25T10:00+01:00", "2021-11-25T10:00:00+01:00");
  check_normalised("2021-11-25T10:00:00-0530", "2021-11-25T10:00:00-05:30");
  check_normalised("20211125T100000Z", "2021-11-25T10:00:00Z");
  check_normalised("2021/11/25", "2021-11-25");
  check_normalised("2021", "2021");
  check_normalised("2021-11", "2021-11");
  check_normalised("November 2021", "2021-11");
  check_normalised("Thu, 25 Nov 2021 10:00:00 +0100", "2021-11-25T10:00:00+01:00");
  check_normalised("25 Nov 2021 10:00 EST", "2021-11-25T10:00:00-05:00");
  check_normalised("Thu, 25 Nov 2021 10:00:00 GMT (London)", "2021-11-25T10:00:00Z");
  check_normalised("25 Nov 99 10:00:00 UT", "1999-11-25T10:00:00Z");
  check_normalised("25 November 2021", "2021-11-25");
  check_normalised("25th of November 2021", "2021-11-25");
  check_normalised("November 25, 2021", "2021-11-25");
  check_normalised("Thursday, November 25, 2021 4:05 PM", "2021-11-25T16:05:00Z");
  check_normalised("Thu Nov 25 10:00:00 2021", "2021-11-25T10:00:00Z");
}

TEST_CASE("Date: lines as they stand over articles") {
  const std::pair<const char*, const char*> table[] = {
      {"Published: 25 November 2021", "2021-11-25"},
      {"Last updated on 2021-11-25", "2021-11-25"},
      {"Updated 25 Nov 2021 10.30am", "2021-11-25T10:30:00Z"},
      {"10:00 GMT, 25 November 2021", "2021-11-25T10:00:00Z"},
      {"10.30pm EST on Thursday, November 25, 2021", "2021-11-25T22:30:00-05:00"},
      {"10:00AM Nov 25 2021", "2021-11-25T10:00:00Z"},
      {"November 25, 2021 at 10:00 am", "2021-11-25T10:00:00Z"},
      {"25 November 2021, 10:00 p.m.", "2021-11-25T22:00:00Z"},
      {"Thu Nov 25 2021 10:00:00 GMT+0100 (CET)", "2021-11-25T10:00:00+01:00"},
      {"Thu Nov 25 10:00:00 EST 2021", "2021-11-25T10:00:00-05:00"},
      {"25.11.2021", "2021-11-25"},
      {"5.11.2021, 10:00", "2021-11-05T10:00:00Z"},
      {"25/11/2021", "2021-11-25"},
      {"11/25/2021", "2021-11-25"},
      {"11/11/2021 10:00", "2021-11-11T10:00:00Z"},
      {"25-11-2021", "2021-11-25"},
      // Either could be the month.
      {"05/11/2021", "none"},
      {"Published", "none"},
      {"10:00", "none"},
      {"10.30", "none"},
      {"31.13.2021", "none"}};
  for (const auto& [text, expected] : table) check_normalised(text, expected);
}

TEST_CASE("Date: what is no date is refused") {
  for (const char* bad : {"", "yesterday", "2021-02-30", "2021-11-25T25:00:00Z", "2021-11-25T10:61",
                          "25/11/2021x", "31 June 2021", "November", "25", "2021-11-25 garbage",
                          "2021-11-25T10:00+99:00", "0000-01-01", "Nov 2021 2021", "\xFF\xFE",
                          "99999999999999999999", "2021-11-25T", "1 Jan 20211"}) {
    CAPTURE(bad);
    CHECK_FALSE(normalised_date(bad));
  }
}

TEST_CASE("Date: an article's own day is the one written, whatever the offset") {
  CHECK(own_day("2021-11-25T23:30:00-05:00") == Date{2021, 11, 25});
  CHECK(own_day("2021-11") == Date{2021, 11, 1});
  CHECK(own_day("2021") == Date{2021, 1, 1});
  CHECK_FALSE(own_day(""));
  CHECK_FALSE(own_day("2021-11-25 10:00"));
}

TEST_CASE("Date: month names") {
  CHECK(month_number("January") == 1);
  CHECK(month_number("sept.") == 9);
  CHECK(month_number("DEC") == 12);
  CHECK(month_number("Janu") == 0);
  CHECK(month_number("") == 0);
}
