// WARC files, as crawlers write them and as they break.
#include <catch2/catch.hpp>

#include "tests/indexer/sources/read_all.h"

namespace dateline {
namespace {

using test::read_all;
using Strings = std::vector<std::string>;

std::string record(const std::string& type, const std::string& block, long longer = 0) {
  return "WARC/1.0\r\nWARC-Type: " + type +
         "\r\nWARC-Target-URI: <https://x.example/1>\r\nContent-Type: application/http; "
         "msgtype=response\r\nContent-Length: " +
         std::to_string(static_cast<long>(block.size()) + longer) + "\r\n\r\n" + block + "\r\n\r\n";
}
std::string response(const std::string& headers, const std::string& body,
                     const std::string& status = "200 OK") {
  return record("response", "HTTP/1.1 " + status + "\r\n" + headers + "\r\n" + body);
}
// "<title>Five</title>"
const std::string kBrotli = "\x0b\x09\x80<title>Five</title>\x03";
const std::string kHtml = "Content-Type: text/html; charset=windows-1252\r\n";

}  // namespace

TEST_CASE("WARC: pages that were fetched, with the URI they were fetched from") {
  const auto read =
      read_all("a.warc", record("warcinfo", "x: y\r\n") +
                             response(kHtml, "<title>Caf\xE9</title><link rel=canonical href=/2>") +
                             record("request", "GET / HTTP/1.1\r\n\r\n") +
                             response("Content-Type: image/png\r\n", "png") +
                             response(kHtml, "gone", "404 Not Found") + record("revisit", ""));
  REQUIRE(read.articles.size() == 1);
  CHECK(read.articles[0].title == "Caf\u00e9");
  CHECK(read.articles[0].url == "https://x.example/1");
  CHECK(read.articles[0].id == "https://x.example/1");
  CHECK(read.skipped.size() == 5);
  CHECK(read.refusals.empty());
}

TEST_CASE("WARC: bodies in chunks, compressed, or decoded with their headers kept") {
  const auto read =
      read_all("a.warc", response(kHtml + "Transfer-Encoding: chunked\r\n",
                                  "7\r\n<title>\r\n3;x=y\r\nOne\r\n0\r\n\r\n") +
                             response(kHtml + "Transfer-Encoding: chunked\r\n", "<title>Two") +
                             response(kHtml + "Content-Encoding: gzip\r\n", "<title>Three") +
                             response(kHtml + "Content-Encoding: br\r\n", "<title>Four") +
                             response(kHtml + "Content-Encoding: br\r\n", "\x0b\x02\x80") +
                             response(kHtml + "Content-Encoding: br\r\n", kBrotli) +
                             response(kHtml + "Content-Encoding: zstd\r\n", "\x28\xB5") +
                             response(kHtml + "Content-Encoding: gzip\r\n", "\x1F\x8B\x08 broken"));
  Strings titles;
  for (const Article& article : read.articles) titles.push_back(article.title);
  CHECK(titles == Strings{"One", "Two", "Three", "Four", "Five"});
  CHECK(read.refusals == Strings{":5: its compressed body is broken",
                                 ":7: its body is compressed as zstd, which is not supported",
                                 ":8: its compressed body is broken"});
}

TEST_CASE("WARC: broken records are refused, the next one is read") {
  const std::string good = response(kHtml, "<title>Good");
  const std::string page = "HTTP/1.1 200 OK\r\n" + kHtml + "\r\n<title>Bad";
  const auto read =
      read_all("a.warc", record("response", page, -3) + good +
                             "WARC/1.0\r\nWARC-Type: response\r\n\r\nx\r\n\r\n" + good +
                             "nonsense\r\n" + good + record("response", page, 1000));
  CHECK(read.articles.size() == 3);
  CHECK(read.refusals == Strings{":1: the record is longer or shorter than it says",
                                 ":3: it has no Content-Length", ":5: it has no WARC header",
                                 ":7: the record is cut off"});
}

}  // namespace dateline
