#include "core/schema/article_codec.h"

#include <catch2/catch.hpp>

#include "core/schema/article_json.h"

using namespace dateline;

namespace {

Article full_article() {
  Article a;
  a.id = "a/1";
  a.title = "Caf\u00e9";
  a.date = "2021-11-25T10:00:00+01:00";
  a.source = "The Paper";
  a.authors = {"A", "B C"};
  a.url = "https://example.org/1";
  a.language = "en";
  a.section = "News";
  a.keywords = {"k"};
  a.text = std::string("Boris Johnson met 27 people in Calais on Wednesday.") + '\0' + "!";
  a.title_from_text = true;
  a.found.people = {{"Boris Johnson", {{0, 13}}, {{0, 1}}}};
  PlaceEntity calais;
  calais.name = "Calais";
  calais.kind = PlaceKind::city;
  calais.country = "FR";
  calais.within = {"France", "Hauts-de-France"};
  calais.lat = 50.95;
  calais.lon = -1.85;
  calais.mentions = {{32, 38}};
  a.found.places = {calais};
  a.found.organisations = {{"Reuters", {}, {}}};
  Quantity q;
  q.value = 27;
  q.value_high = 31.5;
  q.bound = Bound::between;
  q.kind = QuantityKind::count;
  q.unit = "u";
  q.thing = "people";
  q.range = {18, 27};
  q.number_range = {18, 20};
  a.found.numbers = {q};
  a.found.dates = {{"2021-11-24", {42, 51}}};
  a.found.quotes = {{{14, 17}, SpeakerKind::person, 0},
                    {{18, 20}, SpeakerKind::organisation, 0},
                    {{21, 27}, SpeakerKind::unknown, 0}};
  return a;
}

}  // namespace

TEST_CASE("Article codec: what goes in comes out") {
  const Article a = full_article();
  const auto back = decoded_article(encoded(a));
  REQUIRE(back.ok());
  CHECK(enriched_json(*back) == enriched_json(a));
  CHECK(back->text == a.text);
  CHECK(back->title_from_text);
  CHECK(encoded(*back) == encoded(a));
}

TEST_CASE("Regression: a stored range that ends before it begins is damage") {
  Article a = full_article();
  a.found.numbers[0].range = {std::string::npos, 1};
  CHECK_FALSE(decoded_article(encoded(a)).ok());
}

TEST_CASE("Regression: a stored kind that does not exist is damage") {
  Article a = full_article();
  a.found.numbers[0].kind = static_cast<QuantityKind>(99);
  CHECK_FALSE(decoded_article(encoded(a)).ok());
  a = full_article();
  a.found.places[0].kind = static_cast<PlaceKind>(99);
  CHECK_FALSE(decoded_article(encoded(a)).ok());
  a = full_article();
  a.found.numbers[0].bound = static_cast<Bound>(99);
  CHECK_FALSE(decoded_article(encoded(a)).ok());
}

TEST_CASE("Article codec: damaged bytes are an error, never a crash") {
  const std::string good = encoded(full_article());
  for (std::size_t cut = 0; cut < good.size(); ++cut)
    CHECK_FALSE(decoded_article(good.substr(0, cut)).ok());
  CHECK_FALSE(decoded_article(good + "x").ok());
  std::string other = good;
  other[0] = 9;
  CHECK(decoded_article(other).error().code == ErrorCode::version_mismatch);
  for (std::size_t i = 1; i < good.size(); ++i) {
    std::string flipped = good;
    flipped[i] = static_cast<char>(flipped[i] ^ 0xFF);
    (void)decoded_article(flipped);
  }
}
