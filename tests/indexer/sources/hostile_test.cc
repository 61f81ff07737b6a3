// Input that is made, or broken, so that a careless reader would take minutes or gigabytes over
// it. What each gives is told here; tests/bench/readers measures that time grows with size alone.
#include <catch2/catch.hpp>

#include "tests/indexer/sources/read_all.h"

namespace dateline {
namespace {

using test::read_all;
using Strings = std::vector<std::string>;

std::string times(std::size_t count, std::string_view text) {
  std::string out;
  out.reserve(count * text.size());
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}
std::string numbered(std::size_t count, const std::string& before, const std::string& after) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i)
    out.append(before).append(std::to_string(i)).append(after);
  return out;
}

const std::string kParagraph =
    "<p>A paragraph of running text, as an article on a page has it.</p>";

}  // namespace

TEST_CASE("Hostile HTML: refused by what is wrong with it") {
  const auto refusal = [](const std::string& html) {
    const auto read = read_all("a.html", html);
    return read.refusals.empty() ? "" : read.refusals.front();
  };
  CHECK(refusal(times(100'000, "<div>") + kParagraph) == ":0: its HTML leaves too much open");
  CHECK(refusal("<p" + numbered(1'000'000, " a", "=1") + ">" + kParagraph) ==
        ":0: its HTML has a tag of too many attributes");
  CHECK(refusal(times(200'000, "<p x=\"") + kParagraph) ==
        ":0: its HTML has a tag of too many attributes");
  CHECK(refusal(times(1'000'001, "<p>")) == ":0: its HTML holds more than a million tags");
  CHECK(refusal("<p>" + times(5'000'000, "word ")) == ":0: its HTML is larger than 16 MB");
}

TEST_CASE("Regression: long tables and lists without end tags are no hostile HTML") {
  for (const std::string& open :
       {times(3000, "<tr><td>a<td>b"), "<tbody>" + times(3000, "<tr><th>a")}) {
    CHECK(read_all("a.html", "<table>" + open + "</table>" + kParagraph).articles.size() == 1);
  }
  CHECK(read_all("a.html", "<select>" + times(5000, "<option>a") + "</select>" + kParagraph)
            .articles.size() == 1);
  // A script's comparisons look like tags.
  const std::string script =
      "<script>" + times(20'000, "for(i=0;i<n;i++){x+= \"a b c\"} ") + "</script>";
  CHECK(read_all("a.html", script + kParagraph).articles.size() == 1);
}

TEST_CASE("Hostile XML: depth, entities and sheer number") {
  const std::string item = "<item><title>T</title><link>a</link></item>";
  const auto deep = read_all("a.xml", "<rss>" + times(50'000, "<a>") + times(5000, item));
  CHECK(deep.articles.empty());
  CHECK(deep.refusals == Strings{":0: its XML is nested deeper than 256 levels"});
  CHECK(read_all("a.xml", "<rss>" + times(200, "<a>") + item + times(200, "</a>") + "</rss>")
            .articles.size() == 1);
  CHECK(read_all("a.xml", "<rss>" + times(8'000'001, "<b/>") + "</rss>").refusals ==
        Strings{":0: the XML holds more than 8 million elements and attributes"});
  // Entities of a DTD are left as they are: there is no bomb to go off.
  std::string bomb = "<!DOCTYPE rss [<!ENTITY a0 \"boom\">";
  for (int i = 1; i < 12; ++i) {
    bomb += "<!ENTITY a" + std::to_string(i) + " \"" +
            times(10, "&a" + std::to_string(i - 1) + ";") + "\">";
  }
  const auto read = read_all(
      "a.xml", bomb + "]><rss><channel><item><title>T &a11;</title></item></channel></rss>");
  REQUIRE(read.articles.size() == 1);
  CHECK(read.articles[0].title == "T &a11;");
}

TEST_CASE("Hostile feed: an entry of a hundred thousand categories") {
  const auto read = read_all("a.rss", "<rss><channel><item><title>T</title>" +
                                          numbered(100'000, "<category>", "</category>") +
                                          "</item></channel></rss>");
  REQUIRE(read.articles.size() == 1);
  CHECK(read.articles[0].keywords.size() == 1000);
}

TEST_CASE(
    "Hostile feed: a hundred thousand entries that close themselves, and a fault at the end") {
  const auto read = read_all("a.xml", "<rss>" + times(100'000, "<a><item/></a>") + "<b></c>");
  CHECK(read.refusals.size() == 100'001);  // nothing to read in any of them, and the fault
  // The last one is as whole as the others.
  const auto last = read_all("a.xml", "<sheet><row><title>A</title><text/></row></oops>");
  CHECK(last.articles.size() == 1);
}

TEST_CASE("Hostile CSV: quotes that never close cost their rows and nothing more") {
  const auto one = read_all("a.csv", "title,text\nA,\"" + times(100'000'000, "a"));
  CHECK(one.articles.empty());
  CHECK(one.refusals == Strings{":2: a quote in this row is never closed"});
  const auto more = read_all("a.csv", "title,text\nA,\"" + times(1000, "a\nb,c\n"));
  CHECK(more.articles.size() == 1999);  // "a", a title alone, ends the row that is refused
  // From each of these rows on, all that follows is inside a quoted field.
  const auto flips = read_all("a.csv", "title,text\n" + times(300'000, "x\",\"\n"));
  CHECK(flips.articles.empty());
  CHECK(flips.refusals.size() == 300'000);
}

TEST_CASE("Hostile CSV: a row of 100 MB is refused as a whole") {
  const auto read = read_all("a.csv", "title,text\nA,a\nB," + times(100'000'000, "b") + "\nC,c\n");
  CHECK(read.articles.size() == 2);
  CHECK(read.refusals == Strings{":3: the row is longer than 64 MB"});
}

TEST_CASE("Hostile WARC: wrong lengths cost the record they stand in") {
  const auto record = [](const std::string& type, std::size_t length) {
    return "WARC/1.0\r\nWARC-Type: " + type +
           "\r\nContent-Type: application/http\r\nContent-Length: " + std::to_string(length) +
           "\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>T\r\n\r\n";
  };
  constexpr std::size_t kLength = 52;
  for (const std::string type : {"response", "request", "warcinfo"}) {
    INFO(type);
    for (const std::size_t length : {std::size_t{9}, std::size_t{2000}, std::size_t{60'000'000}}) {
      const auto read = read_all("a.warc", record(type, length) + record("response", kLength) +
                                               record("response", kLength));
      CHECK(read.refusals.size() == 1);
      CHECK(read.articles.size() == 2);
    }
  }
  const auto many = read_all("a.warc", times(200'000, record("response", 50'000'000)));
  CHECK(many.refusals.size() == 200'000);
}

TEST_CASE("Hostile HTTP: a body of a million chunks") {
  const std::string response =
      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n" +
      times(2'000'000, "1\r\na\r\n") + "0\r\n\r\n";
  const auto read = read_all(
      "a.warc",
      "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: " +
          std::to_string(response.size()) + "\r\n\r\n" + response + "\r\n\r\n");
  REQUIRE(read.articles.size() == 1);
  CHECK(read.articles[0].text.size() == 2'000'000);
}

}  // namespace dateline
