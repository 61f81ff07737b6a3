// Which figures stand side by side, and which must not: from articles as the indexer reads them to
// tables.
#include "searcher/figures/figures.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <nlohmann/json.hpp>

#include "core/entities/quantity.h"
#include "indexer/extract/extractor.h"
#include "searcher/output/figures_json.h"
#include "tests/support/remote_shards.h"
#include "tests/support/test_archive.h"

using namespace dateline;
using namespace dateline::test;

namespace {

Article article(std::string text, std::string title = {}, std::string date = "2021-11-25") {
  static int made = 0;
  Article out;
  out.id = "a" + std::to_string(++made);
  out.title = std::move(title);
  out.text = std::move(text);
  out.date = std::move(date);
  out.language = "en";
  extract_entities(out);
  return out;
}

std::vector<FigureTable> tables_of(const std::vector<std::string>& texts) {
  std::vector<StoryArticle> articles;
  for (const std::string& text : texts) articles.push_back({article(text), "one"});
  return figure_tables(articles);
}

// "people died: 24 27", the figures of a table with two or more of them.
std::string shown(const FigureTable& table) {
  std::string out = table.thing + ":";
  for (const FigureRow& row : table.rows)
    out += (row.denied ? " not " : " ") + print_number(row.value);
  return out;
}

std::vector<std::string> shared(const std::vector<FigureTable>& tables) {
  std::vector<std::string> out;
  for (const FigureTable& table : tables) {
    std::size_t figures = 0;
    for (const FigureRow& row : table.rows) figures += row.mentions.size();
    if (figures > 1) out.push_back(shown(table));
  }
  std::sort(out.begin(), out.end());
  return out;
}

using Lines = std::vector<std::string>;

void check(const std::vector<std::string>& texts, const Lines& expected) {
  INFO(texts.front());
  CHECK(shared(tables_of(texts)) == expected);
}

}  // namespace

TEST_CASE("Figures: words for one thing and one event stand together") {
  check({"27 migrants were killed off Calais.", "At least 24 people died when it sank.",
         "Police counted 31 dead.", "The sinking claimed 29 lives.", "The death toll rose to 26.",
         "The number of people known to have drowned is 28."},
        {"people died: 24 26 27 28 29 31"});
  check({"About 40 people were hurt.", "The blast injured 42 people.", "There were 45 wounded."},
        {"people injured: 40 42 45"});
  check({"12 people are missing.", "Some 14 people were still listed as missing.",
         "13 people have not been found."},
        {"people missing: 12 13 14"});
  check({"Police arrested four men.", "Five suspected smugglers were detained.",
         "There were six arrests."},
        {"people arrested: 4 5 6"});
  check({"34 people were thought to have been aboard.", "36 people were on board."},
        {"people aboard: 34 36"});
  check({"150 ships were waiting.", "More than 237 vessels were waiting at Suez."},
        {"ships waiting: 150 237"});
}

TEST_CASE("Figures: another event, another part of them, another time stand apart") {
  check({"27 migrants were killed.", "27 migrants were rescued."}, {});
  check({"27 people died.", "17 men, seven women and three children died."}, {});
  check({"27 people died on Wednesday.", "44 people died in 2019."}, {});
  check({"27 people died on Wednesday.", "300 people have died this year."}, {});
  check({"27 people died.", "Another two people died."}, {});
  check({"27 people died.", "Twelve of them died at once."}, {});
  check({"27 people died, including three migrants.", "29 people died."}, {"people died: 27 29"});
  check({"27 people died.", "Some of the 34 people aboard died."}, {});
  check({"27 people died.", "As many as 100 people died there."}, {});
  check({"27 people died.", "He was sure that the block in which 15 people died was old."}, {});
}

TEST_CASE("Figures: who did it is not whom it befell") {
  check({"Two men killed the guard.", "Three men were killed."}, {});
  check({"Six officers rescued the boy.", "Five officers were rescued."}, {});
}

TEST_CASE("Figures: a place that the story is not about is a scope of its own") {
  const auto in_beirut = [](const std::string& text) {
    return StoryArticle{article(text, "Explosion wrecks Beirut"), "beirut"};
  };
  const std::vector<StoryArticle> articles = {
      in_beirut("At least 158 people were killed in Beirut."),
      in_beirut("More than 160 people were killed in the explosion."),
      in_beirut("More than 230 people were killed in clashes with the police.")};
  CHECK(shared(figure_tables(articles)) == Lines{"people died: 158 160"});
}

TEST_CASE("Figures: a figure that leans on the one before it") {
  check({"The death toll stood at 137; some reports spoke of 145."}, {"people died: 137 145"});
  check({"The number of dead is in dispute. The ministry counts 160; the mayor said there were 220 "
         "dead."},
        {"people died: 160 220"});
  check({"The number of people who drowned is 27 and not 31."}, {"people died: 27 not 31"});
  check({"About 150 ships were waiting on Thursday, up from 100 or so."},
        {"ships waiting: 100 150"});
  // Of another year, and so another table.
  check({"Around 25,700 people have crossed this year, compared with about 8,400 in 2020.",
         "Fewer than 8,500 people crossed last year."},
        {"people crossed in 2020: 8,400 8,500"});
}

