// What ranks and what is found beyond the words as typed, the whole way through a real index.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/support/test_archive.h"

using namespace dateline;
using namespace dateline::test;

namespace {

std::string ranked(const TestArchive& archive, const std::string& query, Match match,
                   Expand expand = Expand::off) {
  SearchRequest request;
  request.query = query;
  request.match = match;
  request.expand = expand;
  std::string out;
  for (const Hit& hit : archive.search(request).hits) out += (out.empty() ? "" : " ") + hit.id;
  return out;
}

// Articles about ferries say "harbour" and "sailing" too; one of those has no ferry in it.
TestArchive ferries() {
  TestArchive::Texts texts = {
      {"one", "The ferry strike goes on; sailing from the harbour stopped, crews picket."},
      {"two", "A ferry strike empties the harbour: no sailing today, crews picket."},
      {"kin", "The strike at the harbour: sailing crews picket and picket."},
      {"odd", "The strike at the bakery: ovens stay cold and bread is short."},
  };
  for (int i = 0; i < 30; ++i)
    texts.emplace_back("x" + std::to_string(i), "Rain fell on meadow number " + std::to_string(i));
  return TestArchive::of(texts);
}

}  // namespace

TEST_CASE("Ranking: British and American spellings find each other, marked") {
  const TestArchive archive = TestArchive::of({
      {"gb", "The organisation painted the centre in one colour for two women."},
      {"us", "An organization near the center uses color for a woman."},
  });
  for (const char* query : {"organisation", "organization", "centre", "center", "colour", "color",
                            "women", "woman", "organising"}) {
    INFO(query);
    CHECK(archive.ids(query) == "gb us");
  }
  CHECK(archive.marked("us", "colour centre") ==
        "An organization near the [center] uses [color] for a woman.");
  CHECK(archive.ids("=colour") == "gb");
  CHECK(archive.ids("\"one colour\"") == "gb");
}

TEST_CASE("Ranking: match=any takes the parts of a hyphenated word one by one") {
  const TestArchive archive = TestArchive::of({
      {"joined", "A shockwave ran along the wing."},
      {"hyphen", "The shock-wave was seen twice."},
      {"apart", "A wave followed the shock."},
      {"part", "One wave broke."},
      {"none", "Nothing at all."},
  });
  const std::string any = ranked(archive, "shock-wave", Match::any);
  CHECK(any.size() == std::string("joined hyphen apart part").size());
  CHECK(any.find("none") == std::string::npos);
  CHECK(any.find("part") != std::string::npos);
  // All of it is asked for otherwise.
  const std::string all = ranked(archive, "shock-wave", Match::all);
  CHECK(all.find("apart") == std::string::npos);
  CHECK(all.find("hyphen") != std::string::npos);
  CHECK(ranked(archive, "nothing -shock-wave wave", Match::any).find("apart") != std::string::npos);
}

// Xapian 1.4's OP_MAX reads freed memory where its branches end together: at the last article here,
// which all others must match up to for the lowest weight that counts to be known.
TEST_CASE("Regression: match=any with a hyphenated word at the end of the index") {
  TestArchive::Texts texts;
  for (int i = 0; i < 40; ++i)
    texts.emplace_back("x" + std::to_string(10 + i), "To the meadow number " + std::to_string(i));
  texts.emplace_back("z", "A shock-wave ran to the wing.");
  const TestArchive archive = TestArchive::of(texts);
  for (const Expand expand : {Expand::off, Expand::on}) {
    SearchRequest request;
    request.query = "to the shock-wave";
    request.match = Match::any;
    request.limit = 1;
    request.expand = expand;
    const SearchResults results = archive.search(request);
    REQUIRE(results.hits.size() == 1);
    CHECK(results.hits[0].id == "z");
    CHECK(results.total == 41);
  }
}

TEST_CASE("Ranking: match=any finds by words of grammar but hardly ranks by them") {
  const TestArchive archive = TestArchive::of({
      {"grammar", "Which of these must they do?"},
      {"subject", "Flutter was seen on wings."},
      {"other", "Nothing more."},
  });
  CHECK(ranked(archive, "which of these must they flutter", Match::any) == "subject grammar");
  CHECK(ranked(archive, "which of these", Match::any) == "grammar");
}

TEST_CASE("Ranking: the form as typed before other forms, which are found alike") {
  const TestArchive archive = TestArchive::of({
      {"ing", "Crews were painting the long bridge."},
      {"ed", "Crews had painted the long bridge."},
      {"s", "A crew paints the long bridge now."},
  });
  for (const Match match : {Match::automatic, Match::any, Match::all}) {
    CHECK(ranked(archive, "painting", match).substr(0, 3) == "ing");
    CHECK(ranked(archive, "painted", match).substr(0, 2) == "ed");
    CHECK(ranked(archive, "paints bridge", match).substr(0, 1) == "s");
    CHECK(ranked(archive, "painted", match).size() == std::string("ing ed s").size());
  }
}

