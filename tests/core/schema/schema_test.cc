// Terms, facet ids, names and word forms: the small promises of core/schema.
#include <catch2/catch.hpp>
#include <set>

#include "core/schema/entity_terms.h"
#include "core/schema/facet_ids.h"
#include "core/schema/index_files.h"
#include "core/schema/terms.h"
#include "core/schema/word_forms.h"

using namespace dateline;

TEST_CASE("Terms: a date range is covered by the fewest terms, each day once") {
  const std::vector<std::string> cover = date_cover({2019, 12, 30}, {2021, 3, 2});
  CHECK(cover == std::vector<std::string>{"D20191230", "D20191231", "Y2020", "M202101", "M202102",
                                          "D20210301", "D20210302"});
  CHECK(date_cover({2021, 5, 1}, {2021, 4, 1}).empty());
  CHECK(date_cover({9999, 1, 1}, {9999, 12, 31}) == std::vector<std::string>{"Y9999"});
}

TEST_CASE("Terms: long keys and NULs are hashed, short ones kept") {
  CHECK(term(Field::source, "reuters") == "XSreuters");
  CHECK(term(Field::id, std::string(5000, 'a')).size() < 245);
  CHECK(term(Field::id, std::string("a\0b", 3)).find('\0') == std::string::npos);
  CHECK(term(Field::id, std::string(5000, 'a')) != term(Field::id, std::string(5001, 'a')));
}

TEST_CASE("Terms: a name is found whole and by each word") {
  CHECK(name_key("The  GUARDIAN\u2019s") == "the guardian");
  CHECK(name_terms(Field::source, "the guardian") ==
        std::vector<std::string>{"XS=the guardian", "XSthe", "XSguardian"});
}

TEST_CASE("Facet ids: packed ids come back sorted, without repeats") {
  const FacetId a = facet_id(Slot::people, "boris johnson");
  const FacetId b = facet_id(Slot::people, "priti patel");
  CHECK(a != facet_id(Slot::places, "boris johnson"));
  CHECK(a < (FacetId{1} << 48));
  CHECK(unpacked_facet_ids(packed_facet_ids({b, a, b})) ==
        std::vector<FacetId>{std::min(a, b), std::max(a, b)});
  CHECK(unpacked_facet_ids("abc").empty());
  CHECK(facet_id_hex(0xABC) == "000000000abc");
}

TEST_CASE("Facet names: the better spelling wins whichever comes first") {
  FacetName plain;
  plain.value = "Gerald Darmanin";
  FacetName accented;
  accented.value = "G\u00e9rald Darmanin";
  FacetName shouted;
  shouted.value = "GERALD DARMANIN";
  const std::string p = encoded(plain);
  const std::string a = encoded(accented);
  const std::string s = encoded(shouted);
  CHECK(better_facet_name(p, a) == a);
  CHECK(better_facet_name(a, p) == a);
  CHECK(better_facet_name(s, p) == p);
  CHECK(better_facet_name(p, s) == p);
  CHECK(decoded_facet_name(a).value == accented.value);
  CHECK(decoded_facet_name("").value.empty());
}

TEST_CASE("Places: a place is found under its name and all it lies in, its facet under one key") {
  PlaceEntity paris;
  paris.name = "Paris";
  paris.within = {"United States", "Texas"};
  const auto keys = place_keys(paris);
  for (const char* key : {"paris", "paris texas", "paris united states", "texas", "united states",
                          "texas united states"}) {
    CHECK(std::find(keys.begin(), keys.end(), key) != keys.end());
  }
  CHECK(exact_place_keys(paris) ==
        std::vector<std::string>{place_key("Paris, Texas, United States"),
                                 place_key("United States"), place_key("Texas, United States")});
}

TEST_CASE("Places: a region counts the same whether it is named or lived in") {
  PlaceEntity sydney;
  sydney.name = "Sydney";
  sydney.within = {"Australia", "New South Wales"};
  PlaceEntity region;
  region.name = "New South Wales";
  region.kind = PlaceKind::region;
  region.within = {"Australia"};
  CHECK(exact_place_keys(sydney)[2] == exact_place_key(region));
}

TEST_CASE("Word forms: what compaction merges is the union, whatever the order") {
  CHECK(merged_metadata("forms:en:cross", {"crossed\ncrosses", "crossing\ncrossed"}) ==
        "crossed\ncrosses\ncrossing");
  CHECK(merged_metadata("stamp", {"a", "b"}) == "a");
  CHECK(metadata_lines("a\nb") == std::vector<std::string>{"a", "b"});
  CHECK(metadata_lines("").empty());
}

TEST_CASE("Word forms: stems by language, words with digits as they stand") {
  Stemmer stemmer;
  CHECK(stemmer.stem("crossings", "en") == "cross");
  CHECK(stemmer.stem("crossings", "") == "cross");
  CHECK(stemmer.stem("h\u00e4user", "xx") == stemmer.stem("h\u00e4user", "en"));
  CHECK(stemmer.stem("3.5mm", "en") == "3.5mm");
  CHECK(stemmer.stem("rettungskr\u00e4ften", "de") != "rettungskr\u00e4ften");
}

TEST_CASE("Index files: generation names") {
  CHECK(generation_name(7) == "gen-000007");
  CHECK(generation_number("gen-000007") == 7u);
  CHECK_FALSE(generation_number("gen-7").has_value());
  CHECK_FALSE(generation_number("../gen-000007").has_value());
}
