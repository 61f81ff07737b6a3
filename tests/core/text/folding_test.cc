#include "core/text/folding.h"

#include <catch2/catch.hpp>

using namespace dateline;

TEST_CASE("Folding: marks go where readers do not type them, and stay where they are letters") {
  const std::pair<const char*, const char*> table[] = {
      {"ABC", "abc"},
      {"G\u00c9RALD", "gerald"},
      {"\u0141\u00d3D\u0179", "lodz"},
      {"\u00c6r\u00f8", "aero"},
      {"Stra\u00dfe", "strasse"},
      {"\u0130stanbul", "istanbul"},
      {"D\u0131yarbak\u0131r", "diyarbakir"},
      {"\u0399\u03a9\u0386\u039d\u039d\u0397\u03a3", "\u03b9\u03c9\u03b1\u03bd\u03bd\u03b7\u03c3"},
      {"\u0401\u043b\u043a\u0430", "\u0435\u043b\u043a\u0430"},
      {"\u0439\u043e\u0434", "\u0439\u043e\u0434"},
      {"\u304c", "\u304c"},
      {"\uff36", "v"},
      {"\ud55c\uad6d", "\ud55c\uad6d"},
      {"\u0e01\u0e33", "\u0e01\u0e4d\u0e32"},
      {"", ""}};
  for (const auto& [given, expected] : table) {
    INFO(given);
    CHECK(folded(given) == expected);
    CHECK(folded(expected) == expected);
  }
}

TEST_CASE("Title case: an all-caps name as people write it") {
  CHECK(title_cased("BORIS JOHNSON") == "Boris Johnson");
  CHECK(title_cased("O'NEILL") == "O'neill");
  CHECK(title_cased("\u00c9MILE ZOLA") == "\u00c9mile Zola");
}
