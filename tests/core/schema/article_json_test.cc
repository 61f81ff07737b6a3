#include "core/schema/article_json.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace dateline;

TEST_CASE("Enriched article: unknown values are null, lists stay lists") {
  Article article;
  article.id = "1";
  CHECK(enriched_json(article) ==
        R"({"id":"1","title":"","date":null,"source":null,"author":[],"url":null,"language":null,)"
        R"("section":null,"keywords":[],"text":"","people":[],"places":[],"organisations":[],)"
        R"("numbers":[],"dates":[],"quotes":[]})");
}

TEST_CASE("Enriched article: entities carry their mentions as bytes and text") {
  Article article;
  article.title = "Johnson in Calais";
  article.text = "Gérald met Johnson in Calais.";
  article.found.people = {{"Boris Johnson", {{12, 19}}, {{0, 7}}}};
  PlaceEntity place;
  place.name = "Calais";
  place.kind = PlaceKind::city;
  place.country = "FR";
  place.within = {"France", "Hauts-de-France"};
  place.lat = 50.9;
  place.mentions = {{23, 29}};
  article.found.places = {place};
  const auto json = nlohmann::ordered_json::parse(enriched_json(article));
  CHECK(json["people"].dump() ==
        R"([{"name":"Boris Johnson","mentions":[{"text":"Johnson","begin":12,"end":19}],)"
        R"("title_mentions":[{"text":"Johnson","begin":0,"end":7}]}])");
  CHECK(json["places"].dump() ==
        R"([{"name":"Calais","kind":"city","country":"FR","within":["France","Hauts-de-France"],)"
        R"("lat":50.9,"lon":null,"mentions":[{"text":"Calais","begin":23,"end":29}],)"
        R"("title_mentions":[]}])");
}

TEST_CASE("Enriched article: numbers and dates") {
  Article article;
  article.text = "At least 27 migrants died on Wednesday.";
  Quantity number;
  number.value = 27;
  number.bound = Bound::at_least;
  number.thing = "migrants";
  number.range = {0, 20};
  number.number_range = {9, 11};
  article.found.numbers = {number};
  article.found.dates = {{"2021-11-24", {29, 38}}, {"", {29, 38}}};
  const auto json = nlohmann::ordered_json::parse(enriched_json(article));
  CHECK(json["numbers"].dump() ==
        R"([{"value":27,"value_high":null,"bound":"at_least","kind":"count","unit":null,)"
        R"("thing":"migrants","text":"At least 27 migrants","begin":0,"end":20,)"
        R"("number_begin":9,"number_end":11}])");
  CHECK(json["dates"].dump() == R"([{"value":"2021-11-24","text":"Wednesday","begin":29,"end":38},)"
                                R"({"value":null,"text":"Wednesday","begin":29,"end":38}])");
}

TEST_CASE("Enriched article: quotes") {
  Article article;
  article.text = "\u201cWe act,\u201d he said.";
  article.found.people = {{"Boris Johnson", {}, {}}};
  article.found.organisations = {{"Home Office", {}, {}}};
  article.found.quotes = {{{3, 10}, SpeakerKind::person, 0},
                          {{3, 5}, SpeakerKind::organisation, 0},
                          {{6, 10}, SpeakerKind::unknown, 0},
                          {{6, 9}, SpeakerKind::person, 7}};  // a damaged record
  const auto json = nlohmann::ordered_json::parse(enriched_json(article));
  CHECK(json["quotes"].dump() ==
        R"([{"text":"We act,","begin":3,"end":10,"speaker":"Boris Johnson"},)"
        R"({"text":"We","begin":3,"end":5,"speaker":"Home Office"},)"
        R"({"text":"act,","begin":6,"end":10,"speaker":null},)"
        R"({"text":"act","begin":6,"end":9,"speaker":null}])");
}

TEST_CASE("Enriched article: a damaged record is written as far as it goes") {
  Article article;
  article.text = "ab\xFF";
  article.found.people = {{"X", {{1, 99}, {50, 60}}, {}}};
  const auto json = nlohmann::ordered_json::parse(enriched_json(article));
  CHECK(json["text"] == "ab\xEF\xBF\xBD");
  CHECK(json["people"][0]["mentions"][0]["text"] == "b\xEF\xBF\xBD");
  CHECK(json["people"][0]["mentions"][1]["text"] == "");
}
