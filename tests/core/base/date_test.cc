#include "core/base/date.h"

#include <catch2/catch.hpp>

using namespace dateline;

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
