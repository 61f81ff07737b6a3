// dateline-search as scripts meet it: every output form, batches, exit statuses.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/support/command.h"
#include "tests/support/temp_folder.h"

using namespace dateline::test;
using nlohmann::json;

namespace {

// An index of three articles, made once by dateline-index.
const std::string& index_path() {
  static const TempFolder folder;
  static const std::string path = [] {
    folder.write("in/a b.txt",
                 "Title: Boats, \"small\" ones\nDate: 2021-11-25\nSource: The Paper\n\nAt least 27 "
                 "migrants drowned off Calais.\n");
    folder.write("in/b.txt",
                 "Title: Talks\nDate: 2021-11-26\n\nBoris Johnson spoke of boats in London.\n");
    folder.write("in/c.txt", "Title: Prices\nDate: 2021-11-24\n\nPrices rose.\n");
    REQUIRE(
        run_command({DATELINE_INDEX_PROGRAM, "--index", folder / "index", folder / "in"}).status ==
        0);
    return folder / "index";
  }();
  return path;
}

CommandResult search(std::vector<std::string> words, std::string_view input = {}) {
  words.insert(words.begin(), {DATELINE_SEARCH_PROGRAM, "--index", index_path()});
  return run_command(words, input);
}

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> out;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) out.push_back(line);
  return out;
}

}  // namespace

TEST_CASE("dateline-search: ids, one a line, never folded") {
  CHECK(search({"--ids", "boats"}).out == "a b.txt\nb.txt\n");
  CHECK(search({"--ids", ""}).out == "b.txt\na b.txt\nc.txt\n");
  CHECK(search({"--ids", "--sort=oldest"}).out == "c.txt\na b.txt\nb.txt\n");
  const auto none = search({"--ids", "zyzzyva"});
  CHECK(none.out.empty());
  CHECK(none.status == 0);
}

TEST_CASE("dateline-search: --json is the contract's object, on one line") {
  const auto result = search({"--json", "--facets", "people,numbers", "boats"});
  REQUIRE(lines(result.out).size() == 1);
  const json answer = json::parse(result.out);
  CHECK(answer["total"] == 2);
  CHECK(answer["total_exact"] == true);
  CHECK(answer["query"]["match"] == "auto");
  CHECK_FALSE(answer.contains("took_ms"));
  CHECK(answer["hits"][0]["title_segments"][0] == json({{"text", "Boats"}, {"match", true}}));
  CHECK(answer["hits"][0]["source"] == "The Paper");
  CHECK(answer["hits"][1]["source"].is_null());
  CHECK(answer["facets"]["people"][0]["value"] == "Boris Johnson");
  CHECK(answer["facets"]["numbers"][0]["number"] == 27);
  CHECK(result.err.empty());
}

TEST_CASE("dateline-search: --jsonl, --csv and --trec") {
  const auto hits = lines(search({"--jsonl", "boats"}).out);
  REQUIRE(hits.size() == 2);
  CHECK(json::parse(hits[1])["id"] == "b.txt");
  const auto rows = lines(search({"--csv", "boats"}).out);
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].starts_with("id,title,date,source,url,score,snippet"));
  CHECK(rows[1].find("\"Boats, \"\"small\"\" ones\"") != std::string::npos);
  const auto run =
      lines(search({"--trec", "tag", "--match", "any", "--plain", "boats prices"}).out);
  REQUIRE(run.size() == 3);
  for (const std::string& line : run) {
    CHECK(line.find(" Q0 ") != std::string::npos);
    CHECK(line.ends_with(" tag"));
  }
  CHECK(search({"--trec", "t", "boats"}).out.find(" Q0 a%20b.txt 1 ") != std::string::npos);
}

TEST_CASE("dateline-search: a batch answers in order, each query for itself") {
  const TempFolder folder;
  const std::string queries = folder.write("q.tsv", "q1\tboats\nno tab here\nq3\tprices\n");
  const auto result = search({"--json", "--queries", queries});
  const auto answers = lines(result.out);
  REQUIRE(answers.size() == 2);
  CHECK(answers[0].starts_with("{\"qid\":\"q1\""));
  CHECK(json::parse(answers[0])["total"] == 2);
  CHECK(answers[1].starts_with("{\"qid\":\"q3\""));
  CHECK(json::parse(answers[1])["total"] == 1);
  CHECK(result.err.find("2") != std::string::npos);  // the line that has no tab
  CHECK(result.status == 1);
  const auto piped = search({"--ids", "--queries", "-"}, "q9\tprices\n");
  CHECK(piped.out == "q9\tc.txt\n");
}

