// CSV, TREC and the form for people.
#include <catch2/catch.hpp>

#include "searcher/output/csv.h"
#include "searcher/output/human.h"
#include "searcher/output/trec.h"

using namespace dateline;

namespace {

Hit hit_with(const std::string& id, double score) {
  Hit hit;
  hit.id = id;
  hit.score = score;
  return hit;
}

}  // namespace

TEST_CASE("CSV: quotes what needs quotes, ends records with CRLF") {
  CHECK(csv_header() == "id,title,date,source,url,score,snippet\r\n");
  CHECK(csv_header(true) == "qid,id,title,date,source,url,score,snippet\r\n");
  Hit hit = hit_with("1", 2.5);
  hit.title = "He said \"no\", twice";
  hit.source = "BBC";
  hit.snippet = {{"one\n", false}, {"two", true}};
  CHECK(csv_record(hit) == "1,\"He said \"\"no\"\", twice\",,BBC,,2.5,\"one\ntwo\"\r\n");
  CHECK(csv_record(hit_with("x", 3), "q,1") == "\"q,1\",x,,,,,3,\r\n");
}

TEST_CASE("CSV: what a spreadsheet would run as a formula is disarmed") {
  for (const std::string start : {"=", "+", "-", "@", "\t=", "\r", "\n@", "\uFF1D", "\uFF0B"}) {
    Hit hit = hit_with("1", 1);
    hit.title = start + "cmd()";
    INFO(hit.title);
    CHECK(csv_record(hit).find(start.find_first_of("\r\n") == std::string::npos
                                   ? "1,'" + hit.title + ","
                                   : "1,\"'" + hit.title + "\",") == 0);
  }
  Hit hit = hit_with("1", 1);
  hit.title = "3 - 2 = 1 @ noon";
  CHECK(csv_record(hit).find("1,3 - 2 = 1 @ noon,") == 0);
}

TEST_CASE("TREC: scores fall strictly and blanks are %20") {
  const std::vector<Hit> hits = {hit_with("a b", 2), hit_with("c", 2), hit_with("d", 2.5),
                                 hit_with("e", 0)};
  CHECK(trec_lines(hits, "7", "my tag") ==
        "7 Q0 a%20b 1 2.000000 my%20tag\n"
        "7 Q0 c 2 1.999999 my%20tag\n"
        "7 Q0 d 3 1.999998 my%20tag\n"
        "7 Q0 e 4 0.000000 my%20tag\n");
}

TEST_CASE("TREC: hits without scores still fall") {
  CHECK(trec_lines({hit_with("a", 0), hit_with("b", 0.0 / 0.0)}, "1", "t") ==
        "1 Q0 a 1 0.000000 t\n1 Q0 b 2 -0.000001 t\n");
}

TEST_CASE("Human: hits are numbered from the offset and marked only when bold") {
  SearchResults results;
  Hit hit = hit_with("a.txt", 1);
  hit.title = "Calais";
  hit.date = "2021-11-25";
  hit.snippet = {{"in ", false}, {"Calais", true}};
  hit.duplicates = 1;
  results.hits = {hit};
  results.offset = 10;
  results.total = 12;
  results.total_folded = 11;
  CHECK(human_text(results, {}) ==
        "11. Calais\n   2021-11-25  a.txt\n   in Calais\n   and 1 near-copy\n\n"
        "12 articles, 11 without near-copies; shown: 11-11\n");
  CHECK(human_text(results, {true}).find("in \x1b[1mCalais\x1b[0m") != std::string::npos);
}

TEST_CASE("Human: an article cannot send escapes to the terminal") {
  SearchResults results;
  Hit hit = hit_with("a", 1);
  hit.title = "x\x1b]0;owned\x07\xC2\x9Bz";
  results.hits = {hit};
  const std::string text = human_text(results, {});
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(text.find("x ]0;owned z") != std::string::npos);
}

TEST_CASE("Human: nothing found, and perhaps what was meant") {
  SearchResults results;
  CHECK(human_text(results, {}) == "No articles found.\n");
  results.suggestion = "calais";
  CHECK(human_text(results, {}) == "No articles found. Did you mean: calais?\n");
}
