// Reverse look-up: from an exact number to the articles that say it in any words, and, apart, to
// those that state a rounding of it.
#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/support/remote_shards.h"
#include "tests/support/test_archive.h"

using namespace dateline;
using namespace dateline::test;

namespace {

const TestArchive::Texts kTexts = {
    {"comma", "Officials counted 6,438 migrants on the beach."},
    {"plain", "A total of 6438 people crossed the Channel."},
    {"words", "Six thousand four hundred and thirty-eight migrants have come."},
    {"more", "More than 6,400 migrants came over in the summer."},
    {"about", "About 6,400 people crossed the Channel in the summer."},
    {"some", "Some 6,000 migrants crossed, the minister said."},
    {"under", "Fewer than 7,000 migrants came over, the paper said."},
    {"exactly", "The court heard of 6,400 migrants."},
    {"wrong", "More than 6,500 migrants came over in the summer."},
    {"other", "About 6,400 boats were seized in the summer."},
    {"dear", "The boat cost about £6,400, police said."},
    {"dollars", "The boat cost about $6,400, police said."},
    {"far", "They had walked more than 400 miles to the coast."},
};

std::string ids(const std::vector<Hit>& hits) {
  std::vector<std::string> out;
  for (const Hit& hit : hits) out.push_back(hit.id);
  std::sort(out.begin(), out.end());
  std::string joined;
  for (const std::string& id : out) joined += (joined.empty() ? "" : " ") + id;
  return joined;
}

void check_on(const SearchService& service) {
  struct Row {
    const char* query;
    const char* found;
    const char* compatible;
  };
  const Row rows[] = {
      {"number:6438", "comma plain words", "about dear dollars more other some under"},
      {"number:6,438", "comma plain words", "about dear dollars more other some under"},
      {"number:\"6438 migrants\"", "comma words", "more some under"},
      {"number:\"6438 people\"", "plain", "about"},
      {"summer number:6438", "", "about more other"},
      {"-summer number:6438", "comma plain words", "dear dollars some under"},
      {"money:£6,438", "", "dear"},
      {"money:6438", "", "dear dollars"},
      {"number:\"438 miles\"", "", "far"},
      {"number:\"1438 miles\"", "", ""},
      // No rounding of it is a number that is round itself.
      {"number:6400", "about dear dollars exactly more other", "some under"},
  };
  for (const Row& row : rows) {
    INFO(row.query);
    SearchRequest request;
    request.query = row.query;
    request.limit = 50;
    request.match = Match::all;
    const auto answer = service.search(request);
    REQUIRE(answer.ok());
    CHECK(ids(answer->hits) == row.found);
    REQUIRE(answer->compatible.has_value());
    CHECK(ids(*answer->compatible) == row.compatible);
    CHECK(answer->compatible_total == answer->compatible->size());
    CHECK(answer->total == answer->hits.size());
  }
}

}  // namespace

TEST_CASE("Reverse look-up: a number in any words, its roundings apart") {
  check_on(TestArchive::of(kTexts).service());
}

TEST_CASE("Reverse look-up: only one exact number is looked up so, on the first page") {
  const TestArchive archive = TestArchive::of(kTexts);
  SearchRequest request;
  for (const char* query : {"migrants", "number:>6400", "number:6000..7000", "number:6438 number:5",
                            "-number:6438", "number:\"=6,438 migrants\"", ""}) {
    INFO(query);
    request.query = query;
    CHECK_FALSE(archive.search(request).compatible.has_value());
  }
  request.query = "number:6438";
  request.offset = 10;
  CHECK_FALSE(archive.search(request).compatible.has_value());
}

TEST_CASE("Reverse look-up: the number that agrees is what is marked") {
  const TestArchive archive =
      TestArchive::of({{"a", "Of 120 boats, more than 6,400 migrants came and 6,300 went."}});
  SearchRequest request;
  request.query = "number:6438";
  const SearchResults results = archive.search(request);
  CHECK(results.total == 0);
  REQUIRE(results.compatible.has_value());
  REQUIRE(results.compatible->size() == 1);
  std::string marked;
  for (const Segment& segment : results.compatible->front().snippet) {
    if (segment.match) marked += "[" + segment.text + "]";
  }
  CHECK(marked == "[6,400]");
}

TEST_CASE("Reverse look-up: of near-copies that round the number one is shown, all are counted") {
  const std::string report =
      " migrants came over the Channel in the summer, the minister told the house in a long answer "
      "to a short question about the boats that had left the beaches between Calais and Dunkirk.";
  TestArchive::Texts texts = {{"exact", "Officials counted 6,438 of them on the beach."}};
  for (int i = 0; i < 12; ++i)
    texts.emplace_back("copy" + std::to_string(i), "More than 6,400" + report);
  texts.emplace_back("other", "About 6,440 people were met by the fishermen of the port at dawn.");
  const TestArchive archive = TestArchive::of(texts);
  // Ranked by words, by date, and over a match that visits every article.
  for (const char* query : {"number:6438", "the number:6438", "\"the\" number:6438"}) {
    INFO(query);
    SearchRequest request;
    request.query = query;
    request.match = Match::all;
    const SearchResults folded = archive.search(request);
    CHECK(folded.total == 1);
    REQUIRE(folded.compatible.has_value());
    CHECK(folded.compatible_total == 13);
    CHECK(folded.compatible->size() == 2);
    std::size_t duplicates = 0;
    for (const Hit& hit : *folded.compatible) duplicates += hit.duplicates;
    CHECK(duplicates == 11);
    request.fold = false;
    const SearchResults unfolded = archive.search(request);
    CHECK(unfolded.compatible_total == 13);
    CHECK(unfolded.compatible->size() == 10);
  }
}

TEST_CASE("Reverse look-up: two shards behind stock servers answer alike") {
  if (!has_remote_server()) {
    WARN("skipped: xapian-tcpsrv is not installed");
    return;
  }
  check_on(RemoteShards(TestArchive::json_lines(kTexts)).service());
}