TEST_CASE("dateline-search: a batch of many threads is the batch of one") {
  const TempFolder folder;
  std::string queries;
  for (int i = 0; i < 300; ++i) {
    const std::string qid = "q" + std::to_string(i);
    queries +=
        i % 7 == 0 ? "no tab\n" : qid + "\t" + (i % 2 == 0 ? "boats" : "prices OR 27") + "\n";
  }
  const std::string file = folder.write("q.tsv", queries);
  for (const char* form : {"--json", "--jsonl", "--csv", "--ids"}) {
    INFO(form);
    const auto one = search({form, "--jobs", "1", "--queries", file});
    const auto many = search({form, "--jobs", "8", "--queries", file});
    CHECK(many.out == one.out);
    CHECK(many.err == one.err);
    CHECK(many.status == 1);
  }
  CHECK(search({"--jobs", "0", "--queries", file}).status == 2);
}

TEST_CASE("dateline-search: whoever sends a batch line by line gets each answer at once") {
  RunningCommand program(
      {DATELINE_SEARCH_PROGRAM, "--index", index_path(), "--ids", "--queries", "-"});
  for (int i = 0; i < 20; ++i) {
    program.write("q\tprices\n");
    CHECK(program.read_line() == "q\tc.txt");
  }
  program.close_input();
  CHECK(program.wait() == 0);
}

TEST_CASE("dateline-search: only words that begin with -- are options") {
  CHECK(search({"--ids", "boats", "-migrants"}).out == "b.txt\n");
  CHECK(search({"--ids", "--", "boats", "--migrants"}).status == 0);
  CHECK(search({"--ids", "place:London"}).out == "b.txt\n");
}

TEST_CASE("dateline-search: exit statuses and messages that help") {
  CHECK(search({"--colour"}).status == 2);
  CHECK(search({"--limit", "many", "x"}).status == 2);
  CHECK(search({"--facets", "colours", "x"}).status == 2);
  const auto missing = run_command({DATELINE_SEARCH_PROGRAM, "--index", "/nowhere/at/all", "x"});
  CHECK(missing.status == 3);
  CHECK(missing.err.find("dateline-index --index") != std::string::npos);
  const TempFolder folder;
  CHECK(run_command({DATELINE_SEARCH_PROGRAM, "--index", folder.path().string(), "x"}).status == 3);
  CHECK(run_command({DATELINE_SEARCH_PROGRAM, "--index", "tcp://127.0.0.1:1", "x"}).status == 3);
  CHECK(run_command({DATELINE_SEARCH_PROGRAM, "--help"}).status == 0);
  CHECK(run_command({DATELINE_SEARCH_PROGRAM, "--version"}).out.starts_with("dateline-search "));
}

TEST_CASE("dateline-search: an index of another version says: index again") {
  const TempFolder folder;
  folder.write("in/a.txt", "Some text.");
  const std::string index = folder / "index";
  REQUIRE(run_command({DATELINE_INDEX_PROGRAM, "--index", index, folder / "in"}).status == 0);
  REQUIRE(run_command({DATELINE_RESTAMP_PROGRAM, index, "format=999"}).status == 0);
  const auto searched = run_command({DATELINE_SEARCH_PROGRAM, "--index", index, "text"});
  CHECK(searched.status == 3);
  CHECK(searched.err.find("index again") != std::string::npos);
  const auto indexed = run_command({DATELINE_INDEX_PROGRAM, "--index", index, folder / "in"});
  CHECK(indexed.status == 3);
}

TEST_CASE("Search program: the figures that articles report, as text and as JSON") {
  const CommandResult text = search({"--figures", "calais"});
  CHECK(text.status == 0);
  CHECK(text.out.find("people died: 1 article  (Boats, \"small\" ones)\n  At least 27 migrants\n"
                      "     1 article  2021-11-25  The Paper\n") != std::string::npos);
  CHECK(text.out.find("1 article read\n") != std::string::npos);
  const CommandResult object = search({"--figures", "--json", "calais"});
  REQUIRE(object.status == 0);
  const json figures = json::parse(object.out);
  CHECK(figures["figures"][0]["thing"] == "people died");
  CHECK(figures["articles_read"] == 1);
  const CommandResult batch = search({"--figures", "--json", "--queries", "-"}, "q1\tcalais\n");
  CHECK(json::parse(batch.out)["qid"] == "q1");
  CHECK(search({"--figures", "--csv", "calais"}).status == 2);
}
