// Bytes of many charsets to UTF-8, and UTF-8 that was misread on its way.
#include "core/text/charset.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "core/base/utf8.h"

namespace dateline {
namespace {

using namespace std::string_literals;

struct Case {
  std::string bytes;
  std::string declared;
  std::string expected;
};

}  // namespace

TEST_CASE("Charset: a mark, UTF-8 itself, what is declared, what is detected") {
  const std::vector<Case> table = {
      {"", "", ""},
      {"plain", "windows-1251", "plain"},
      {"caf\u00e9", "iso-8859-1", "caf\u00e9"},  // valid UTF-8 whatever is declared
      {"\xEF\xBB\xBF"
       "caf\u00e9",
       "", "caf\u00e9"},
      {"\xFF\xFE"
       "c\0a\0f\0\xE9\0"s,
       "", "caf\u00e9"},
      {"\xFE\xFF\0c\0a\0f\0\xE9"s, "", "caf\u00e9"},
      {"c\0a\0f\0\xE9\0 \0o\0k\0"s, "utf-16", "caf\u00e9 ok"},
      {"caf\xE9 \x93quoted\x94", "ISO-8859-1", "caf\u00e9 \u201cquoted\u201d"},
      {"\xCF\xF0\xE8\xE2\xE5\xF2", "windows-1251", "\u041f\u0440\u0438\u0432\u0435\u0442"},
      {"\x93\xFA\x96\x7B", "shift_jis", "\u65e5\u672c"},
      {"\x1B$BF|K\\\x1B(B", "iso-2022-jp", "\u65e5\u672c"},
      {"caf\xE9", "no-such-charset", "caf\u00e9"},
      {"caf\xE9", "utf-8", "caf\u00e9"},
      {"\u00e9\u00e8\u00ea and \xFF", "", "\u00e9\u00e8\u00ea and \uFFFD"}};
  for (const Case& c : table) {
    INFO(c.expected);
    CHECK(to_utf8(c.bytes, c.declared) == c.expected);
  }
}

TEST_CASE("Charset: a Russian text without any declaration is detected") {
  // "The president arrived in Moscow on Monday and met ministers", in windows-1251.
  const std::string bytes =
      "\xCF\xF0\xE5\xE7\xE8\xE4\xE5\xED\xF2 \xEF\xF0\xE8\xE1\xFB\xEB \xE2 \xCC\xEE\xF1\xEA\xE2\xF3 "
      "\xE2 \xEF\xEE\xED\xE5\xE4\xE5\xEB\xFC\xED\xE8\xEA \xE8 \xE2\xF1\xF2\xF0\xE5\xF2\xE8\xEB\xF1"
      "\xFF \xF1 \xEC\xE8\xED\xE8\xF1\xF2\xF0\xE0\xEC\xE8";
  CHECK(to_utf8(bytes).starts_with("\u041f\u0440\u0435\u0437\u0438\u0434\u0435\u043d\u0442"));
}

TEST_CASE("Charset: Thai is told by where its vowels stand") {
  // "Thailand, Bangkok", in TIS-620.
  const std::string bytes =
      "\xBB\xC3\xD0\xE0\xB7\xC8\xE4\xB7\xC2 "
      "\xA1\xC3\xD8\xA7\xE0\xB7\xBE\xC1\xCB\xD2\xB9\xA4\xC3";
  CHECK(to_utf8(bytes) ==
        "\u0e1b\u0e23\u0e30\u0e40\u0e17\u0e28\u0e44\u0e17\u0e22 "
        "\u0e01\u0e23\u0e38\u0e07\u0e40\u0e17\u0e1e\u0e21\u0e2b\u0e32\u0e19\u0e04\u0e23");
}

TEST_CASE("Charset: mojibake is repaired where nobody writes so") {
  const std::vector<std::pair<std::string, std::string>> table = {
      {"Britain\u00e2\u20ac\u2122s", "Britain\u2019s"},
      {"\u00e2\u20ac\u0153caf\u00c3\u00a9\u00e2\u20ac\u009d", "\u201ccaf\u00e9\u201d"},
      {"\u00e2\u201a\u00ac5m", "\u20ac5m"},
      {"caf\u00c3\u00a9", "caf\u00e9"},
      {"\u00c2\u00a35m", "\u00a35m"},
      {"\u00f0\u0178\u02dc\u20ac", "\U0001F600"},
      // What could be meant stays.
      {"\u201ccaf\u00e9\u201d\u2014he said", "\u201ccaf\u00e9\u201d\u2014he said"},
      {"\u201cIRM\u00c3\u201d de S\u00e3o", "\u201cIRM\u00c3\u201d de S\u00e3o"},
      {"caf\u00e9", "caf\u00e9"},
      {"plain", "plain"}};
  for (const auto& [given, expected] : table) {
    INFO(given);
    CHECK(repaired_mojibake(given) == expected);
    CHECK(utf8::is_valid(repaired_mojibake(given)));
  }
}

}  // namespace dateline
