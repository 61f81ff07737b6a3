#include "searcher/facet_request.h"

#include <catch2/catch.hpp>
#include <string>

using namespace dateline;

namespace {

std::string read(std::string_view list) {
  const auto facets = parse_facets(list);
  if (!facets) return "error: " + facets.error().message;
  std::string out;
  for (const FacetRequest& facet : *facets) {
    out += (out.empty() ? "" : " ") + facet.name + "=" + std::to_string(facet.limit);
  }
  return out;
}

}  // namespace

TEST_CASE("Facet list: names with and without counts") {
  CHECK(read("") == "");
  CHECK(read("people:20,places") == "people=20 places=10");
  CHECK(read(" numbers : 5 , ,dates") == "numbers=5 dates=10");
  CHECK(read("people,people:3") == "people=3");
}

TEST_CASE("Facet list: an error names the bad part") {
  CHECK(read("people,cats") == "error: bad facet \"cats\": no such facet");
  CHECK(read("people:0") == "error: bad facet \"people:0\": a count from 1 to 1000");
  CHECK_FALSE(parse_facets("people:1001"));
  CHECK_FALSE(parse_facets("people:-1"));
  CHECK_FALSE(parse_facets("people:5x"));
  CHECK_FALSE(parse_facets("people:99999999999999999999999"));
}

TEST_CASE("Names: sorts and matches read back") {
  for (const Sort sort : {Sort::relevance, Sort::newest, Sort::oldest}) {
    CHECK(sort_named(name_of(sort)) == sort);
  }
  for (const Match match : {Match::automatic, Match::all, Match::any}) {
    CHECK(match_named(name_of(match)) == match);
  }
  CHECK(name_of(Match::automatic) == "auto");
  CHECK_FALSE(sort_named("best"));
  CHECK_FALSE(match_named(""));
}
