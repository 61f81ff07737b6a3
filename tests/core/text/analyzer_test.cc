#include "core/text/analyzer.h"

#include <catch2/catch.hpp>
#include <set>

#include "core/base/utf8.h"

using namespace dateline;

namespace {

// Terms as the index spells them, an acronym with a star; compounds and variants included.
std::set<std::string> terms(std::string_view text, AnalyzeMode mode = AnalyzeMode::text) {
  std::set<std::string> out;
  for (const Token& t : analyze(text, mode)) out.insert(t.term + (t.acronym ? "*" : ""));
  return out;
}

// The words alone, in order, joined by blanks.
std::string words(std::string_view text) {
  std::string out;
  for (const Token& t : analyze(text)) {
    if (t.kind != TokenKind::word) continue;
    out += (out.empty() ? "" : " ") + t.term;
  }
  return out;
}

// Looking for `query` finds `text`: some way to read the one stands in the other.
bool finds(std::string_view query, std::string_view text) {
  const std::set<std::string> in_text = terms(text);
  for (const Token& t : analyze(query, AnalyzeMode::query)) {
    if (t.kind == TokenKind::compound || t.kind == TokenKind::word) {
      if (in_text.contains(t.term + (t.acronym ? "*" : ""))) return true;
    }
  }
  return false;
}

}  // namespace

TEST_CASE("Analyzer: spellings of one word find each other") {
  const std::pair<const char*, const char*> pairs[] = {{"U.S.", "US"},
                                                       {"O'Neill", "O\u2019Neill"},
                                                       {"O'Neill", "ONeill"},
                                                       {"O'Neill", "oneill"},
                                                       {"co-operate", "cooperate"},
                                                       {"co operate", "cooperate"},
                                                       {"co-operate", "co operate"},
                                                       {"25,700", "25700"},
                                                       {"caf\u00e9", "cafe"},
                                                       {"cafe\u0301", "caf\u00e9"},
                                                       {"\ufb01nd", "find"},
                                                       {"Stra\u00dfe", "STRASSE"},
                                                       {"G\u00e9rald", "Gerald"},
                                                       {"Johnson's", "Johnson"},
                                                       {"Johnson\u2019s", "johnson"},
                                                       {"@handle", "handle"},
                                                       {"#tag", "tag"},
                                                       {"F-16", "F16"},
                                                       {"3.5mm", "3.5 mm"},
                                                       {"\u0141\u00f3d\u017a", "lodz"},
                                                       {"\u00d8resund", "oresund"},
                                                       {"25\u00a0700", "25,700"},
                                                       {"so\u00adft", "soft"},
                                                       {"\uff21\uff22\uff23", "abc"},
                                                       {"d'Estaing", "D\u2019Estaing"}};
  for (const auto& [a, b] : pairs) {
    INFO(a << " and " << b);
    CHECK(finds(a, b));
    CHECK(finds(b, a));
  }
}

TEST_CASE("Analyzer: what only looks alike stays apart") {
  CHECK_FALSE(finds("us", "the U.S. said"));
  CHECK_FALSE(finds("US", "they told us"));
  CHECK_FALSE(finds("IT", "it rained"));
  CHECK_FALSE(finds("C", "C++ code"));
  CHECK(finds("nato", "NATO"));
  CHECK(finds("uk", "the U.K. said"));
}

TEST_CASE("Analyzer: a shouted headline says nothing about acronyms") {
  CHECK(finds("us", "PM TELLS US TO GO"));
  CHECK(finds("US", "PM TELLS US TO GO"));
  CHECK(terms("He told US media") == std::set<std::string>{"he", "told", "us*", "media"});
}

TEST_CASE("Analyzer: what is kept whole") {
  CHECK(terms("C++").contains("c++"));
  CHECK(terms("C#").contains("c#"));
  CHECK(terms("AT&T").contains("at&t"));
  CHECK(terms("john.smith@bbc.co.uk").contains("john.smith@bbc.co.uk"));
  CHECK(terms("john.smith@bbc.co.uk").contains("smith"));
  CHECK(terms("see https://www.bbc.co.uk/news/uk-12.").contains("www.bbc.co.uk/news/uk-12"));
  CHECK(terms("see https://www.bbc.co.uk/news/uk-12.").contains("bbc"));
  CHECK(terms("foo_bar") == std::set<std::string>{"foo", "bar", "foo_bar"});
  CHECK(words("1998,1999") == "1998 1999");
  CHECK(words("27th 1st") == "27th 1st");
}

TEST_CASE("Analyzer: elided articles leave the word behind to be found") {
  CHECK(terms("d'Estaing").contains("estaing"));
  CHECK(terms("l\u2019homme").contains("homme"));
  CHECK_FALSE(terms("O'Neill").contains("neill"));
}

TEST_CASE("Analyzer: scripts without spaces give characters and their pairs") {
  CHECK(terms("\u6771\u4eac\u90fd") ==
        std::set<std::string>{"\u6771", "\u6771\u4eac", "\u4eac", "\u4eac\u90fd", "\u90fd"});
  CHECK(words("\u6771\u4eac 2020") == "\u6771 \u4eac 2020");
  CHECK(terms("\u0e44\u0e17\u0e22").contains("\u0e44\u0e17"));
}

TEST_CASE("Analyzer: ranges are the bytes of the original") {
  const std::string text =
      "\u201cThe caf\u00e9\u2019s co-operative,\u201d O\u2019Neill said: 25,700!";
  std::string marked;
  for (const Token& t : analyze(text)) {
    if (t.kind == TokenKind::word) marked += "[" + std::string(t.range.of(text)) + "]";
  }
  CHECK(marked == "[The][caf\u00e9][co][operative][O\u2019Neill][said][25,700]");
}

TEST_CASE("Analyzer: positions run over line wraps and jump at paragraphs") {
  const auto position_of_second = [](std::string_view text) {
    return analyze(text).back().position;
  };
  CHECK(position_of_second("small boats") == 1);
  CHECK(position_of_second("small\nboats") == 1);
  CHECK(position_of_second("small\r\nboats") == 1);
  CHECK(position_of_second("small\n\nboats") == 1 + kParagraphGap);
  CHECK(position_of_second("small\n \t\nboats") == 1 + kParagraphGap);
}

TEST_CASE("Analyzer: a compound stands at its first part and spans them") {
  const auto tokens = analyze("a co-operative b");
  REQUIRE(tokens.size() == 5);
  CHECK(tokens[1].kind == TokenKind::compound);
  CHECK(tokens[1].position == 1);
  CHECK(tokens[1].positions == 2);
  CHECK(tokens[4].position == 3);
}

TEST_CASE("Analyzer: garbage neither crashes nor stays") {
  const std::string noise =
      std::string("ab\xff\xfe\x80\0cd", 8) + std::string(100000, 'x') + " end";
  const auto tokens = analyze(noise);
  CHECK(tokens.front().term == "ab");
  CHECK(tokens.back().term == "end");
  for (const Token& t : tokens) {
    CHECK(t.term.size() <= kMaxTermBytes);
    CHECK(utf8::is_valid(t.term));
  }
  CHECK(analyze("").empty());
  CHECK(analyze("!!! ... \u2014 ___").empty());
  std::string chain = "a";
  for (int i = 0; i < 20000; ++i) chain += "-a";
  CHECK(analyze(chain).size() < 60000);
}
