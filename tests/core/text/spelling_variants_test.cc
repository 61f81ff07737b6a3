#include "core/text/spelling_variants.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "core/text/grammar_words.h"

using namespace dateline;

namespace {

bool finds(std::string_view word, const std::string& other) {
  const auto variants = spelling_variants(word);
  return std::find(variants.begin(), variants.end(), other) != variants.end();
}

void check_pair(const std::string& one, const std::string& other) {
  INFO(one << " / " << other);
  CHECK(finds(one, other));
  CHECK(finds(other, one));
}

}  // namespace

TEST_CASE("Spelling variants: British and American spellings lead to each other") {
  check_pair("colour", "color");
  check_pair("colourful", "colorful");
  check_pair("neighbouring", "neighboring");
  check_pair("centre", "center");
  check_pair("analyse", "analyze");
  check_pair("organisation", "organization");
  check_pair("privatising", "privatizing");
  check_pair("travelled", "traveled");
  check_pair("defence", "defense");
}

TEST_CASE("Spelling variants: plurals and pasts that follow no rule") {
  check_pair("women", "woman");
  check_pair("children", "child");
  check_pair("mice", "mouse");
  check_pair("sold", "sell");
}

TEST_CASE("Spelling variants: most words have none, and none is the word itself") {
  for (const char* word : {"", "e", "ise", "rise", "wise", "size", "prize", "grey", "boat"}) {
    INFO(word);
    CHECK(spelling_variants(word).empty());
  }
  for (const char* word : {"organise", "colour", "mice", "cancelled"})
    CHECK_FALSE(finds(word, word));
  CHECK(spelling_variants(std::string(100'000, 'z') + "ised").size() == 1);
}

TEST_CASE("Grammar words: words of grammar only") {
  for (const char* word : {"a", "the", "which", "your"}) CHECK(is_grammar_word(word));
  for (const char* word : {"", "boat", "thea", "zebra", "London"})
    CHECK_FALSE(is_grammar_word(word));
}
