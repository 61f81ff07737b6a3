// Words as the finders of names see them.
#include "indexer/extract/name_tokens.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "core/text/sentences.h"
#include "core/text/words.h"

using namespace dateline;

namespace {

struct Tokens {
  explicit Tokens(std::string given)
      : text(std::move(given)),
        words(segment_words(text)),
        tokens(text, words, split_sentences(text)) {}

  std::string text;
  std::vector<Word> words;
  NameTokens tokens;
};

// The sign between a word and the one before it; "|" where they are apart.
char sign_of(Join join) { return "|_-.,&("[static_cast<std::size_t>(join)]; }

// "|Jane_Doe": the bytes of each token behind its sign.
void check_ranges(const std::string& text, const std::string& expected) {
  const Tokens made(text);
  std::string found;
  for (const NameToken& token : made.tokens) {
    found += sign_of(token.join);
    found += token.range.of(made.text);
  }
  INFO(text);
  CHECK(found == expected);
}

// The folded word of every token, blanks between.
void check_folded(const std::string& text, const std::string& expected) {
  const Tokens made(text);
  std::string found;
  for (const NameToken& token : made.tokens) {
    found += found.empty() ? "" : " ";
    found += token.folded;
  }
  INFO(text);
  CHECK(found == expected);
}

// The tokens for which `says` holds.
template <typename Says>
void check_marked(const std::string& text, Says says, const std::string& expected) {
  const Tokens made(text);
  std::string found;
  for (const NameToken& token : made.tokens) {
    if (!says(token)) continue;
    found += found.empty() ? "" : " ";
    found += token.range.of(made.text);
  }
  INFO(text);
  CHECK(found == expected);
}

}  // namespace

TEST_CASE("NameTokens: a possessive is no part of the name") {
  check_ranges("the Mayor's office", "|the_Mayor_office");
  check_ranges("from Mr Hale\u2019s house", "|from_Mr_Hale_house");
  check_ranges("the MAYOR'S office", "|the_MAYOR_office");
  check_ranges("the Smiths' house", "|the_Smiths_house");
  const auto possessive = [](const NameToken& token) { return token.possessive; };
  check_marked("Ann's and Ben\u2019s, not the Smiths", possessive, "Ann Ben");
}

TEST_CASE("NameTokens: an acronym and Jr. keep their last point, other words do not") {
  check_ranges("The U.S. agreed", "|The_U.S._agreed");
  check_ranges("Sam King Jr. spoke", "|Sam_King_Jr._spoke");
  check_ranges("It was Sam Hale. Then", "|It_was_Sam_Hale|Then");
}

TEST_CASE("NameTokens: what stands between two words is told") {
  check_ranges("Jean-Yves met Ann, Ben", "|Jean-Yves_met_Ann,Ben");
  check_ranges("the Regiment (SRR) of Marks & Spencer", "|the_Regiment(SRR|of_Marks&Spencer");
  check_ranges("John F. Kennedy", "|John_F.Kennedy");
  check_ranges("New\nYork; Ann\n\nBen", "|New_York|Ann|Ben");
  check_ranges("New\u00A0York", "|New_York");
}

TEST_CASE("NameTokens: words meet without case, points and marks") {
  check_folded("The U.S. and \u00C9mile", "the us and emile");
  check_folded("CALAIS\u2019S Calais", "calais calais");
}

TEST_CASE("NameTokens: only a name's capital counts as one") {
  const auto capital = [](const NameToken& token) { return token.capital; };
  check_marked("Val\u00E9ry Giscard d'Estaing came", capital, "Val\u00E9ry Giscard d'Estaing");
  check_marked("so I've seen it and You\u2019ll see", capital, "");
  check_marked("in 2021 Ben saw " + std::string(70, 'X'), capital, "Ben");
}

TEST_CASE("NameTokens: initials are known by their length") {
  const auto initial = [](const NameToken& token) { return token.initial; };
  check_marked("so J. R. Hale, J.K. Rowling and A. N. Other of the U.S.A. met", initial,
               "J R J.K. A N U.S.A.");
}

TEST_CASE("NameTokens: a sentence and an opening quote begin anew") {
  const auto first = [](const NameToken& token) { return token.first; };
  check_marked("He left. Then he said: \u201CWait for Ann.\u201D", first, "He Then Wait");
  const auto quoted = [](const NameToken& token) { return token.quoted; };
  check_marked("The \u2018big\u2019 Ann and \"Ben\" and Cal", quoted, "big Ben");
}

TEST_CASE("NameTokens: a word far from any capital is left empty") {
  const Tokens made("Ann one two three four five six seven eight");
  CHECK(made.tokens[NameTokens::kNear].folded == "three");
  CHECK(made.tokens[NameTokens::kNear + 1].folded.empty());
  CHECK(made.tokens[NameTokens::kNear + 1].range.of(made.text) == "four");
}

TEST_CASE("NameTokens: a forgotten word keeps its letters and loses what lists say") {
  Tokens made("met Paris today");
  REQUIRE(made.tokens[1].flags != 0);
  made.tokens.forget(1, 0xFF, 7);
  CHECK(made.tokens[1].flags == 0);
  CHECK(made.tokens[1].hash == 7);
  CHECK(made.tokens[1].folded == "paris");
}
