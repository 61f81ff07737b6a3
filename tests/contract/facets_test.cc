// Facets: exact counts over all matches, and filters that find exactly what was counted.
#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/support/test_archive.h"

using namespace dateline;
using namespace dateline::test;

namespace {

TestArchive made_archive() {
  using nlohmann::json;
  std::string lines;
  const char* const texts[] = {
      "Boris Johnson met Emmanuel Macron in Calais, France. At least 27 migrants drowned, the Red "
      "Cross said.",
      "In Paris, France, Emmanuel Macron said 27 migrants had died. Mr Macron spoke of "
      "\u00a33,300.",
      "In Paris, Texas, a mayor spoke of 27 migrants and of 31 boats, in the United States.",
      "G\u00e9rald Darmanin spoke in Paris. About 31 people died, between 36 and 40 were hurt.",
      "Gerald Darmanin said 5% of the boats came from Georgia in the United States, not from "
      "Tbilisi, Georgia."};
  for (std::size_t i = 0; i < std::size(texts); ++i) {
    lines += json{{"id", std::to_string(i)},
                  {"title", "T"},
                  {"text", texts[i]},
                  {"language", "en"},
                  {"section", i < 2 ? "World news" : "Politics"},
                  {"source", i % 2 == 0 ? "The Paper" : "Another Paper"},
                  {"date", i == 4 ? "" : "2021-11-2" + std::to_string(i)}}
                 .dump() +
             "\n";
  }
  return TestArchive(lines);
}

}  // namespace

TEST_CASE("Facets: a click on any value finds exactly the articles it counted") {
  const TestArchive archive = made_archive();
  SearchRequest request;
  for (const std::string& name : facet_names()) request.facets.push_back({name, 100});
  for (const char* query : {"", "died OR drowned"}) {
    request.query = query;
    const SearchResults all = archive.search(request);
    for (const Facet& facet : all.facets) {
      if (facet.name != "number_ranges") CHECK_FALSE(facet.values.empty());  // too few for those
      for (const FacetValue& value : facet.values) {
        SearchRequest narrowed;
        narrowed.query =
            std::string(query[0] ? "(" : "") + query + (query[0] ? ") " : "") + value.filter;
        narrowed.facets = {{facet.name, 100}};
        const SearchResults results = archive.search(narrowed);
        INFO(facet.name << ": " << value.value << " by " << narrowed.query);
        CHECK(results.total == value.count);
        CHECK(results.notices.empty());
        const auto& values = results.facets.front().values;
        const auto same = std::find_if(values.begin(), values.end(),
                                       [&](const FacetValue& v) { return v.id == value.id; });
        if (facet.name == "dates") continue;  // a narrower span counts by smaller steps
        REQUIRE(same != values.end());
        CHECK(same->selected);
        CHECK(same->count == value.count);
      }
    }
  }
}

TEST_CASE("Facets: values come by falling count, then name, spelled best") {
  const TestArchive archive = made_archive();
  const auto people = archive.facet("people");
  REQUIRE(people.size() == 3);
  CHECK(people[0] == "Emmanuel Macron 2");
  CHECK(people[1] == "G\u00e9rald Darmanin 2");
  CHECK(people[2] == "Boris Johnson 1");
  const auto numbers = archive.facet("numbers");
  REQUIRE_FALSE(numbers.empty());
  CHECK(numbers[0] == "27 migrants 3");
  CHECK(archive.facet("sources") == std::vector<std::string>{"The Paper 3", "Another Paper 2"});
}

TEST_CASE("Facets: counts are of all matches, whatever page is shown") {
  const TestArchive archive = made_archive();
  SearchRequest request;
  request.facets = {{"people", 10}};
  request.limit = 1;
  const auto first = archive.search(request);
  request.offset = 4;
  const auto last = archive.search(request);
  REQUIRE(first.facets[0].values.size() == last.facets[0].values.size());
  for (std::size_t i = 0; i < first.facets[0].values.size(); ++i) {
    CHECK(first.facets[0].values[i].count == last.facets[0].values[i].count);
  }
  CHECK(first.total == 5);
  CHECK(first.total_exact);
}
