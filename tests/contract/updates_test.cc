// An index that changes while it is searched: what a reader that follows it answers is what one
// that opens it anew would.
#include <xapian.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "core/schema/fields.h"
#include "core/schema/index_files.h"
#include "indexer/run.h"
#include "indexer/upkeep.h"
#include "searcher/output/json.h"
#include "searcher/search_service.h"
#include "tests/support/temp_folder.h"

namespace dateline::test {
namespace {

namespace fs = std::filesystem;

std::string article(int id, unsigned choice) {
  const std::vector<std::string> people = {"Boris Johnson", "Angela Merkel", "Emmanuel Macron"};
  const std::vector<std::string> places = {"Calais", "Dover", "Berlin", "Lyon"};
  const std::string number = std::to_string(2 + choice % 11);
  const nlohmann::json fields = {
      {"id", std::to_string(id)},
      {"date", "2021-11-" + std::to_string(10 + choice % 20)},
      {"source", "Paper " + std::to_string(choice % 5)},
      {"text", "Mr " + people[choice % 3] + " met " + number + " migrants in " +
                   places[choice % 4] + " on Monday. The wave was high."}};
  return fields.dump() + "\n";
}

RunSummary run(const TempFolder& folder, std::vector<std::string> remove = {}) {
  CommandLine line;
  line.index = folder / "index";
  line.jobs = 2;
  line.paths = {folder / "in"};
  line.prune = true;
  line.remove = std::move(remove);
  auto summary = run_index(line, {});
  INFO((summary ? std::string() : summary.error().text()));
  REQUIRE(summary.ok());
  return *summary;
}

std::string answer(const SearchService& service, const std::string& query) {
  SearchRequest request;
  request.query = query;
  request.limit = 100;
  request.facets = {
      {"people", 50}, {"places", 50}, {"numbers", 50}, {"dates", 50}, {"sources", 50}};
  const auto results = service.search(request);
  return results ? to_json(*results) : results.error().text();
}

}  // namespace

TEST_CASE("SearchService: after any commits, facets and hits are those of an index opened anew") {
  const TempFolder folder;
  std::mt19937 random(20211125);
  const auto some = [&random](unsigned below) {
    return std::uniform_int_distribution<unsigned>(0, below - 1)(random);
  };
  std::vector<unsigned> choices(60);
  for (unsigned& choice : choices) choice = some(1000);
  const auto write = [&] {
    std::string lines;
    for (std::size_t i = 0; i < choices.size(); ++i) {
      if (choices[i] > 0) lines += article(static_cast<int>(i), choices[i]);
    }
    folder.write("in/feed.jsonl", lines);
  };
  write();
  run(folder);
  const auto following = SearchService::open(folder / "index");
  REQUIRE(following.ok());
  int generations = 0;
  for (int round = 0; round < 120; ++round) {
    CAPTURE(round);
    std::vector<std::string> remove;
    for (unsigned change = some(6); change > 0; --change) {
      choices[some(static_cast<unsigned>(choices.size()))] = some(5) == 0 ? 0 : some(1000);
    }
    if (some(3) == 0) choices.push_back(some(1000));
    if (some(5) == 0) remove.push_back(std::to_string(some(60)));
    write();
    run(folder, remove);
    if (some(8) == 0) {
      REQUIRE(compact_index(folder / "index").ok());
      ++generations;
    }
    const auto fresh = SearchService::open(folder / "index");
    REQUIRE(fresh.ok());
    for (const char* const query : {"", "wave", "person:\"Boris Johnson\"", "Calais OR Dover"}) {
      CAPTURE(query);
      REQUIRE(answer(**following, query) == answer(**fresh, query));
    }
  }
  CHECK(generations > 0);
}

TEST_CASE("SearchService: a query begun before its generation was removed is answered") {
  const TempFolder folder;
  folder.write("in/feed.jsonl", article(1, 1) + article(2, 2));
  run(folder);
  const auto service = SearchService::open(folder / "index");
  REQUIRE(service.ok());
  const auto before = current_generation(folder / "index");
  const Xapian::Database reader(before->string());
  folder.write("in/more.jsonl", article(3, 3));
  REQUIRE(compact_index(folder / "index").ok());
  run(folder);
  REQUIRE_FALSE(fs::exists(*before));
  // Everything a query reads: postings, positions, values, documents, metadata.
  CHECK(reader.get_doccount() == 2);
  for (Xapian::docid id = 1; id <= 2; ++id) {
    CHECK_FALSE(reader.get_document(id).get_data().empty());
    CHECK(reader.positionlist_begin(id, "wave") != reader.positionlist_end(id, "wave"));
  }
  CHECK_FALSE(reader.get_metadata(std::string(kMetaStamp)).empty());
  CHECK((*service)->article_count().value() == 3);
}

TEST_CASE("SearchService: an index removed and made again under a running server is followed") {
  const TempFolder folder;
  folder.write("in/feed.jsonl", article(1, 1) + article(2, 2));
  run(folder);
  const auto service = SearchService::open(folder / "index");
  REQUIRE(service.ok());
  const std::string old = answer(**service, "");
  fs::remove_all(folder / "index");
  folder.write("in/feed.jsonl", article(3, 3) + article(4, 7));
  run(folder);
  const auto fresh = SearchService::open(folder / "index");
  CHECK(answer(**service, "") == answer(**fresh, ""));
  CHECK(answer(**service, "") != old);
}

}  // namespace dateline::test
