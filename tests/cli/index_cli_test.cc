// dateline-index as a program: options, streams, exit status.
#include <signal.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/cli/programs.h"
#include "tests/support/temp_folder.h"

namespace dateline::test {
namespace {

using nlohmann::json;

constexpr const char* kTwoLines =
    "{\"id\":1,\"text\":\"One wave.\"}\n{\"id\":\"b\",\"title\":\"Two\"}\n";

}  // namespace

TEST_CASE("dateline-index: the summary is the contract's, exit status 0") {
  const TempFolder folder;
  folder.write("in/a.txt", "Title: A\n\nOne.");
  const CommandResult run = index({"--index", folder / "i", "--json", folder / "in"});
  CHECK(run.status == 0);
  const json summary = json::parse(run.out);
  for (const char* const key : {"added", "updated", "unchanged", "removed", "refused", "refusals",
                                "articles", "text_bytes", "seconds"}) {
    CHECK(summary.contains(key));
  }
  CHECK(summary["added"] == 1);
  CHECK(summary["articles"] == 1);
  CHECK(summary["text_bytes"] == 4);
}

TEST_CASE("dateline-index: refused input is named, the rest done, exit status 1") {
  const TempFolder folder;
  folder.write("in/feed.jsonl", std::string("broken\n") + kTwoLines);
  const CommandResult run =
      index({"--index=" + (folder / "i"), "--json", folder / "in", folder / "none"});
  CHECK(run.status == 1);
  const json summary = json::parse(run.out);
  CHECK(summary["added"] == 2);
  CHECK(summary["refused"] == 2);
  CHECK(summary["refusals"][0]["path"] == folder / "in/feed.jsonl");
  CHECK(summary["refusals"][0]["record"] == 1);
  CHECK(summary["refusals"][1]["record"].is_null());
  CHECK(run.err.find("feed.jsonl:1: broken JSON") != std::string::npos);
}

TEST_CASE("dateline-index: a changed authority file is applied to what is indexed already") {
  const TempFolder folder;
  const std::string in = folder.write("a.txt", "Cassius Clay won in Rome. Mr Clay smiled.");
  const std::string names = folder.write("people.tsv", "Cassius Clay\tMuhammad Ali\n");
  const auto people = [&] {
    std::string all;
    const json facets = json::parse(facets_of(folder / "i"));
    for (const json& value : facets["people"]) all += value["value"].get<std::string>() + ";";
    return all;
  };
  CHECK(index({"--index", folder / "i", in}).status == 0);
  CHECK(people() == "Cassius Clay;");
  const auto again = [&] {
    return json::parse(index({"--index", folder / "i", "--authority", names, "--json", in}).out);
  };
  CHECK(again()["updated"] == 1);
  CHECK(people() == "Muhammad Ali;");
  CHECK(again()["unchanged"] == 1);
  folder.write("people.tsv", "broken\n");
  const CommandResult bad = index({"--index", folder / "i", "--authority", names, in});
  CHECK(bad.status == 2);
  CHECK(bad.err.find("line 1") != std::string::npos);
  CHECK(people() == "Muhammad Ali;");
}

TEST_CASE("dateline-index: wrong usage is 2, a folder that is no index 3") {
  const TempFolder folder;
  folder.write("other/file", "x");
  const std::string in = folder.write("a.txt", "One.");
  CHECK(index({}).status == 2);
  CHECK(index({"--format", "docx", in}).status == 2);
  CHECK(index({"--index", folder / "other", in}).status == 3);
  CHECK(index({"--index", folder / "none", "--remove", "x"}).status == 3);
  CHECK(index({"--help"}).status == 0);
  CHECK(index({"--version"}).out.starts_with("dateline-index "));
}

TEST_CASE("dateline-index: standard input and $DATELINE_INDEX") {
  const TempFolder folder;
  const CommandResult run = index({"--json", "-"}, kTwoLines, {"DATELINE_INDEX=" + (folder / "i")});
  CHECK(run.status == 0);
  CHECK(json::parse(run.out)["added"] == 2);
  CHECK(std::filesystem::exists(folder / "i/XAPIANDB"));
}

TEST_CASE("dateline-index: --remove takes an article out for good") {
  const TempFolder folder;
  const std::string feed = folder.write("feed.jsonl", kTwoLines);
  REQUIRE(index({"--index", folder / "i", feed}).status == 0);
  const CommandResult run = index({"--index", folder / "i", "--json", "--remove", "1", "b"});
  CHECK(run.status == 0);
  CHECK(json::parse(run.out)["removed"] == 2);
  CHECK(json::parse(index({"--index", folder / "i", "--json", "-"}, kTwoLines).out)["articles"] ==
        0);
  folder.write("x", "1");
  CHECK(index({"--index", folder / "i", "--remove", "1", folder / "x"}).status == 2);
}

TEST_CASE("dateline-index: --extract prints a line for each record, in order") {
  const std::string input = std::string(kTwoLines) + "{\"id\":\"c\",\"text\":7}\nnonsense\n";
  const CommandResult run = index({"--extract", "--format", "jsonl", "-"}, input);
  CHECK(run.status == 1);
  std::vector<json> found;
  for (std::size_t begin = 0; begin < run.out.size();) {
    const std::size_t end = run.out.find('\n', begin);
    found.push_back(json::parse(run.out.substr(begin, end - begin)));
    begin = end + 1;
  }
  REQUIRE(found.size() == 4);
  CHECK(found[0]["id"] == "1");
  CHECK(found[0]["text"] == "One wave.");
  CHECK(found[0]["people"].is_array());
  CHECK(found[1]["title"] == "Two");
  CHECK(found[2]["id"] == "c");
  CHECK(found[2]["error"].get<std::string>().find("\"text\" is a number") != std::string::npos);
  CHECK(found[3]["id"].is_null());
}

namespace {

void check_filter(const std::string& format) {
  RunningCommand filter({DATELINE_INDEX_PROGRAM, "--extract", "--format", format, "-"});
  for (int i = 0; i < 3; ++i) {
    filter.write("{\"id\":" + std::to_string(i) + ",\"text\":\"One.\"}\n");
    CHECK(json::parse(filter.read_line())["id"] == std::to_string(i));
  }
  filter.close_input();
  CHECK(filter.wait() == 0);
}

}  // namespace

TEST_CASE("dateline-index: --extract answers each line before the next is written") {
  check_filter("jsonl");
}

TEST_CASE("Regression: --extract answers the first line without being told the format") {
  check_filter("auto");
}

TEST_CASE("dateline-index: --remove of an id with slashes holds in later runs") {
  const TempFolder folder;
  folder.write("in/a/b.txt", "One.");
  folder.write("in/c.txt", "Two.");
  REQUIRE(index({"--index", folder / "i", folder / "in"}).status == 0);
  REQUIRE(index({"--index", folder / "i", "--remove", "a/b.txt"}).status == 0);
  folder.write("in/a/b.txt", "One, changed.");
  REQUIRE(index({"--index", folder / "i", folder / "in"}).status == 0);
  CHECK(ids_in(folder / "i") == std::vector<std::string>{"c.txt"});
}

TEST_CASE("dateline-index: Ctrl-C keeps what was read, exit status 130") {
  const TempFolder folder;
  RunningCommand run({DATELINE_INDEX_PROGRAM, "--index", folder / "i", "--format", "jsonl", "-"});
  // More than pipe and buffers hold: once it is all written, most of it was taken in.
  std::string lines;
  for (int i = 0; i < 2000; ++i) {
    lines += json({{"id", i}, {"text", std::string(2000, 'x') + " wave."}}).dump() + "\n";
  }
  run.write(lines);
  run.signal(SIGINT);
  CHECK(run.wait() == 130);
  const std::size_t kept = ids_in(folder / "i").size();
  CHECK(kept > 1000);
  const json again = json::parse(index({"--index", folder / "i", "--json", "-"}, lines).out);
  CHECK(again["unchanged"] == kept);
  CHECK(again["added"] == 2000 - kept);
}

}  // namespace dateline::test
