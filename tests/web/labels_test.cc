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
