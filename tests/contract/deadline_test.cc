// A query that takes too long is answered with what it found in time, and says so.
#include <catch2/catch.hpp>

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
