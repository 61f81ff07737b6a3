// dateline-index --stats, --check and --compact.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/cli/programs.h"
#include "tests/support/temp_folder.h"

namespace dateline::test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr const char* kArticles =
    R"({"id":"a","date":"2021-11-25","source":"Ledger","language":"en","text":"Boris Johnson came to Calais."})"
    "\n"
    R"({"id":"b","date":"2020-01-02","source":"Ledger","language":"en","text":"Boris Johnson left Calais."})"
    "\n"
    R"({"id":"c","language":"fr","text":"Le maire de Lille a parl\u00e9 hier soir aux habitants."})"
    "\n";

std::string made_index(const TempFolder& folder) {
  const std::string where = folder / "i";
  REQUIRE(index({"--index", where, folder.write("in.jsonl", kArticles)}).status == 0);
  return where;
}

fs::path newest_generation(const std::string& where) {
  fs::path newest;
  for (const fs::directory_entry& entry : fs::directory_iterator(where)) {
    if (entry.is_directory() && entry.path() > newest) newest = entry.path();
  }
  return newest;
}

}  // namespace

TEST_CASE("dateline-index --stats: tells what the index holds") {
  const TempFolder folder;
  const std::string where = made_index(folder);
  const CommandResult run = index({"--index", where, "--stats", "--json"});
  REQUIRE(run.status == 0);
  const json s = json::parse(run.out);
  CHECK(s["articles"] == 3);
  CHECK(s["undated"] == 1);
  CHECK(s["first_day"] == "2020-01-02");
  CHECK(s["last_day"] == "2021-11-25");
  CHECK(s["languages"] == json::parse(R"([{"value":"en","count":2},{"value":"fr","count":1}])"));
  CHECK(s["sources"] == json::parse(R"([{"value":"Ledger","count":2}])"));
  CHECK(s["people"][0] == json::parse(R"({"value":"Boris Johnson","count":2})"));
  CHECK(s["tables"].size() == 4);
  const CommandResult shown = index({"--index", where, "--stats"});
  CHECK(shown.out.find("3 articles, 2020-01-02 to 2021-11-25, 1 undated") == 0);
  CHECK(index({"--index", folder / "none", "--stats"}).status == 3);
  CHECK(index({"--index", where, "--stats", folder / "in.jsonl"}).status == 2);
  CHECK(index({"--index", where, "--stats", "--check"}).status == 2);
}

TEST_CASE("dateline-index --check: a sound index is sound, a damaged one is not") {
  const TempFolder folder;
  const std::string where = made_index(folder);
  const CommandResult sound = index({"--index", where, "--check"});
  CHECK(sound.status == 0);
  CHECK(sound.out == "sound: 3 articles\n");
  const fs::path table = newest_generation(where) / "docdata.glass";
  const auto size = fs::file_size(table);
  {
    std::fstream file(table, std::ios::binary | std::ios::in | std::ios::out);
    file.seekp(static_cast<std::streamoff>(size / 2));
    file << std::string(size / 2, '\x55');
  }
  const CommandResult damaged = index({"--index", where, "--check"});
  CHECK(damaged.status == 4);
  CHECK(damaged.err.find("damaged") != std::string::npos);
}

TEST_CASE("dateline-index --compact: all articles stay, and readers go on") {
  const TempFolder folder;
  const std::string where = made_index(folder);
  const std::string facets = facets_of(where);
  const fs::path before = newest_generation(where);
  CHECK(index({"--index", where, "--compact"}).status == 0);
  CHECK(newest_generation(where) != before);
  CHECK(ids_in(where) == std::vector<std::string>{"a", "b", "c"});
  CHECK(facets_of(where) == facets);
  CHECK(index({"--index", where, "--check"}).status == 0);
  // What was indexed is known.
  const json again = json::parse(index({"--index", where, "--json", folder / "in.jsonl"}).out);
  CHECK(again["unchanged"] == 3);
}

}  // namespace dateline::test