TEST_CASE("Figures: money only within a currency, and only what it cost") {
  check({"27 people died. The damage was put at $3bn.", "The losses could reach $5bn."},
        {"cost or losses: 3,000,000,000 5,000,000,000"});
  check({"27 people died. The damage was put at $3bn.", "The losses could reach 5bn euros."}, {});
  check({"27 people died. The damage was put at $3bn.", "Germany promised $20m."}, {});
}

TEST_CASE("Figures: what is not known to be one thing stands together only where it is equal") {
  check({"She carried 18,300 containers.", "About 18,300 containers were aboard."},
        {"containers: 18,300 18,300"});
  check({"She carried 18,300 containers.", "About 18,400 containers were aboard."}, {});
  check({"Some 52 per cent voted to leave.", "About 48 per cent voted to stay."}, {});
  check({"Two brothers spoke.", "Two brothers sang."}, {});
}

TEST_CASE("Figures: stories are never mixed, nor an article alone with any other") {
  const std::string a = "27 people died on Wednesday.";
  const std::string b = "31 people died on Wednesday.";
  CHECK(shared(figure_tables({{article(a), "x"}, {article(b), "x"}})) ==
        Lines{"people died: 27 31"});
  CHECK(shared(figure_tables({{article(a), "x"}, {article(b), "y"}})).empty());
  CHECK(shared(figure_tables({{article(a), ""}, {article(b), ""}})).empty());
}

TEST_CASE("Figures: a row says who reports it, since when, and in which words") {
  Article early = article("At least 31 people died off Calais.", "", "2021-11-24");
  early.source = "Gazette";
  Article late = article("Officials say at least 31 people died.", "", "2021-11-26T10:00:00Z");
  late.source = "Ledger";
  Article other = article("27 people died.", "", "2021-11-25");
  const auto tables = figure_tables({{late, "x"}, {other, "x"}, {early, "x"}});
  REQUIRE(tables.size() == 1);
  CHECK(tables[0].thing == "people died");
  CHECK(tables[0].disagree);
  CHECK(tables[0].articles == 3);
  REQUIRE(tables[0].rows.size() == 2);
  const FigureRow& row = tables[0].rows[1];
  CHECK(row.value == 31);
  CHECK(row.bound == Bound::at_least);
  CHECK(row.text == "At least 31 people");
  CHECK(row.articles == 2);
  CHECK(row.sources == Lines{"Gazette", "Ledger"});
  CHECK(row.first == "2021-11-24");
  CHECK(row.last == "2021-11-26");
  CHECK(row.ids == Lines{late.id, early.id});
  CHECK(row.id == early.id);
  REQUIRE(row.snippet.size() == 3);
  CHECK(row.snippet[0].text == "At least ");
  CHECK(row.snippet[1].text == "31");
  CHECK(row.snippet[1].match);
  CHECK(tables[0].rows[0].sources.empty());
}

TEST_CASE("Figures: a bound alone is no disagreement, and disagreements come first") {
  const auto tables =
      tables_of({"27 people died. 40 people were hurt.",
                 "At least 27 people died. 44 people were hurt.", "27 people died."});
  REQUIRE(tables.size() == 2);
  CHECK(shown(tables[0]) == "people injured: 40 44");
  CHECK(tables[0].disagree);
  CHECK(shown(tables[1]) == "people died: 27 27");
  CHECK_FALSE(tables[1].disagree);
}

TEST_CASE("Figures: a long sentence is cut around its figure") {
  std::string words;
  for (int i = 0; i < 60; ++i) words += "and then the caf\u00e9 ";
  const auto tables =
      tables_of({"It was late " + words + "when 27 people died " + words + "there."});
  const FigureRow& row = tables.front().rows.front();
  REQUIRE(row.snippet.size() == 3);
  CHECK(row.snippet[0].text.starts_with("\u2026 "));
  CHECK(row.snippet[2].text.ends_with(" \u2026"));
  CHECK(row.snippet[0].text.size() + row.snippet[2].text.size() < 300);
}

