#include "indexer/extract/extractor.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace dateline;

namespace {

Article extracted(std::string text, std::string title = "") {
  Article article;
  article.text = std::move(text);
  article.title = std::move(title);
  article.date = "2021-11-25";
  extract_entities(article);
  return article;
}

template <typename Entity>
std::vector<std::string> names(const std::vector<Entity>& entities) {
  std::vector<std::string> all;
  for (const auto& entity : entities) all.push_back(entity.name);
  return all;
}

// "Name: mention|mention; Name: ..." of the people of a text.
std::string people_of(const std::string& text) {
  const Article article = extracted(text);
  std::string all;
  for (const auto& person : article.found.people) {
    all += all.empty() ? "" : "; ";
    all += person.name + ":";
    for (const auto& mention : person.mentions) {
      all += (all.back() == ':' ? " " : "|") + std::string(mention.of(article.text));
    }
  }
  return all;
}

void check_people(const std::string& text, const std::string& expected) {
  INFO(text);
  CHECK(people_of(text) == expected);
}

void check_places(const std::string& text, const std::vector<std::string>& expected) {
  INFO(text);
  CHECK(names(extracted(text).found.places) == expected);
}

PlaceEntity place_of(const std::string& text, const std::string& name) {
  for (const auto& place : extracted(text).found.places) {
    if (place.name == name) return place;
  }
  FAIL("no place " << name << " in: " << text);
  return {};
}

}  // namespace

TEST_CASE("People: a mention leaves title and possessive out") {
  check_people("They met President Emmanuel Macron's envoy.", "Emmanuel Macron: Emmanuel Macron");
  check_people("French Interior Minister Gerald Darmanin said so.",
               "Gerald Darmanin: Gerald Darmanin");
  check_people("It was said by fellow Iraqi Kurd, Peshraw Aziz on Friday.",
               "Peshraw Aziz: Peshraw Aziz");
}

TEST_CASE("People: initials, particles, hyphens and suffixes belong to the name") {
  check_people("It was named after John F. Kennedy in 1964.", "John F. Kennedy: John F. Kennedy");
  check_people("The mayor, Bill de Blasio, agreed.", "Bill de Blasio: Bill de Blasio");
  check_people("Minister Jean-Yves Le Drian agreed.", "Jean-Yves Le Drian: Jean-Yves Le Drian");
  check_people("He met Kim Jong-un in June.", "Kim Jong-un: Kim Jong-un");
  check_people("A speech by Martin Luther King Jr. was played.",
               "Martin Luther King Jr.: Martin Luther King Jr.");
}

TEST_CASE("People: later mentions are of the one introduced") {
  check_people("Boris Johnson spoke. Mr Johnson left. Then Johnson slept.",
               "Boris Johnson: Boris Johnson|Johnson|Johnson");
  check_people("Mr Johnson left. Later Boris Johnson spoke.",
               "Boris Johnson: Johnson|Boris Johnson");
}

TEST_CASE("People: a surname that two bear stays as it stands") {
  check_people("Boris Johnson met Stanley Johnson. Then Mr Johnson left.",
               "Boris Johnson: Boris Johnson; Stanley Johnson: Stanley Johnson; Johnson: Johnson");
}

TEST_CASE("People: a title's gender decides between two") {
  check_people("Bill Clinton and Hillary Clinton came. Mrs Clinton spoke.",
               "Bill Clinton: Bill Clinton; Hillary Clinton: Hillary Clinton|Clinton");
}

TEST_CASE("People: a title alone makes a name without it") {
  check_people("Police praised Mr Hargreaves today.", "Hargreaves: Hargreaves");
}

TEST_CASE("People: a possessive without its apostrophe is the same person") {
  check_people("Boris Johnsons offer was denied, Mr Johnson said.",
               "Boris Johnson: Boris Johnson|Johnson");
}

TEST_CASE("People: forces, ministries and media are none") {
  const Article article = extracted(
      "The Border Force and the Home Office told MailOnline and The Mirror. "
      "The Ministry of Defence and Kent Police agreed with the Bank of England.");
  CHECK(article.found.people.empty());
  CHECK(article.found.places.empty());
  CHECK(names(article.found.organisations) ==
        std::vector<std::string>{"Border Force", "Home Office", "MailOnline", "The Mirror",
                                 "Ministry of Defence", "Kent Police", "Bank of England"});
}

TEST_CASE("People: a place that speaks, or that somebody governs, is none") {
  check_people("He asked Paris to act, and Paris said no.", "");
  check_people("The governor of Chiang Rai, who spoke first, said so.", "");
  check_people("I\u2019ve said it. You'll see, We've done it.", "");
}

