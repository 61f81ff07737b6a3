// CSV and TSV: rows as articles.
#include <catch2/catch.hpp>

#include "tests/indexer/sources/read_all.h"

namespace dateline {
using test::facts;
using test::read_all;

TEST_CASE("CSV: columns are known by the fields' names and aliases") {
  const auto read = read_all("a.csv",
                             "ID,Headline,Body,Published,Authors,Unknown\r\n"
                             "7,Rates rise,\"They rose, \"\"again\"\".\nTwice.\",2021-11-25,"
                             "Ann Smith; Bo Li,x\r\n"
                             "\r\n"
                             "8,Rates fall,Down.,,,\r\n");
  CHECK(read.refusals.empty());
  REQUIRE(read.articles.size() == 2);
  CHECK(facts(read.articles[0]) == "Rates rise | 2021-11-25 |  | Ann Smith, Bo Li |  | ");
  CHECK(read.articles[0].id == "7");
  CHECK(read.articles[0].text == "They rose, \"again\".\nTwice.");
  CHECK(read.articles[1].text == "Down.");
}

TEST_CASE("CSV: delimiters are told by the header, the format by its words") {
  for (const std::string delimiter : {",", ";", "\t", "|"}) {
    const auto read =
        read_all("export", "title" + delimiter + "text\nA" + delimiter + "B \"quoted\" C\n");
    INFO(delimiter);
    REQUIRE(read.articles.size() == 1);
    CHECK(read.articles[0].title == "A");
    CHECK(read.articles[0].text == "B \"quoted\" C");
  }
  CHECK(read_all("a.txt", "A title, a text\nof a story").articles.size() == 1);
}

TEST_CASE("CSV: the user names columns") {
  const auto columns = parse_column_names("title=Schlagzeile,text=Inhalt");
  REQUIRE(columns.ok());
  const ReadOptions options{Format::csv, *columns};
  const auto read = read_all("a", "Schlagzeile;Title;Inhalt\nEins;Zwei;Drei\n", options);
  REQUIRE(read.articles.size() == 1);
  CHECK(read.articles[0].title == "Eins");
  CHECK(read.articles[0].text == "Drei");
}

TEST_CASE("CSV: what is wrong is refused by line") {
  CHECK(read_all("a.csv", "one,two\n1,2\n").refusals.size() == 1);
  const auto read = read_all("a.csv", "title,text,date\nA,B\n\"never closed,C\nD,E\n,,2021\n");
  CHECK(read.articles.size() == 2);
  CHECK(read.refusals == std::vector<std::string>{":3: a quote in this row is never closed",
                                                  ":5: there is neither text nor title"});
}

TEST_CASE("CSV: other charsets") {
  CHECK(read_all("a.csv", "title,text\ncaf\xE9,x\n").articles.at(0).title == "caf\u00e9");
  CHECK(read_all("a.csv", "\xEF\xBB\xBFtitle,text\ncaf\u00e9,x\n").articles.at(0).title ==
        "caf\u00e9");
  std::string wide = "\xFF\xFE";
  for (const char c : std::string("title\ttext\nA\tB\n")) wide += {c, '\0'};
  CHECK(read_all("a.tsv", wide).articles.at(0).text == "B");
}

TEST_CASE("Regression: a spreadsheet's empty rows and its word on the delimiter") {
  const auto read = read_all("a.csv", "sep=|\r\ntitle|text\r\nA, B; C|x\r\n|\r\n\"\"|\" \"\r\n");
  CHECK(read.refusals.empty());
  REQUIRE(read.articles.size() == 1);
  CHECK(read.articles[0].title == "A, B; C");
}

TEST_CASE("CSV: 05/11/2021 is read as the file's other dates are") {
  const auto dates = [](const std::string& rows) {
    std::vector<std::string> out;
    for (const Article& article : read_all("a.csv", "title,date\n" + rows).articles)
      out.push_back(article.date);
    return out;
  };
  using Dates = std::vector<std::string>;
  CHECK(dates("A,05/11/2021\nB,25/11/2021 10:30\nC,6/11/2021 9:05\n") ==
        Dates{"2021-11-05", "2021-11-25T10:30:00Z", "2021-11-06T09:05:00Z"});
  CHECK(dates("A,11/25/2021\nB,11/5/2021\n") == Dates{"2021-11-25", "2021-11-05"});
  // Nobody knows, or two hands wrote it.
  CHECK(dates("A,05/11/2021\nB,06/11/2021\n") == Dates{"", ""});
  CHECK(dates("A,05/11/2021\nB,25/11/2021\nC,11/25/2021\n") ==
        Dates{"", "2021-11-25", "2021-11-25"});
}

}  // namespace dateline
