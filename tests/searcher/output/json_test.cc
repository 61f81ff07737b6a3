#include "searcher/output/json.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "searcher/output/jsonl.h"

using namespace dateline;

namespace {

Hit small_hit() {
  Hit hit;
  hit.id = "a/1";
  hit.title = "Boris \"B\" Johnson";
  hit.date = "2021-11-25";
  hit.score = 2;
  hit.title_segments = {{"Boris ", false}};
  hit.snippet = {{"At least ", false}, {"27", true}};
  hit.people = {"Boris Johnson"};
  hit.numbers = {"at least 27 migrants"};
  return hit;
}

}  // namespace

TEST_CASE("JSON: a hit has the contract's fields in its order, unknown ones null") {
  CHECK(
      to_json(small_hit()) ==
      R"({"id":"a/1","title":"Boris \"B\" Johnson","date":"2021-11-25","source":null,"url":null,)"
      R"("score":2,"title_segments":[{"text":"Boris ","match":false}],)"
      R"("snippet":[{"text":"At least ","match":false},{"text":"27","match":true}],)"
      R"("people":["Boris Johnson"],"places":[],"numbers":["at least 27 migrants"],"duplicates":0,"story":null})");
}

TEST_CASE("JSON: an empty title stays a string, an empty answer keeps every key") {
  CHECK(nlohmann::json::parse(to_json(Hit{}))["title"] == "");
  SearchResults results;
  results.query = "x";
  results.match = Match::all;
  results.interpreted = "x";
  CHECK(to_json(results) ==
        R"({"query":{"text":"x","match":"all","interpreted":"x","suggestion":null,"notices":[]},)"
        R"("total":0,"total_exact":true,"total_folded":0,"partial":false,"offset":0,"limit":10,)"
        R"("hits":[],"facets":{},"facets_exact":true})");
  CHECK(to_json(results, 1.5).find(R"("limit":10,"took_ms":1.5,"hits")") != std::string::npos);
}

TEST_CASE("JSON: notices and suggestion") {
  SearchResults results;
  results.suggestion = "calais";
  results.notices = {{"relaxed", "Dropped \"x\".", 0, 4}};
  const auto parsed = nlohmann::json::parse(to_json(results));
  CHECK(parsed["query"]["suggestion"] == "calais");
  CHECK(parsed["query"]["notices"].dump() ==
        R"([{"begin":0,"code":"relaxed","end":4,"message":"Dropped \"x\"."}])");
}

TEST_CASE("JSON: facets are keyed by name, numbers say what they are") {
  SearchResults results;
  FacetValue person;
  person.id = "p1";
  person.value = "Boris Johnson";
  person.count = 3;
  person.margin = 2;
  person.selected = true;
  person.filter = "person:\"Boris Johnson\"";
  FacetValue number;
  number.id = "n1";
  number.value = "27 people";
  number.count = 2;
  number.filter = "number:\"27 people\"";
  number.exclude = "-" + number.filter;
  number.number = 27;
  number.kind = "count";
  number.thing = "people";
  FacetValue range;
  range.number = 2.5;
  range.number_high = 4.0;
  range.kind = "distance";
  range.unit = "km";
  FacetValue place;
  place.id = "l1";
  place.value = "Texas";
  place.excluded = true;
  place.kind = "region";
  place.within = {"United States"};
  place.parent = "l2";
  results.facets = {
      {"people", {person}}, {"numbers", {number, range}}, {"places", {place}}, {"dates", {}}};
  const std::string json = to_json(results);
  const auto has = [&](const char* part) {
    INFO(part << " in " << json);
    CHECK(json.find(part) != std::string::npos);
  };
  has(R"("facets":{"people":[{"id":"p1","value":"Boris Johnson","count":3,"margin":2,)"
      R"("selected":true,"excluded":false,"filter":"person:\"Boris Johnson\"","exclude":null}],)");
  has(R"("numbers":[{"id":"n1","value":"27 people","count":2,"selected":false,"excluded":false,)"
      R"("filter":"number:\"27 people\"","exclude":"-number:\"27 people\"",)"
      R"("number":27,"kind":"count","unit":null,"thing":"people"},)");
  has(R"("number":2.5,"number_high":4,"kind":"distance","unit":"km","thing":null}],)");
  has(R"("selected":false,"excluded":true,"filter":"","exclude":null,"kind":"region",)"
      R"("within":["United States"],"parent":"l2"}],"dates":[]})");
}

TEST_CASE("JSON: compatible hits come where one exact number was asked for, found or not") {
  SearchResults results;
  CHECK(to_json(results).find("compatible") == std::string::npos);
  results.compatible.emplace();
  CHECK(to_json(results).find(R"("hits":[],"compatible":[],"compatible_total":0,)") !=
        std::string::npos);
}

TEST_CASE("JSON: invalid UTF-8 and numbers that JSON cannot say do no harm") {
  Hit hit = small_hit();
  hit.title = "a\xFF";
  hit.score = 1.0 / 0.0;
  const auto parsed = nlohmann::json::parse(to_json(hit));
  CHECK(parsed["title"] == "a\xEF\xBF\xBD");
  CHECK(parsed["score"].is_null());
}

TEST_CASE("JSON: lines of a batch begin with the query's id") {
  CHECK(with_qid("{\"a\":1}", "q\"1") == "{\"qid\":\"q\\\"1\",\"a\":1}");
  CHECK(with_qid("{}", "1") == "{\"qid\":\"1\"}");
  CHECK(with_qid(to_json(Error{ErrorCode::io, "no", "Try"}), "1") ==
        "{\"qid\":\"1\",\"error\":\"no. Try\"}");
  CHECK(jsonl_line(small_hit(), "7").starts_with("{\"qid\":\"7\",\"id\":\"a/1\","));
  CHECK(jsonl_line(small_hit()) == to_json(small_hit()) + "\n");
}
