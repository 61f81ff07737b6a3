#include "core/base/date_text.h"

#include <catch2/catch.hpp>

using namespace dateline;

namespace {

void check_normalised(std::string_view text, std::string_view expected) {
  CAPTURE(text);
  CHECK(normalised_date(text).value_or("none") == expected);
}

}  // namespace

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
