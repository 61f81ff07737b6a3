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
  FacetValue person{"p1", "Boris Johnson", 3, true, "person:\"Boris Johnson\"", {}, {}, "", "", ""};
  FacetValue number{"n1", "27 people", 2,       false, "number:\"27 people\"",
                    27.0, {},          "count", "",    "people"};
  FacetValue range{"n2", "2.5-4 km", 1, false, "", 2.5, 4.0, "distance", "km", ""};
  results.facets = {{"people", {person}}, {"numbers", {number, range}}, {"dates", {}}};
  const std::string json = to_json(results);
  CHECK(json.find(
            R"("facets":{"people":[{"id":"p1","value":"Boris Johnson","count":3,)"
            R"("selected":true,"filter":"person:\"Boris Johnson\""}],"numbers":[{"id":"n1",)"
            R"("value":"27 people","count":2,"selected":false,"filter":"number:\"27 people\"",)"
            R"("number":27,"kind":"count","unit":null,"thing":"people"},)") != std::string::npos);
  CHECK(json.find(R"("number":2.5,"number_high":4,"kind":"distance","unit":"km","thing":null}],)"
                  R"("dates":[]})") != std::string::npos);
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
