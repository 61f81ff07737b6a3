#include "indexer/sources/plain_text.h"

#include <catch2/catch.hpp>
#include <string>

#include "tests/indexer/sources/read_all.h"

namespace dateline {
namespace {

ReadArticle read_text(std::string bytes) {
  RawRecord record;
  record.bytes = std::move(bytes);
  ArticleDefaults defaults;
  defaults.id = "a.txt";
  return read_article(std::move(record), defaults);
}

void check(const std::string& bytes, const std::string& title, const std::string& text,
           bool taken) {
  INFO(bytes);
  const ReadArticle read = read_text(bytes);
  CHECK(read.refusal.empty());
  CHECK(read.article.id == "a.txt");
  CHECK(read.article.title == title);
  CHECK(read.article.text == text);
  CHECK(read.article.title_from_text == taken);
}

}  // namespace

TEST_CASE("Plain text: header lines are taken off, the text stays byte for byte") {
  check("Title: A wave\n\nIt came.\n", "A wave", "It came.\n", false);
  check("title: A wave\r\nDATE: 2011-03-11\r\n\r\nIt\r\n\r\ncame.\r\n", "A wave",
        "It\r\n\r\ncame.\r\n", false);
  check("\xEF\xBB\xBFTitle: A wave\n\nIt came.", "A wave", "It came.", false);
  check("Title: A wave\n\n\n  It came.", "A wave", "\n  It came.", false);
  check("Title: A wave\nEdition: late\n\nIt came.", "A wave", "It came.", false);
  check("Title: Only this", "Only this", "", false);
}

TEST_CASE("Plain text: without a header block everything is text") {
  check("It came. It went.", "It came.", "It came. It went.", true);
  check("Source of hope: none.\n\nMore.", "Source of hope: none.", "Source of hope: none.\n\nMore.",
        true);
  check("Warning: rain.\n\nTitle: no", "Warning: rain.", "Warning: rain.\n\nTitle: no", true);
  check("Title: A wave\nIt came.\n\nMore.", "Title: A wave\nIt came.",
        "Title: A wave\nIt came.\n\nMore.", true);
  check("Date: 2011-03-11\n\nIt came. It went.", "It came.", "It came. It went.", true);
}

TEST_CASE("Plain text: every header field reaches the article") {
  const ReadArticle read = read_text(
      "Title: T\nDate: 25 November 2021\nSource: The Post\nAuthor: A B; C D\nAuthor: E F\nURL: "
      "http://x/\nLanguage: "
      "en-GB\n\nText.");
  CHECK(read.article.date == "2021-11-25");
  CHECK(read.article.source == "The Post");
  CHECK(read.article.authors == std::vector<std::string>{"A B", "C D", "E F"});
  CHECK(read.article.url == "http://x/");
  CHECK(read.article.language == "en");
}

TEST_CASE("Plain text: a date nobody understands is left out, not refused") {
  const ReadArticle read = read_text("Title: T\nDate: the day after\n\nText.");
  CHECK(read.refusal.empty());
  CHECK(read.article.date.empty());
  CHECK(read.date_dropped);
}

TEST_CASE("Plain text: a long first sentence is cut at a word") {
  std::string text = "word";
  while (text.size() < 500) text += " word";
  const ReadArticle read = read_text(text);
  CHECK(read.article.title.size() <= 200);
  CHECK(read.article.title.ends_with(" word"));
  CHECK(read.article.text.starts_with(read.article.title));
}

TEST_CASE("Plain text: another charset is converted, damaged UTF-8 repaired") {
  CHECK(read_text("Title: T\n\ncaf\xE9 noir").article.text == "caf\u00E9 noir");
  CHECK(read_text("Title: T\n\ncaf\u00E9 \u00E0 la \xFF").article.text ==
        "caf\u00E9 \u00E0 la \uFFFD");
}

TEST_CASE("Plain text: what is no text is told by its first bytes") {
  CHECK(looks_binary(std::string_view("a\0b", 3)));
  CHECK(looks_binary("\x01\x02\x03 abc"));
  CHECK_FALSE(looks_binary("plain\r\n\ttext \xC3\xA9"));
  CHECK_FALSE(looks_binary(""));
}

TEST_CASE("Plain text: neither text nor title is refused") {
  CHECK_FALSE(read_text("Source: The Post\n\n \n").refusal.empty());
}

TEST_CASE("Plain text: a text over 16 MB is refused") {
  CHECK(read_text("Title: T\n\n" + std::string(kMaxTextBytes + 1, 'a')).refusal.find("16 MB") !=
        std::string::npos);
}

TEST_CASE("Regression: UTF-16 without a mark is text, zeros in a program are not") {
  std::string wide;
  for (const char c : std::string("Title: Wide\n\nText.")) wide.append({c, '\0'});
  const auto read = test::read_all("a.txt", wide);
  REQUIRE(read.articles.size() == 1);
  CHECK(read.articles[0].title == "Wide");
  CHECK(test::read_all("a.txt", std::string("\x7F"
                                            "ELF\0\0\1\0\0\0\0\0",
                                            12))
            .refusals.size() == 1);
}

}  // namespace dateline
