// A query that takes too long is answered with what it found in time, and says so.
#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <string>
#include <vector>

#include "tests/support/test_archive.h"

using namespace dateline;
using namespace dateline::test;

TEST_CASE("Deadline: what was found in time is an answer, flagged as partial") {
  TestArchive::Texts texts;
  for (int i = 0; i < 2000; ++i)
    texts.emplace_back(std::to_string(i), "Boats crossed the Channel again.");
  const TestArchive archive = TestArchive::of(texts);
  SearchRequest request;
  // A walk, and a match that visits every article.
  request.query = GENERATE("boats channel", "\"boats crossed\"");
  request.facets = {{"languages", 10}};
  request.deadline = std::chrono::minutes(1);
  const SearchResults whole = archive.search(request);
  CHECK(whole.total == 2000);
  CHECK_FALSE(whole.partial);
  CHECK(whole.total_exact);
  CHECK(whole.facets[0].values[0].count == 2000);
  request.deadline = std::chrono::milliseconds(0);
  const SearchResults cut = archive.search(request);
  CHECK(cut.partial);
  CHECK_FALSE(cut.total_exact);
  CHECK_FALSE(cut.facets_exact);
  CHECK(cut.total < 2000);
  CHECK(notice_codes(cut).find("deadline") != std::string::npos);
}

namespace {

using Values = std::vector<std::string>;

// "value count" of each value of each facet.
Values values_of(const SearchResults& results) {
  Values out;
  for (const Facet& facet : results.facets) {
    for (const FacetValue& value : facet.values)
      out.push_back(facet.name + " " + value.value + " " + std::to_string(value.count));
  }
  return out;
}

// Long enough to be cut anywhere: each of its words stands in each article.
std::string long_query() {
  std::string out = "w0";
  for (int i = 1; i < 40; ++i) out += " OR w" + std::to_string(i);
  return out;
}

TestArchive archive_of_many() {
  std::string all;
  for (int i = 0; i < 40; ++i) all += " w" + std::to_string(i);
  TestArchive::Texts texts;
  for (int i = 0; i < 12000; ++i) {
    const std::string count = std::to_string(i * 7919 % 5000 + 2);
    texts.emplace_back(std::to_string(i), "They saw " + count + " boats and " +
                                              std::to_string(i % 90 + 5) + " people." + all);
  }
  return TestArchive::of(texts);
}

}  // namespace

TEST_CASE("Deadline: wherever it comes, what was found is shown and what is told as exact is so") {
  const TestArchive archive = archive_of_many();
  SearchRequest request;
  request.query = "(" + long_query() + ") -number:\"100..999 boats\"";
  request.facets = {{"number_ranges", 50}, {"numbers", 20}};
  const SearchResults whole = archive.search(request);
  REQUIRE(whole.hits.size() == request.limit);
  int cut_while_finding = 0;
  for (int ms = 0; ms < 60; ++ms) {
    request.deadline = std::chrono::milliseconds(ms);
    const SearchResults results = archive.search(request);
    CAPTURE(ms, results.total, results.partial);
    CHECK(results.hits.size() == std::min(request.limit, results.total));
    if (!results.total_exact && results.total > 0) ++cut_while_finding;
    if (results.total_exact) CHECK(results.total == whole.total);
    CHECK((results.partial || results.total_exact));
    if (results.facets_exact) CHECK(values_of(results) == values_of(whole));
    CHECK((notice_codes(results).find("deadline") != std::string::npos) == results.partial);
  }
  CHECK(cut_while_finding > 0);
}
