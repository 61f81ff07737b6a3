#include "core/entities/gazetteer.h"

#include <catch2/catch.hpp>
#include <chrono>

using namespace dateline;

namespace {

const GazetteerPlace& best(std::string_view name) {
  const auto found = Gazetteer::instance().find(name);
  REQUIRE(!found.empty());
  return *found.front();
}

void check(std::string_view name, std::string_view shown, PlaceKind kind,
           std::string_view country) {
  INFO(name);
  const auto& place = best(name);
  CHECK(place.name == shown);
  CHECK(place.kind == kind);
  CHECK(place.country == country);
}

}  // namespace

TEST_CASE("Gazetteer: a country is found by every name in use") {
  for (const auto name : {"UK", "U.K.", "Britain", "Great Britain", "the United Kingdom"}) {
    check(name, "United Kingdom", PlaceKind::country, "GB");
  }
  for (const auto name : {"US", "U.S.", "USA", "America", "United States of America"}) {
    check(name, "United States", PlaceKind::country, "US");
  }
  check("Holland", "Netherlands", PlaceKind::country, "NL");
  check("Russian Federation", "Russia", PlaceKind::country, "RU");
}

TEST_CASE("Gazetteer: cities, regions, waters and small towns of the news") {
  check("Calais", "Calais", PlaceKind::city, "FR");
  check("Dunkerque", "Dunkirk", PlaceKind::city, "FR");
  check("Sangatte", "Sangatte", PlaceKind::city, "FR");
  check("England", "England", PlaceKind::region, "GB");
  check("Kent", "Kent", PlaceKind::region, "GB");
  check("English Channel", "English Channel", PlaceKind::water, "");
  check("Strait of Dover", "Strait of Dover", PlaceKind::water, "");
  check("Middle East", "Middle East", PlaceKind::other, "");
}

TEST_CASE("Gazetteer: former names and abbreviations lead to the place of today") {
  const struct {
    std::string_view name, shown, country;
  } cases[] = {
      {"Bombay", "Mumbai", "IN"},
      {"Madras", "Chennai", "IN"},
      {"Calcutta", "Kolkata", "IN"},
      {"Kiev", "Kyiv", "UA"},
      {"Burma", "Myanmar", "MM"},
      {"Saigon", "Ho Chi Minh City", "VN"},
      {"Rangoon", "Yangon", "MM"},
      {"Peking", "Beijing", "CN"},
      {"Ceylon", "Sri Lanka", "LK"},
      {"Siam", "Thailand", "TH"},
      {"Zaire", "Democratic Republic of the Congo", "CD"},
      {"Rhodesia", "Zimbabwe", "ZW"},
      {"Swaziland", "Eswatini", "SZ"},
      {"Constantinople", "Istanbul", "TR"},
      {"Leningrad", "St Petersburg", "RU"},
      {"Stalingrad", "Volgograd", "RU"},
      {"Danzig", "Gdansk", "PL"},
      {"Pusan", "Busan", "KR"},
      {"Dacca", "Dhaka", "BD"},
      {"UAE", "United Arab Emirates", "AE"},
      {"DRC", "Democratic Republic of the Congo", "CD"},
      {"NYC", "New York", "US"},
      {"L.A.", "Los Angeles", "US"},
      {"Calif.", "California", "US"},
      {"Fla.", "Florida", "US"},
      {"NSW", "New South Wales", "AU"},
      {"Türkiye", "Turkey", "TR"},
      {"Londonderry", "Derry", "GB"},
      {"Cologne", "Cologne", "DE"},
      {"Galway", "Galway", "IE"},
      {"Raqqa", "Raqqa", "SY"},
  };
  for (const auto& c : cases) {
    INFO(c.name);
    CHECK(best(c.name).name == c.shown);
    CHECK(best(c.name).country == c.country);
  }
}

TEST_CASE("Gazetteer: some abbreviations count only after a comma") {
  const auto& gazetteer = Gazetteer::instance();
  const struct {
    std::string_view abbreviation, state;
  } cases[] = {{"Ill.", "Illinois"}, {"Mass.", "Massachusetts"},  {"Ore.", "Oregon"},
               {"TX", "Texas"},      {"N.Y.", "New York"},        {"D.C.", "District of Columbia"},
               {"Ont.", "Ontario"},  {"B.C.", "British Columbia"}};
  for (const auto& c : cases) {
    INFO(c.abbreviation);
    const auto found = gazetteer.find_after_comma(c.abbreviation);
    REQUIRE(!found.empty());
    CHECK(found.front()->name == c.state);
  }
  for (const auto word : {"ill", "mass", "me", "in", "or"}) {
    INFO(word);
    CHECK(gazetteer.find(word).empty());
  }
  CHECK(gazetteer.find_after_comma("Texas").empty());
}

TEST_CASE("Gazetteer: folded words are looked up one by one") {
  const auto& gazetteer = Gazetteer::instance();
  CHECK(gazetteer.look_up("new").begins_longer);
  CHECK(gazetteer.look_up("new").places.empty());
  const auto york = gazetteer.look_up("new york");
  CHECK(york.begins_longer);
  REQUIRE(!york.places.empty());
  CHECK(york.places[1]->name == "New York");
  CHECK_FALSE(gazetteer.look_up("calais").begins_longer);
  CHECK(gazetteer.look_up(std::string(1000, 'a')).places.empty());
  CHECK(gazetteer.look_up("").places.empty());
}

