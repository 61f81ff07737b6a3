#include "web/query_filters.h"

#include <catch2/catch.hpp>

using namespace dateline::web;

TEST_CASE("QueryFilters: a filter joins the query") {
  const auto check = [](std::string_view query, std::string_view filter, std::string_view result) {
    INFO(query);
    CHECK(with_filter(query, filter) == result);
  };
  check("", "place:Calais", "place:Calais");
  check("  ", "place:Calais", "place:Calais");
  check("channel", "place:Calais", "channel place:Calais");
  check("a OR b ", "person:\"Boris Johnson\"", "a OR b person:\"Boris Johnson\"");
  check("place:calais boats", "place:Calais", "place:calais boats");
  // What is left open would swallow it.
  check("\"small boats", "place:Calais", "place:Calais \"small boats");
  check("\u201csmall boats", "source:\"Post\"", "source:\"Post\" \u201csmall boats");
  check("\u00absmall boats", "place:Calais", "place:Calais \u00absmall boats");
  check("(a b", "place:Calais", "place:Calais (a b");
  // Only a quote of its own style closes another.
  check("\u201esmall boats\"", "place:Calais", "\u201esmall boats\" place:Calais");
  check("\u00aba \" b\u00bb", "place:Calais", "\u00aba \" b\u00bb place:Calais");
  check("a OR", "place:Calais", "place:Calais a OR");
  check("title:", "place:Calais", "place:Calais title:");
  // The same text as part of something else is not the filter.
  check("-place:Calais", "place:Calais", "-place:Calais place:Calais");
  check("NOT place:Calais", "place:Calais", "NOT place:Calais place:Calais");
  check("(place:Calais)", "place:Calais", "(place:Calais) place:Calais");
  check("a OR place:Calais", "place:Calais", "a OR place:Calais place:Calais");
}

TEST_CASE("QueryFilters: a filter leaves the query") {
  const auto check = [](std::string_view query, std::string_view filter, std::string_view result) {
    INFO(query);
    CHECK(without_filter(query, filter) == std::string(result));
  };
  check("person:\"Boris Johnson\" channel", "person:\"Boris Johnson\"", "channel");
  check("channel  PERSON:\"boris johnson\"  boats", "person:\"Boris Johnson\"", "channel boats");
  check("place:Calais", "place:Calais", "");
  check("boats person:\u00abA \u201cB\u201d C\u00bb", "person:\u00aba \u201cb\u201d c\u00bb",
        "boats");
  check("\"small  boats\" place:Calais", "place:Calais", "\"small  boats\"");
}

TEST_CASE("QueryFilters: only the filter itself is taken out") {
  const auto check = [](std::string_view query, std::string_view filter) {
    INFO(query);
    CHECK_FALSE(without_filter(query, filter));
  };
  check("", "place:Calais");
  check("place:Calais-Nord", "place:Calais");
  check("-place:Calais", "place:Calais");
  check("NOT place:Calais", "place:Calais");
  check("place:Calais OR b", "place:Calais");
  check("(place:Calais b)", "place:Calais");
  check("\"a place:Calais b\"", "place:Calais");
  check("\"a place:Calais", "place:Calais");
}

TEST_CASE("QueryFilters: adding and removing gives the query back") {
  for (const std::string query : {"channel", "a OR b", "\"open", "(a", "a OR", "x -y (z OR w)"}) {
    const std::string filter = "person:\"Boris Johnson\"";
    INFO(query);
    const auto without = without_filter(with_filter(query, filter), filter);
    CHECK(without == query);
  }
}

TEST_CASE("QueryFilters: garbage is taken as it is") {
  const std::string brackets(20000, '(');
  CHECK(with_filter(brackets, "a") == "a " + brackets);
  CHECK(with_filter(")))", "a") == "))) a");
  CHECK(phrase("more than\r\n  ten") == "\"more than ten\"");
  CHECK(phrase("say \"so\"") == "\"say so\"");
  CHECK(phrase("27 \u201cguests\u201d, caf\u00e9") == "\"27 guests, caf\u00e9\"");
}

TEST_CASE("QueryFilters: pieces are left out where they stand by themselves") {
  const auto check = [](std::string_view query, std::string_view result) {
    INFO(query);
    CHECK(without_pieces(
              query, [](std::string_view piece) { return piece.starts_with("date:"); }) == result);
  };
  check("", "");
  check("date:2021", "");
  check("channel  date:2021 boats date:2022", "channel boats");
  check("-date:2021 channel", "-date:2021 channel");
  check("a OR date:2021 b", "a OR date:2021 b");
  check("NOT date:2021", "NOT date:2021");
  check("(date:2021 b)", "(date:2021 b)");
  check("\"a date:2021 b\"", "\"a date:2021 b\"");
}
