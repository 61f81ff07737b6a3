// Whole short articles, as readers meet them: who and where is found, and what is not.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "indexer/extract/extractor.h"

using namespace dateline;

namespace {

struct Given {
  std::string title;
  std::string text;
  std::string language;
};

struct Expected {
  std::string people;
  std::string places;
  std::string organisations;
};

Article extracted(const Given& given) {
  Article article;
  article.title = given.title;
  article.text = given.text;
  article.language = given.language;
  article.date = "2021-11-25";
  extract_entities(article);
  return article;
}

// "Ann Lee, Ben Hale"
template <typename Entity>
std::string names(const std::vector<Entity>& entities) {
  std::string all;
  for (const auto& entity : entities) {
    all += all.empty() ? "" : ", ";
    all += entity.name;
  }
  return all;
}

void check(const Given& given, const Expected& expected) {
  const Article article = extracted(given);
  INFO(given.title << " // " << given.text);
  CHECK(names(article.found.people) == expected.people);
  CHECK(names(article.found.places) == expected.places);
  CHECK(names(article.found.organisations) == expected.organisations);
}

void check(std::string text, const Expected& expected) {
  check(Given{"", std::move(text), "en"}, expected);
}

// The people of a headline, once for each mention.
std::string in_headline(const Given& given) {
  std::vector<NamedEntity> mentioned;
  for (const NamedEntity& person : extracted(given).found.people) {
    mentioned.insert(mentioned.end(), person.title_mentions.size(), person);
  }
  return names(mentioned);
}

}  // namespace

TEST_CASE("Articles: people of one surname are kept apart") {
  check(
      "A call between two friends, Mohammad Aziz, 31, and fellow Iraqi Kurd, Peshraw Aziz came to "
      "light on Friday. Peshraw said that Mohammed decided to give it a try. Riaz Mohammed (12 "
      "years old), Share Mohammed (17 years old), and Shinai (15) were there.",
      {"Mohammad Aziz, Peshraw Aziz, Riaz Mohammed, Share Mohammed, Shinai", "", ""});
  check("Daniel Hughes and his brother Kevin Hughes were convicted. Kevin, 41, was jailed.",
        {"Daniel Hughes, Kevin Hughes", "", ""});
}

TEST_CASE("Articles: a name from inside a long one is that person's") {
  check("President Luiz In\u00E1cio Lula da Silva spoke on Friday. Lula said it was over.",
        {"Luiz In\u00E1cio Lula da Silva", "", ""});
  check("Finance Minister Bruno Le Maire spoke on Friday. Le Maire said it was over.",
        {"Bruno Le Maire", "", ""});
}

TEST_CASE("Articles: a country's name is the person's it was introduced as") {
  check("Rep. Jim Jordan spoke on Tuesday. Jordan, who won, smiled.", {"Jim Jordan", "", ""});
}

TEST_CASE("Articles: forces and papers are nobody") {
  check(
      "British Special Forces were deployed to Calais with Police and Border Force. The SSR "
      "Regiment trained them, MailOnline was told by Craig Mackinlay, Kent MP.",
      {"Craig Mackinlay", "Calais, Kent",
       "British Special Forces, Border Force, SSR Regiment, MailOnline"});
}

TEST_CASE("Articles: names inside curly quotes and before curly apostrophes are found") {
  check(
      "\u201CBoris Johnson\u2019s offer was \u2018denied\u2019,\u201D Emmanuel Macron said in "
      "Calais. \u2018Paris\u2019 agreed.",
      {"Boris Johnson, Emmanuel Macron", "Calais, Paris", ""});
}

TEST_CASE("Articles: a headline's case makes no names and hides none") {
  const std::string text = "Prime Minister Boris Johnson spoke to Emmanuel Macron in Calais.";
  for (const char* title :
       {"JOHNSON TELLS MACRON TO TAKE BACK BOATS", "Johnson Tells Macron To Take Back Boats",
        "Johnson tells Macron to take back boats"}) {
    INFO(title);
    CHECK(in_headline({title, text, "en"}) == "Boris Johnson, Emmanuel Macron");
    check(Given{title, text, "en"}, {"Boris Johnson, Emmanuel Macron", "Calais", ""});
  }
  check(Given{"Shock Rise Puts Young Families Under Strain", "Prices rose again.", "en"},
        {"", "", ""});
  check(Given{"SHOCK RISE PUTS YOUNG FAMILIES UNDER STRAIN", "Prices rose again.", "en"},
        {"", "", ""});
}

TEST_CASE("Articles: in other languages only what is certain is kept") {
  check(Given{"", "Der Minister sprach mit Emmanuel Macron in Paris \u00FCber Brot.", "de"},
        {"Emmanuel Macron", "Paris", ""});
  CHECK(extracted({"", "Der Mann hatte 27 Brote.", "de"}).found.numbers.empty());
  check(Given{"",
              "\u041F\u0440\u0435\u0437\u0438\u0434\u0435\u043D\u0442 \u0441\u043A\u0430"
              "\u0437\u0430\u043B \u043D\u0435\u0442.",
              "ru"},
        {"", "", ""});
  check(Given{"", "\u7E3D\u7D71\u6628\u5929\u8A2A\u554F\u4E86\u6CD5\u570B\u3002", "zh"},
        {"", "", ""});
}

TEST_CASE("Articles: what is listed is found by its whole name") {
  check("Analysts at Goldman Sachs and Morgan Stanley welcomed it on Tuesday.",
        {"", "", "Goldman Sachs, Morgan Stanley"});
}
