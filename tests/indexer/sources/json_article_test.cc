#include "indexer/sources/json_article.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

namespace dateline {
namespace {

ReadArticle read_json(std::string json) {
  RawRecord record;
  record.number = 1;
  record.kind = RecordKind::json;
  record.bytes = std::move(json);
  return read_article(std::move(record), {});
}

// A refusal that says `part`.
void check_refused(const std::string& json, const std::string& part) {
  INFO(json.substr(0, 200));
  const ReadArticle read = read_json(json);
  CHECK(read.refusal.find(part) != std::string::npos);
}

void check_text(const std::string& json, const std::string& text) {
  INFO(json);
  const ReadArticle read = read_json(json);
  CHECK(read.refusal.empty());
  CHECK(read.article.text == text);
}

}  // namespace

TEST_CASE("JSON article: every field under its own name") {
  const ReadArticle read = read_json(
      R"({"id":"a1","title":"T","text":"Text.","date":"2021-11-25T10:00:00+01:00","source":"Post","author":["A","B"],)"
      R"("url":"http://x/","language":"fr","section":"World","keywords":["k","l"],"other":{"title":["deep"]}})");
  REQUIRE(read.refusal.empty());
  const Article& article = read.article;
  CHECK(article.id == "a1");
  CHECK(article.title == "T");
  CHECK(article.text == "Text.");
  CHECK(article.date == "2021-11-25T10:00:00+01:00");
  CHECK(article.source == "Post");
  CHECK(article.authors == std::vector<std::string>{"A", "B"});
  CHECK(article.url == "http://x/");
  CHECK(article.language == "fr");
  CHECK(article.section == "World");
  CHECK(article.keywords == std::vector<std::string>{"k", "l"});
}

TEST_CASE("JSON article: aliases, and a field's own name before them") {
  const ReadArticle read = read_json(
      R"({"body":"Text.","published":"2021-11-25","publisher":"Post","authors":"A","link":"http://x/","lang":"en",)"
      R"("category":"World","tags":["k"]})");
  CHECK(read.article.date == "2021-11-25");
  CHECK(read.article.source == "Post");
  CHECK(read.article.authors == std::vector<std::string>{"A"});
  CHECK(read.article.language == "en");
  CHECK(read.article.section == "World");
  CHECK(read.article.keywords == std::vector<std::string>{"k"});
  check_text(R"({"content":"c","text":"t","body":"b"})", "t");
  check_text(R"({"content":"c","text":null,"body":""})", "c");
  check_text(R"({"text":"first","text":"last"})", "last");
}

TEST_CASE("JSON article: ids are strings; the url, then the content stands in") {
  CHECK(read_json(R"({"id":17,"text":"t"})").article.id == "17");
  CHECK(read_json(R"({"id":-3,"text":"t"})").article.id == "-3");
  CHECK(read_json(R"({"id":123456789012345678901234567890,"text":"t"})").article.id ==
        "123456789012345678901234567890");
  CHECK(read_json(R"({"url":"http://x/","text":"t"})").article.id == "http://x/");
  const std::string by_content = read_json(R"({"text":"t"})").article.id;
  CHECK(by_content.size() == 32);
  CHECK(read_json(R"({"body":"t"})").article.id == by_content);
  CHECK(read_json(R"({"text":"u"})").article.id != by_content);
}

TEST_CASE("JSON article: text stays byte for byte") {
  check_text(R"({"text":"  a\r\n\tb "})", "  a\r\n\tb ");
}

TEST_CASE("JSON article: malformed UTF-8 and half surrogate pairs become U+FFFD") {
  check_text("{\"text\":\"caf\xE9\"}", "caf\xEF\xBF\xBD");
  check_text(R"({"text":"a \ud83d b"})", "a \xEF\xBF\xBD b");
  check_text(R"({"text":"a \uDE00"})", "a \xEF\xBF\xBD");
  check_text(R"({"text":"\ud83d\ude00"})", "\xF0\x9F\x98\x80");
  check_text(R"({"text":"\\ud83d"})", "\\ud83d");
}

TEST_CASE("JSON article: a title alone is an article, nothing is not") {
  CHECK(read_json(R"({"title":"T"})").refusal.empty());
  CHECK_FALSE(read_json(R"({"title":"T"})").article.title_from_text);
  CHECK(read_json(R"({"text":"It came. It went."})").article.title == "It came.");
  CHECK(read_json(R"({"text":"It came. It went."})").article.title_from_text);
  check_refused("{}", "neither text nor title");
  check_refused(R"({"title":" ","text":"\n"})", "neither text nor title");
}

TEST_CASE("JSON article: known fields of another type are refused, named") {
  check_refused(R"({"text":5})", "\"text\" is a number, not a string");
  check_refused(R"({"text":"t","title":["T"]})", "\"title\" is an array");
  check_refused(R"({"text":"t","date":20211125})", "\"date\" is a number");
  check_refused(R"({"text":"t","author":{"name":"A"}})", "\"author\" is an object");
  check_refused(R"({"text":"t","author":["A",1]})", "\"author\" is a number");
  check_refused(R"({"text":"t","keywords":[["k"]]})", "\"keywords\" is an array");
  check_refused(R"({"text":"t","id":true})", "\"id\" is a boolean, not a string or a number");
}

TEST_CASE("JSON article: broken JSON is refused") {
  for (const char* const json : {"", "{", "{\"text\":\"t", "{\"text\":\"t\"", "{\"text\":\"t\"}}",
                                 "nonsense", "{'text':'t'}"}) {
    check_refused(json, "broken JSON");
  }
  for (const char* const json : {"[]", "5", "\"text\"", "null", "true"})
    check_refused(json, "not a JSON object");
  CHECK(read_json(R"({"id":"a1","text":5})").id == "a1");
}

TEST_CASE("JSON article: nesting bombs are refused without harm") {
  check_refused("{\"x\":" + std::string(1'000'000, '['), "nested deeper");
  std::string objects;
  for (int i = 0; i < 100'000; ++i) objects += "{\"a\":";
  check_refused(objects, "nested deeper");
}

}  // namespace dateline
