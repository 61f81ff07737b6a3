// Exports as scripts take them: over HTTP and from the command line, while the index changes.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "searcher/output/csv.h"
#include "tests/support/command.h"
#include "tests/web/http_client.h"
#include "tests/web/sample_index.h"
#include "tests/web/site.h"

namespace dateline::web::test {
namespace {

using dateline::test::run_command;
using nlohmann::json;

std::string article(int number, const std::string& words) {
  return json({{"id", "n" + std::to_string(number)},
               {"title", "Report " + std::to_string(number)},
               {"date", "2021-11-25"},
               {"text", "Boats reached Calais. " + words}})
             .dump() +
         "\n";
}

std::string articles(int count, const std::string& words = "All is well.") {
  std::string all;
  for (int i = 0; i < count; ++i) all += article(i, words);
  return all;
}

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> out;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) out.push_back(line);
  return out;
}

std::string search(const SampleIndex& index, std::vector<std::string> words) {
  words.insert(words.begin(), {DATELINE_SEARCH_PROGRAM, "--index", index.path()});
  const auto result = run_command(words);
  CHECK(result.status == 0);
  return result.out;
}

}  // namespace

TEST_CASE("Export: every hit, as the command line writes them, never folded") {
  const Site site(articles(1500));  // near-copies of each other, all of them
  const auto reply = site.get("/api/v1/export?q=boats");
  REQUIRE(reply.status == 200);
  CHECK(reply.header("content-type") == "application/x-ndjson");
  CHECK(reply.header("content-disposition") == "attachment; filename=\"dateline.jsonl\"");
  CHECK(lines(reply.dechunked()).size() == 1500);
  CHECK(reply.dechunked() == search(site.index(), {"--jsonl", "--all", "boats"}));
  const std::string csv = site.get("/api/v1/export?q=boats&format=csv&sort=oldest").dechunked();
  CHECK(csv == search(site.index(), {"--csv", "--all", "--sort=oldest", "boats"}));
  CHECK(csv.rfind("id,title", 0) == 0);
  CHECK(site.get("/api/v1/export?q=boats&format=csv&bom=on").dechunked() ==
        std::string(kByteOrderMark) + search(site.index(), {"--csv", "--all", "boats"}));
  CHECK(search(site.index(), {"--csv", "--all", "--bom", "boats"}).rfind(kByteOrderMark, 0) == 0);
  // A long list is the beginning of all of it.
  const auto some = lines(search(site.index(), {"--jsonl", "--fold=off", "--limit=1200", "boats"}));
  const auto all = lines(reply.dechunked());
  CHECK(some == std::vector<std::string>(all.begin(), all.begin() + 1200));
}

TEST_CASE("Export: nothing found is an empty file, and HEAD makes none") {
  const Site site;
  CHECK(site.get("/api/v1/export?q=zyzzyva").dechunked().empty());
  CHECK(site.get("/api/v1/export?q=zyzzyva&format=csv").dechunked() == csv_header());
  const std::string empty = site.get("/api/v1/export?q=zyzzyva&format=geojson").dechunked();
  CHECK(json::parse(empty) == json({{"type", "FeatureCollection"}, {"features", json::array()}}));
  const auto head = parse_reply(
      ask(site.port(),
          "HEAD /api/v1/export?format=csv HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"));
  CHECK(head.status == 200);
  CHECK(head.header("content-type") == "text/csv; charset=utf-8; header=present");
  CHECK(head.body.empty());
}

TEST_CASE("Export: a bad parameter is a problem that names it") {
  const Site site;
  for (const std::string name : {"format", "bom", "sort"}) {
    const auto reply = site.get("/api/v1/export?" + name + "=nonsense");
    CHECK(reply.status == 400);
    CHECK(json::parse(reply.body)["parameter"] == name);
  }
}

TEST_CASE("Export: GeoJSON has a point for each place of an article whose position is known") {
  const Site site;
  const auto reply = site.get("/api/v1/export?q=&format=geojson");
  CHECK(reply.header("content-type") == "application/geo+json");
  const json all = json::parse(reply.dechunked());
  std::map<std::string, std::set<std::string>> articles_of;
  for (const json& feature : all["features"]) {
    CHECK(feature["type"] == "Feature");
    CHECK(feature["geometry"]["type"] == "Point");
    articles_of[feature["properties"]["name"]].insert(feature["properties"]["article"]);
    if (feature["properties"]["name"] != "Calais") continue;
    CHECK(feature["geometry"]["coordinates"][0].get<double>() == Approx(1.86).margin(0.1));
    CHECK(feature["geometry"]["coordinates"][1].get<double>() == Approx(50.95).margin(0.1));
    CHECK(feature["properties"]["country"] == "FR");
    CHECK(feature["properties"]["mentions"].get<int>() >= 1);
  }
  CHECK(articles_of["Calais"] == std::set<std::string>{"harbour/1", "ledger-2"});
  CHECK(articles_of.count("Dover") == 0);  // which of several, the article does not say
}

TEST_CASE("Export: compressed where asked for, and without chunks for HTTP/1.0") {
  const Site site(articles(2000));
  const std::string plain = site.get("/api/v1/export?q=boats").dechunked();
  const auto packed = test::get(site.port(), "/api/v1/export?q=boats", "Accept-Encoding: gzip\r\n");
  CHECK(packed.header("content-encoding") == "gzip");
  CHECK(packed.header("vary") == "accept-encoding");
  CHECK(packed.body.size() * 4 < plain.size());
  CHECK(run_command({"gzip", "-dc"}, packed.dechunked()).out == plain);
  const auto old = parse_reply(ask(site.port(), "GET /api/v1/export?q=boats HTTP/1.0\r\n\r\n"));
  CHECK(old.header("transfer-encoding").empty());
  CHECK(old.body == plain);
}

TEST_CASE("Export: while the index is rewritten, no article is missing and none comes twice") {
  const SampleIndex index(articles(3000));
  const auto service = SearchService::open(index.path());
  REQUIRE(service.ok());
  SearchRequest request;
  request.query = "boats";
  request.fold = false;
  request.limit = 1'000'000;
  auto cursor = (*service)->every_hit(request);
  REQUIRE(cursor.ok());
  std::map<std::string, int> seen;
  int changes = 0;
  for (;;) {
    const auto hit = (*cursor)->next();
    REQUIRE(hit.ok());
    if (!*hit) break;
    ++seen[(**hit).id];
    if (seen.size() % 300 != 0) continue;
    // Three commits: what is not yet given changes; half of what was given goes.
    ++changes;
    for (int commit = 0; commit < 3; ++commit) {
      const auto file = index.folder() / ("change" + std::to_string(commit) + ".jsonl");
      std::ofstream(file) << article(2900 + commit, "Changed " + std::to_string(changes));
      CHECK(run_command({DATELINE_INDEX_PROGRAM, "--index", index.path(), "--remove",
                         "n" + std::to_string(changes * 3 + commit)})
                .status == 0);
    }
  }
  CHECK(changes >= 9);
  int missing = 0;
  for (int i = 0; i < 3000; ++i) {
    const int times = seen["n" + std::to_string(i)];
    CHECK(times <= 1);
    if (times == 0) ++missing;
  }
  CHECK(missing <= changes * 3);  // only what was removed before its turn
}

}  // namespace dateline::web::test
