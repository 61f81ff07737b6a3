#include "core/base/utf8.h"

#include <catch2/catch.hpp>

using namespace dateline;

TEST_CASE("UTF-8: malformed sequences become U+FFFD, one for each maximal invalid prefix") {
  const std::pair<std::string, std::string> table[] = {
      {"abc", "abc"},
      {"caf\xc3\xa9", "caf\u00e9"},
      {"caf\xe9!", "caf\uFFFD!"},
      {"\xc0\xaf", "\uFFFD\uFFFD"},                      // overlong
      {"\xed\xa0\x80", "\uFFFD\uFFFD\uFFFD"},            // a surrogate
      {"\xf0\x9f\x98", "\uFFFD"},                        // cut short
      {"\xf4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD"},  // beyond U+10FFFF
      {"a\x80"
       "b",
       "a\uFFFD"
       "b"}};
  for (const auto& [given, expected] : table) {
    CHECK(utf8::repaired(given) == expected);
    CHECK(utf8::is_valid(utf8::repaired(given)));
  }
}

TEST_CASE("UTF-8: truncation cuts no code point") {
  CHECK(utf8::truncated("caf\u00e9", 4) == "caf");
  CHECK(utf8::truncated("caf\u00e9", 5) == "caf\u00e9");
  CHECK(utf8::length("caf\u00e9 \u6771") == 6);
}
