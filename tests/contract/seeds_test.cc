// The two articles the project began with, when the shared data lies beside the project: clumsy
// real input, read as a careful reader would.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <set>

#include "indexer/command_line.h"
#include "indexer/run.h"
#include "searcher/search_service.h"
#include "tests/support/temp_folder.h"

using namespace dateline;
using namespace dateline::test;

namespace {

const std::filesystem::path kSeeds =
    std::filesystem::path(DATELINE_SOURCE_DIR) / "../shared/data/seeds";
constexpr const char* kFirst = "000_ff20cd30b1e8d5c0.txt";
constexpr const char* kSecond = "004_42381f6826c330b5.txt";

struct Seeds {
  TempFolder folder;
  std::unique_ptr<SearchService> service;

  Seeds() {
    CommandLine line;
    line.index = folder / "index";
    line.paths = {kSeeds.string()};
    REQUIRE(run_index(line, {}).ok());
    auto opened = SearchService::open(line.index);
    REQUIRE(opened.ok());
    service = std::move(*opened);
  }

  std::string ids(const std::string& query) const {
    SearchRequest request;
    request.query = query;
    request.match = Match::all;
    const auto results = service->search(request);
    REQUIRE(results.ok());
    std::vector<std::string> ids;
    for (const Hit& hit : results->hits) ids.push_back(hit.id);
    std::sort(ids.begin(), ids.end());
    std::string out;
    for (const std::string& id : ids) out += (out.empty() ? "" : " ") + id;
    return out;
  }

  std::vector<std::string> facet(const std::string& name) const {
    SearchRequest request;
    request.facets = {{name, 200}};
    const auto results = service->search(request);
    REQUIRE(results.ok());
    std::vector<std::string> out;
    for (const FacetValue& v : results->facets.front().values) out.push_back(v.value);
    return out;
  }
};

bool has(const std::vector<std::string>& values, const std::string& wanted) {
  return std::count(values.begin(), values.end(), wanted) == 1;
}

}  // namespace

TEST_CASE("Seeds: what a reader asks of them is found") {
  if (!std::filesystem::exists(kSeeds)) {
    WARN("skipped: no " << kSeeds);
    return;
  }
  const Seeds seeds;
  const std::string first = kFirst;
  const std::string second = kSecond;
  const std::string both = first + " " + second;
  const std::pair<std::string, std::string> table[] = {
      {"\"criminal nature\"", first},                  // within curly quotes
      {"\"sovereignty according to French\"", first},  // over a line end
      {"\"boots on the ground\"", second},
      {"\"Channel camp\"", ""},
      {"person:\"Priti Patel\"", first},
      {"person:\"Boris Johnson\"", both},
      {"place:France", both},
      {"place:\"United Kingdom\" liverpool", first},
      {"number:\">25000\"", both},
      {"number:25700", first},
      {"number:\"25,700\"", first},
      {"number:60550", second},
      {"money:>\u00a33000", second},
      {"darmanin", first},
      {"Darmanin's", first},
      {"g\u00e9rald", first}};
  for (const auto& [query, expected] : table) {
    INFO(query);
    CHECK(seeds.ids(query) == expected);
  }
}

TEST_CASE("Seeds: facets list each person, place and figure once") {
  if (!std::filesystem::exists(kSeeds)) {
    WARN("skipped: no " << kSeeds);
    return;
  }
  const Seeds seeds;
  const auto people = seeds.facet("people");
  for (const char* name :
       {"Boris Johnson", "Emmanuel Macron", "Tom Pursglove", "Gerald Darmanin", "Franck Dhersin",
        "Jean Castex", "Nicolas Margolle", "Priti Patel", "Mohammad Aziz", "Peshraw Aziz",
        "Riaz Mohammed", "Share Mohammed", "Craig Mackinlay"}) {
    INFO(name);
    CHECK(has(people, name));
  }
  for (const char* wrong : {"Mr Johnson", "Johnson", "Boris Johnsons", "Border Force", "MailOnline",
                            "SSR Regiment", "Special Forces"}) {
    INFO(wrong);
    CHECK_FALSE(has(people, wrong));
  }
  const auto places = seeds.facet("places");
  for (const char* name :
       {"Calais", "France", "English Channel", "United Kingdom", "Dunkirk", "Sangatte"}) {
    INFO(name);
    CHECK(has(places, name));
  }
  const auto numbers = seeds.facet("numbers");
  for (const char* label :
       {"27 migrants", "27 individuals", "25,700 persons", "\u00a33,300", "60,550 people"}) {
    INFO(label);
    CHECK(has(numbers, label));
  }
}

TEST_CASE("Seeds: no hit is shown twice, and none says the same sentence twice") {
  if (!std::filesystem::exists(kSeeds)) {
    WARN("skipped: no " << kSeeds);
    return;
  }
  const Seeds seeds;
  for (const std::string query :
       {"migrants", "dinghies", "France police", "boats Channel", "Macron"}) {
    SearchRequest request;
    request.query = query;
    const SearchResults results = *seeds.service->search(request);
    std::set<std::string> ids;
    for (const Hit& hit : results.hits) {
      INFO(query << " " << hit.id);
      CHECK(ids.insert(hit.id).second);
      CHECK(hit.duplicates == 0);
      std::string shown;
      for (const Segment& segment : hit.snippet) shown += segment.text;
      std::set<std::string> pieces;
      for (std::size_t begin = 0; begin < shown.size();) {
        const std::size_t end = std::min(shown.find(" … ", begin), shown.size());
        CHECK(pieces.insert(shown.substr(begin, end - begin)).second);
        begin = end + std::string(" … ").size();
      }
    }
  }
}
