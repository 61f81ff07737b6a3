#include "web/labels.h"

#include <catch2/catch.hpp>

using namespace dateline::web;

TEST_CASE("Labels: dates as a reader writes them") {
  CHECK(date_label("2021-11-05") == "5 November 2021");
  CHECK(date_label("2021-11-25T23:30:00-05:00") == "25 November 2021");
  CHECK(date_label("2021-11") == "November 2021");
  CHECK(date_label("2021") == "2021");
  CHECK(date_label("someday") == "someday");
  CHECK(date_label("") == "");
}

TEST_CASE("Labels: from one day to another, as shortly as it can be said") {
  const auto check = [](std::string_view value, std::string_view expected) {
    CHECK(facet_value_label("dates", value) == expected);
  };
  check("1998-05-03..", "from 3 May 1998");
  check("1998-05-01..", "from May 1998");
  check("1998-01-01..", "from 1998");
  check("..1998-05-01", "until 1 May 1998");
  check("..1998-02-28", "until February 1998");
  check("..1998-12-31", "until 1998");
  check("1998-05-02..1998-05-10", "2 May 1998 to 10 May 1998");
  check("1998-05-01..1999-02-28", "May 1998 to February 1999");
  check("1998-01-01..1999-12-31", "1998 to 1999");
  check("1998-01-01..1998-01-15", "1 January 1998 to 15 January 1998");
  check("1998-01-01..1998-06-30", "January 1998 to June 1998");
  check("..", "..");
  check("then..", "then..");
  check("1998..now", "1998..now");
}

TEST_CASE("Labels: languages and facets") {
  CHECK(facet_value_label("languages", "fr") == "French");
  CHECK(facet_value_label("languages", "xx") == "xx");
  CHECK(facet_value_label("dates", "2021-11") == "November 2021");
  CHECK(facet_value_label("people", "2021-11") == "2021-11");
  CHECK(facet_label("people") == "People");
  CHECK(is_language_code("pt-BR"));
  CHECK_FALSE(is_language_code("e"));
  CHECK_FALSE(is_language_code("en\" onload"));
}