TEST_CASE("Organisations: an acronym in brackets is its name's") {
  const Article article =
      extracted("Troops of the Special Reconnaissance Regiment (SRR) came. The SRR is secretive.");
  REQUIRE(article.found.organisations.size() == 1);
  CHECK(article.found.organisations[0].mentions.size() == 3);
}

TEST_CASE("Places: countries by any name, once") {
  check_places("From Britain to the UK and the United Kingdom.", {"United Kingdom"});
  check_places("It is the U.S. that decides.", {"United States"});
  check_places("French officials and British soldiers met.", {});
}

TEST_CASE("Places: a word or a surname needs more than a capital") {
  check_places("Reading is fun. Nice people like it.", {});
  check_places("He moved to Reading in May.", {"Reading"});
  check_places("Paris Hilton sang.", {});
  check_places("George Washington was born there.", {});
}

TEST_CASE("Places: what stands after a comma decides which is meant") {
  const auto texan = place_of("A storm hit Paris, Texas, on Friday.", "Paris");
  CHECK(texan.country == "US");
  CHECK(texan.within == std::vector<std::string>{"United States", "Texas"});
  CHECK(place_of("A storm hit Paris, France, on Friday.", "Paris").country == "FR");
  CHECK(place_of("He lives in Paris, TX, with his wife.", "Paris").country == "US");
}

TEST_CASE("Places: without a hint the best known is meant") {
  const auto paris = place_of("The talks were held in Paris on Friday.", "Paris");
  CHECK(paris.country == "FR");
  REQUIRE(paris.lat.has_value());
  CHECK(*paris.lat == Approx(48.85).margin(0.1));
}

TEST_CASE("Places: the Channel is the English Channel in an article about its shores") {
  check_places("Boats left Calais in France for Britain over the Channel.",
               {"Calais", "France", "United Kingdom", "English Channel"});
  check_places("She told Channel 4 about the Channel she opened.", {});
}

TEST_CASE("Headlines: capitals alone make no name, known names are found") {
  const Article article =
      extracted("Boris Johnson spoke in Calais.", "JOHNSON TELLS CALAIS: Big Talks Begin At Last");
  REQUIRE(article.found.people.size() == 1);
  CHECK(article.found.people[0].title_mentions.size() == 1);
  REQUIRE(article.found.places.size() == 1);
}

TEST_CASE("Headlines: a title taken from the text is not searched again") {
  Article article;
  article.text = "Boris Johnson spoke.";
  article.title = "Boris Johnson spoke.";
  article.title_from_text = true;
  extract_entities(article);
  REQUIRE(article.found.people.size() == 1);
  CHECK(article.found.people[0].title_mentions.empty());
}

TEST_CASE("Extractor: months and days are neither people nor places") {
  check_people("In May and April, on Saturday, March 5, nothing happened.", "");
  check_places("In May and April, on Saturday, March 5, nothing happened.", {});
}

TEST_CASE("Extractor: any bytes are survived, ranges stay inside") {
  std::string text;
  constexpr std::string_view kBytes = "Mr Ab'c.s-\xE2\x80\x99(\n\xFFU.S., Calais";
  std::uint32_t state = 12345;
  for (int i = 0; i < 20000; ++i) {
    state = state * 1664525 + 1013904223;
    text += kBytes[(state >> 16) % kBytes.size()];
  }
  const Article article = extracted(text, text.substr(0, 500));
  for (const auto& person : article.found.people) {
    for (const auto& mention : person.mentions) {
      CHECK(mention.begin < mention.end);
      CHECK(mention.end <= text.size());
    }
  }
}

TEST_CASE("Extractor: many names of many people take linear time") {
  std::string text;
  for (int i = 0; i < 20000; ++i)
    text += "Ann Sm" + std::string(1, static_cast<char>('a' + i % 26)) + "th met Mr Jonesons. ";
  CHECK(!extracted(text).found.people.empty());
}

TEST_CASE("Places: in other languages what is certain is found") {
  const auto check = [](const char* language, const std::string& text,
                        const std::vector<std::string>& expected) {
    Article article;
    article.text = text;
    article.language = language;
    extract_entities(article);
    INFO(text);
    CHECK(names(article.found.places) == expected);
  };
  check("fr", "La police de Lyon enqu\u00eate. Elle est all\u00e9e \u00e0 Marseille.",
        {"Lyon", "Marseille"});
  check("de", "Die Polizei in M\u00fcnchen sucht zwei M\u00e4nner.", {"Munich"});
  check("es", "El presidente viaj\u00f3 a Buenos Aires el lunes.", {"Buenos Aires"});
  check("fr", "Une femme est morte dans la nuit.", {});
}