TEST_CASE("Gazetteer: a place lies in its county, its region and its country") {
  const auto& gazetteer = Gazetteer::instance();
  const auto& dover = best("Dover");
  CHECK(gazetteer.within(dover) == std::vector<std::string>{"United Kingdom", "England", "Kent"});
  CHECK(gazetteer.lies_in(dover, best("Kent")));
  CHECK(gazetteer.lies_in(dover, best("England")));
  CHECK(gazetteer.lies_in(dover, best("UK")));
  CHECK(gazetteer.lies_in(best("Kent"), best("England")));
  CHECK_FALSE(gazetteer.lies_in(best("England"), best("Kent")));
  CHECK_FALSE(gazetteer.lies_in(dover, best("France")));
  CHECK_FALSE(gazetteer.lies_in(dover, dover));
  CHECK(gazetteer.within(best("Barcelona")) == std::vector<std::string>{"Spain", "Catalonia"});
  CHECK(gazetteer.within(best("Berlin")) == std::vector<std::string>{"Germany"});
  CHECK(best("Paris").capital);
  CHECK_FALSE(best("Calais").capital);
}

TEST_CASE("Gazetteer: seas, rivers, mountains, regions and sites are known by kind") {
  const struct {
    std::string_view name;
    PlaceKind kind;
  } cases[] = {{"English Channel", PlaceKind::water}, {"Lake Victoria", PlaceKind::water},
               {"Yangtze", PlaceKind::water},         {"Strait of Hormuz", PlaceKind::water},
               {"Himalayas", PlaceKind::mountain},    {"Mount Everest", PlaceKind::mountain},
               {"Middle East", PlaceKind::other},     {"West Bank", PlaceKind::region},
               {"Silicon Valley", PlaceKind::other},  {"Horn of Africa", PlaceKind::other},
               {"White House", PlaceKind::site},      {"Heathrow", PlaceKind::site},
               {"Bavaria", PlaceKind::region},        {"Xinjiang", PlaceKind::region},
               {"Gaza", PlaceKind::region},           {"Gaza City", PlaceKind::other}};
  for (const auto& c : cases) {
    INFO(c.name);
    CHECK(best(c.name).kind == c.kind);
  }
}

TEST_CASE("Gazetteer: spellings of one name meet") {
  for (const auto name : {"Sao Paulo", "São Paulo", "SAO PAULO"}) CHECK(best(name).country == "BR");
  for (const auto name : {"St. Louis", "St Louis", "Saint Louis"})
    CHECK(best(name).name == "St. Louis");
  CHECK(place_key("The Hague") == "hague");
  CHECK(place_key("Stratford-upon-Avon") == "stratford upon avon");
  CHECK(place_key("U.S.A.") == "usa");
  CHECK(place_key("").empty());
  CHECK(place_key("the").empty());
}

TEST_CASE("Gazetteer: the best known place of a name comes first, the others follow") {
  const auto found = Gazetteer::instance().find("Paris");
  REQUIRE(found.size() > 3);
  CHECK(found.front()->country == "FR");
  for (std::size_t i = 1; i < found.size(); ++i) CHECK(found[i - 1]->id < found[i]->id);
}

TEST_CASE("Gazetteer: a place lies in its country and region, widest first") {
  const auto& gazetteer = Gazetteer::instance();
  CHECK(gazetteer.within(best("Calais")) == std::vector<std::string>{"France", "Hauts-de-France"});
  CHECK(gazetteer.within(best("Kent")) == std::vector<std::string>{"United Kingdom", "England"});
  CHECK(gazetteer.within(best("France")).empty());
  CHECK(gazetteer.within(best("English Channel")).empty());
}

TEST_CASE("Gazetteer: ids and countries lead back to their place") {
  const auto& gazetteer = Gazetteer::instance();
  const auto& calais = best("Calais");
  CHECK(gazetteer.by_id(calais.id) == &calais);
  CHECK(gazetteer.by_id(0) == nullptr);
  CHECK(gazetteer.by_id(0xffffffff) == nullptr);
  REQUIRE(gazetteer.country("FR") != nullptr);
  CHECK(gazetteer.country("FR")->name == "France");
  CHECK(gazetteer.country("??") == nullptr);
  REQUIRE(calais.lat().has_value());
  CHECK(*calais.lat() == Approx(50.95).margin(0.05));
}

TEST_CASE("Gazetteer: the beginning of a longer name is known as one") {
  const auto& gazetteer = Gazetteer::instance();
  CHECK(gazetteer.is_name_prefix("new"));
  CHECK(gazetteer.is_name_prefix("new york"));
  CHECK_FALSE(gazetteer.is_name_prefix("zzzzqq"));
}

TEST_CASE("Gazetteer: unknown and malformed names find nothing") {
  for (const std::string_view name : {"", " ", "\xff\xfe", "Xqzzyvb", "....", "---"}) {
    CHECK(Gazetteer::instance().find(name).empty());
  }
}

TEST_CASE("Gazetteer: kinds print and parse") {
  for (const auto kind : {PlaceKind::country, PlaceKind::region, PlaceKind::city, PlaceKind::water,
                          PlaceKind::mountain, PlaceKind::site, PlaceKind::other}) {
    CHECK(place_kind_named(name_of(kind)) == kind);
  }
  CHECK_FALSE(place_kind_named("planet").has_value());
}