TEST_CASE("Figures: a long list of figures takes time in proportion to its length") {
  // With each figure held against all others these take from half a minute to hours: longer than a
  // test may.
  const auto check_long = [](std::string text, const std::string& each, std::size_t least) {
    constexpr int kFigures = 100'000;
    for (int i = 0; i < kFigures; ++i) text += std::to_string(1'000 + i) + each;
    INFO(each);
    Article fire = article("A fire broke out. " + text);
    std::size_t rows = 0;
    for (const FigureTable& table : figure_tables({{std::move(fire), "x"}}))
      rows += table.rows.size();
    CHECK(rows >= least);
  };
  check_long("", " people died. ", 100'000);
  check_long("", " men died. ", 100'000);
  check_long("It killed ", " people, ", 1);
  check_long("The toll: ", " men, ", 1);
  check_long("It cost \u00a3", ", \u00a3", 1);
  std::string twos;
  for (int i = 0; i < 100'000; ++i) {
    twos += "He saw two b";
    for (int rest = i; rest > 0; rest /= 20) twos += "bcdfghjklmnpqrstvwxz"[rest % 20];
    twos += "ers. ";
  }
  CHECK(figure_tables({{article(twos), "x"}}).size() >= 50'000);
}

TEST_CASE("Figures: nothing is compared in a language whose words are not known") {
  Article french = article("Au moins 27 migrants sont morts.");
  french.language = "fr";
  CHECK(figure_tables({{french, "x"}}).empty());
}

namespace {

TestArchive channel() {
  return TestArchive(
      R"({"id":"a","date":"2021-11-24","source":"Gazette","language":"en","text":"The death toll off Calais stood at 27; some reports spoke of 31."})"
      "\n"
      R"({"id":"b","date":"2021-11-25","source":"Ledger","language":"en","text":"At least 24 people died off Calais."})"
      "\n"
      R"({"id":"c","date":"2021-11-26","source":"Courier","language":"en","text":"The weather was fine."})"
      "\n");
}

FigureResults figures_of(const SearchService& service, const std::string& query,
                         std::size_t articles = kMostFigureArticles) {
  FigureRequest request;
  request.search.query = query;
  request.articles = articles;
  auto results = service.figures(request);
  REQUIRE(results.ok());
  return std::move(*results);
}

}  // namespace

TEST_CASE("Figures: of the articles that answer a query, as JSON too") {
  const TestArchive archive = channel();
  const FigureResults results = figures_of(archive.service(), "calais");
  CHECK(results.articles_read == 2);
  CHECK(results.complete);
  REQUIRE_FALSE(results.tables.empty());
  CHECK(shown(results.tables.front()) == "people died: 24 27 31");
  const auto json = nlohmann::json::parse(to_json(results));
  CHECK(json["articles_read"] == 2);
  CHECK(json["complete"] == true);
  const auto& table = json["figures"][0];
  CHECK(table["thing"] == "people died");
  CHECK(table["kind"] == "count");
  CHECK(table["unit"].is_null());
  CHECK(table["disagree"] == true);
  CHECK(table["rows"][0]["value"] == 24);
  CHECK(table["rows"][0]["value_high"].is_null());
  CHECK(table["rows"][0]["bound"] == "at_least");
  CHECK(table["rows"][0]["sources"] == nlohmann::json{"Ledger"});
  CHECK(table["rows"][0]["ids"] == nlohmann::json{"b"});
  CHECK(table["rows"][0]["snippet"][1]["match"] == true);
  CHECK(figures_of(archive.service(), "weather").tables.empty());
}

TEST_CASE("Figures: shared ones are of two articles, and none of one article alone hides them") {
  // One report keeps correcting itself; both agree on one thing only.
  const std::string opening =
      "A ferry sank off Calais in the Channel on Wednesday night in a storm, and fishermen from "
      "Calais looked for survivors in the Channel until Thursday morning. ";
  std::string corrections;
  for (const char* whom : {"sailors", "waiters", "dancers", "singers", "bakers", "nurses"})
    corrections += "Ten " + std::string(whom) + " died. Eleven " + whom + " died. ";
  const TestArchive archive(
      R"({"id":"a","title":"Ferry sinks off Calais","date":"2021-11-25","language":"en","text":")" +
      opening + corrections +
      R"(Forty people were rescued."})"
      "\n" +
      R"({"id":"b","title":"Ferry sinks off Calais in storm","date":"2021-11-25","language":"en","text":")" +
      opening +
      R"(A lifeboat from Dover was sent. Forty people were rescued, the harbour master said."})"
      "\n");
  FigureRequest request;
  request.search.query = "ferry";
  request.tables = 2;
  const auto alone = archive.service().figures(request);
  REQUIRE(alone.ok());
  REQUIRE(alone->tables_total > 6);
  CHECK(alone->tables.front().articles == 1);
  request.shared_only = true;
  const auto both = archive.service().figures(request);
  REQUIRE(both.ok());
  REQUIRE(both->tables.size() == 1);
  CHECK(both->tables_total == 1);
  CHECK(shown(both->tables.front()) == "people rescued: 40");
}

TEST_CASE("Figures: what the cap leaves out is told") {
  const TestArchive archive = channel();
  const FigureResults capped = figures_of(archive.service(), "calais", 1);
  CHECK(capped.articles_read == 1);
  CHECK_FALSE(capped.complete);
  FigureRequest hurried;
  hurried.search.query = "calais";
  hurried.search.deadline = std::chrono::milliseconds(-1);
  const auto late = archive.service().figures(hurried);
  REQUIRE(late.ok());
  CHECK(late->articles_read == 0);
  CHECK_FALSE(late->complete);
}

TEST_CASE("Figures: a remote index answers as a local one") {
  if (!has_remote_server()) {
    WARN("skipped: xapian-tcpsrv is not installed");
    return;
  }
  const TestArchive archive = channel();
  const RemoteIndexes remote({archive.index_path()});
  CHECK(to_json(figures_of(remote.service(), "calais")) ==
        to_json(figures_of(archive.service(), "calais")));
}