TEST_CASE("Ranking: a word of the headline counts more than the same said as often below") {
  const TestArchive archive(
      R"({"id":"below","title":"News of the day","text":"Ferry crews met. The ferry, a ferry."})"
      "\n"
      R"({"id":"headline","title":"Ferry of the day","text":"News crews met. The news, a report."})"
      "\n");
  for (const Match match : {Match::automatic, Match::any, Match::all})
    CHECK(ranked(archive, "ferry", match) == "headline below");
  CHECK(ranked(archive, "-ferry", Match::any).empty());
  CHECK(ranked(archive, "title:ferry", Match::any) == "headline");
}

TEST_CASE("Ranking: expansion ranks what the query found, and is off unless asked for") {
  const TestArchive archive = ferries();
  CHECK(SearchRequest{}.expand == Expand::off);
  const std::string off = ranked(archive, "ferry strike", Match::any);
  const std::string on = ranked(archive, "ferry strike", Match::any, Expand::on);
  CHECK(on.find("kin") < on.find("odd"));
  CHECK(on.size() == off.size());  // the same articles
  CHECK(ranked(archive, "ferry strike", Match::all, Expand::on).find("kin") == std::string::npos);
  CHECK(ranked(archive, "", Match::any, Expand::on) == ranked(archive, "", Match::any));
  CHECK(ranked(archive, "unheard", Match::any, Expand::on).empty());
  CHECK(ranked(archive, "-rain -meadow", Match::any, Expand::on) ==
        ranked(archive, "-rain -meadow", Match::any));
}

TEST_CASE("Ranking: expansion changes neither totals nor marks") {
  const TestArchive archive = ferries();
  SearchRequest request;
  request.query = "ferry strike";
  request.match = Match::any;
  const SearchResults off = archive.search(request);
  request.expand = Expand::on;
  const SearchResults on = archive.search(request);
  CHECK(on.total == off.total);
  REQUIRE_FALSE(on.hits.empty());
  for (const Hit& hit : on.hits) {
    for (const Segment& segment : hit.snippet) {
      if (!segment.match) continue;
      INFO(segment.text);
      CHECK((segment.text == "ferry" || segment.text == "strike"));
    }
  }
}

TEST_CASE("Ranking: with recency the newer of two alike comes first, and nothing else is found") {
  const auto line = [](const char* id, const char* date, const char* text) {
    return std::string(R"({"id":")") + id + R"(","date":")" + date + R"(","title":"","text":")" +
           text + "\"}\n";
  };
  const TestArchive archive(
      line("old", "2015-03-01", "The ferry strike goes on at the harbour.") +
      line("new", "2021-11-25", "The ferry strike goes on at the harbour.") +
      line("undated", "", "The ferry strike goes on at the harbour.") +
      line("best", "2019-01-01", "Ferry strike, ferry strike, ferry strike at the harbour.") +
      line("other", "2021-11-26", "Rain fell on the meadow all day long."));
  SearchRequest request;
  request.query = "ferry strike";
  request.fold = false;
  const SearchResults off = archive.search(request);
  request.recency = true;
  const SearchResults on = archive.search(request);
  CHECK(on.total == off.total);
  REQUIRE(on.hits.size() == 4);
  const auto rank = [](const SearchResults& results, std::string_view id) {
    return std::find_if(results.hits.begin(), results.hits.end(),
                        [&](const Hit& hit) { return hit.id == id; }) -
           results.hits.begin();
  };
  CHECK(rank(off, "best") == 0);
  CHECK(rank(on, "new") < rank(on, "old"));
  CHECK(rank(on, "old") < rank(on, "undated"));
  // What asks for another order keeps it; what has no date comes last, and that is said.
  request.sort = Sort::oldest;
  const SearchResults oldest = archive.search(request);
  CHECK(oldest.hits[0].id == "old");
  CHECK(oldest.hits[3].id == "undated");
  CHECK(notice_codes(oldest) == "undated_last");
  CHECK(oldest.notices[0].message == "1 article has no date and comes last");
  request.query = "rain";
  CHECK(notice_codes(archive.search(request)).empty());
  request.query = "ferry strike";
  request.sort = Sort::newest;
  CHECK(archive.search(request).hits[3].id == "undated");
  request.sort = Sort::relevance;
  request.query = "date:2021";  // nothing to rank by: newest first
  CHECK(archive.search(request).hits[0].id == "other");
}
