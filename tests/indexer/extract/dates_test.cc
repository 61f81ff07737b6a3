#include "indexer/extract/dates.h"

#include <catch2/catch.hpp>
#include <string>

using namespace dateline;

namespace {

// "text=value" of every date, separated by "; ".
std::string described(std::string_view text, std::optional<Date> published) {
  std::string out;
  for (const FoundDate& date : find_dates(text, segment_words(text), published)) {
    if (!out.empty()) out += "; ";
    out += std::string(date.range.of(text)) + "=" + date.value;
  }
  return out;
}

constexpr Date kSaturday{2021, 11, 27};

void check(std::string_view text, std::string_view expected) {
  CAPTURE(text);
  CHECK(described(text, kSaturday) == expected);
}

}  // namespace

TEST_CASE("Dates: absolute forms") {
  check("It sank on 25 November 2021 there.", "25 November 2021=2021-11-25");
  check("It sank on November 25, 2021.", "November 25, 2021=2021-11-25");
  check("It sank on the 25th of November.", "25th of November=2021-11-25");
  check("It sank on Nov. 25 there.", "Nov. 25=2021-11-25");
  check("It sank in November 2021.", "November 2021=2021-11");
  check("Friday, January 4, 2019", "Friday, January 4, 2019=2019-01-04");
  check("It sank on 2021-11-25.", "2021-11-25=2021-11-25");
  check("In 2020 and by 2030.", "2020=2020; 2030=2030");
}

TEST_CASE("Dates: without a year the nearest one is meant") {
  check("It opens on March 3.", "March 3=2022-03-03");
  check("It opened on September 3.", "September 3=2021-09-03");
}

TEST_CASE("Dates: relative to the day of publication") {
  check("It sank on Wednesday.", "Wednesday=2021-11-24");
  check("It sank on Saturday.", "Saturday=2021-11-27");
  check("It sank last Saturday.", "last Saturday=2021-11-20");
  check("It sails next Friday.", "next Friday=2021-12-03");
  check("It sank yesterday; it sails tomorrow.", "yesterday=2021-11-26; tomorrow=2021-11-28");
  check("Wednesday's crossing", "Wednesday=2021-11-24");
  check("last month and last year", "last month=2021-10; last year=2020");
}

TEST_CASE("Dates: relative ones have no value without a day of publication") {
  CHECK(described("It sank on Wednesday, March 3.", std::nullopt) == "Wednesday, March 3=");
  CHECK(described("It sank last month.", std::nullopt) == "last month=");
  CHECK(described("It sank in 2020.", std::nullopt) == "2020=2020");
}

TEST_CASE("Dates: words that are months too need a day, a year or a preposition") {
  check("Theresa May spoke in May.", "May=2021-05");
  check("They march and may go. March on! June Smith came.", "");
  check("It has run since April.", "April=2021-04");
}

TEST_CASE("Regression: a month of a year that is named from today") {
  check("It began in January of this year.", "January of this year=2021-01");
  check("It began in May of last year.", "May of last year=2020-05");
}

TEST_CASE("Regression: clock times and counts are no years") {
  check("It began at 18:00 (1500 UTC).", "");
  check("Of these, 1720 had recovered and 1846 persons had not.", "");
  check("They met at 1600 Pennsylvania Avenue.", "");
  check("In 1066 William won.", "1066=1066");
}

TEST_CASE("Dates: amounts are none") {
  check("More than 2000 people came.", "");
  check("It cost $2000 or 25,700 marks.", "");
  check("It sank on 31 June and 99 November.", "November=2021-11");
}
