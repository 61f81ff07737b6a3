// Every equivalence the analyzer promises, the whole way: index -> query -> highlight, in both
// directions.
#include <catch2/catch.hpp>

#include "tests/support/test_archive.h"

using namespace dateline;
using namespace dateline::test;

namespace {

struct Row {
  const char* spelling;  // stands in the text
  const char* query;
  const char* marked;  // what of the spelling is marked
};

// One article for each row, so that a query must find its own among many others.
constexpr Row kRows[] = {
    {"U.S.", "US", "[U.S]."},
    {"the US said", "U.S.", "the [US] said"},
    {"O'Neill", "O\u2019Neill", "[O'Neill]"},
    {"O\u2019Neill", "ONeill", "[O\u2019Neill]"},
    {"ONeill", "o'neill", "[ONeill]"},
    {"co-operate", "cooperate", "[co-operate]"},
    {"co-operate", "co operate", "[co-operate]"},
    {"cooperate", "co-operate", "[cooperate]"},
    {"cooperate", "co operate", "[cooperate]"},
    {"co operate", "cooperate", "[co operate]"},
    {"co operate", "co-operate", "[co operate]"},
    {"25,700", "25700", "[25,700]"},
    {"25700", "25,700", "[25700]"},
    {"25\u00a0700", "25700", "[25\u00a0700]"},
    {"caf\u00e9", "cafe", "[caf\u00e9]"},
    {"cafe", "caf\u00e9", "[cafe]"},
    {"cafe\u0301", "caf\u00e9", "[cafe\u0301]"},
    {"\ufb01shing", "fishing", "[\ufb01shing]"},
    {"Stra\u00dfe", "STRASSE", "[Stra\u00dfe]"},
    {"STRASSE", "stra\u00dfe", "[STRASSE]"},
    {"G\u00e9rald", "Gerald", "[G\u00e9rald]"},
    {"Gerald", "g\u00e9rald", "[Gerald]"},
    {"Johnson's", "johnson", "[Johnson]'s"},
    {"Johnson", "Johnson\u2019s", "[Johnson]"},
    {"@handle", "handle", "@[handle]"},
    {"handle", "@handle", "[handle]"},
    {"#channel", "channel", "#[channel]"},
    {"channel", "#channel", "[channel]"},
    {"john.smith@example.org", "john.smith@example.org", "[john.smith@example.org]"},
    {"john.smith@example.org", "smith", "john.[smith]@example.org"},
    {"john.smith@example.org", "example.org", "john.smith@[example.org]"},
    {"https://www.example.org/news/a-1", "https://www.example.org/news/a-1",
     "[https://www.example.org/news/a-1]"},
    {"https://www.example.org/news/a-1", "news", "https://www.example.org/[news]/a-1"},
    {"C++", "C++", "[C++]"},
    {"AT&T", "AT&T", "[AT&T]"},
    {"F-16", "F-16", "[F-16]"},
    {"F-16", "F16", "[F-16]"},
    {"F16", "F-16", "[F16]"},
    {"3.5mm", "3.5mm", "[3.5mm]"},
    {"3.5mm", "\"3.5 mm\"", "[3.5][mm]"},
    {"3.5 mm", "3.5mm", "[3.5] [mm]"},
    {"crossings", "crossed", "[crossings]"},
    {"\u6771\u4eac\u90fd\u306e", "\u6771\u4eac", "[\u6771\u4eac]\u90fd\u306e"},
    {"\u6771\u4eac\u90fd\u306e", "\u90fd", "\u6771\u4eac[\u90fd]\u306e"},
    {"\u0e1b\u0e23\u0e30\u0e40\u0e17\u0e28\u0e44\u0e17\u0e22", "\u0e44\u0e17\u0e22",
     "\u0e1b\u0e23\u0e30\u0e40\u0e17\u0e28[\u0e44\u0e17\u0e22]"},
};

}  // namespace

TEST_CASE("Equivalences: every spelling is found by the other and marked where it stands") {
  TestArchive::Texts texts;
  for (std::size_t i = 0; i < std::size(kRows); ++i) {
    texts.emplace_back("r" + std::to_string(i), "Row of words: " + std::string(kRows[i].spelling));
  }
  const TestArchive archive = TestArchive::of(texts);
  for (std::size_t i = 0; i < std::size(kRows); ++i) {
    const Row& row = kRows[i];
    const std::string id = "r" + std::to_string(i);
    INFO(row.query << " in " << row.spelling);
    CHECK((" " + archive.ids(row.query) + " ").find(" " + id + " ") != std::string::npos);
    CHECK(archive.marked(id, row.query) == "Row of words: " + std::string(row.marked));
  }
}

TEST_CASE("Equivalences: a pronoun is no country") {
  const TestArchive archive =
      TestArchive::of({{"pronoun", "They told us so."}, {"country", "The US said so."}});
  CHECK(archive.ids("us") == "pronoun");
  CHECK(archive.ids("US") == "country");
  CHECK(archive.ids("U.S.") == "country");
  CHECK(archive.marked("country", "U.S.") == "The [US] said so.");
}
