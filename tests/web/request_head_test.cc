#include "web/request_head.h"

#include <catch2/catch.hpp>

using namespace dateline::web;

TEST_CASE("RequestHead: the blank line ends it, however the bytes come") {
  const std::string head = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
  CHECK(head_size(head + "rest") == head.size());
  CHECK(head_size("GET / HTTP/1.1\nHost: a\n\n") == 24U);
  for (std::size_t seen = 0; seen < head.size(); ++seen) {
    INFO(seen);
    CHECK_FALSE(head_size(head.substr(0, seen)));
    CHECK(head_size(head, seen) == head.size());
  }
}

TEST_CASE("RequestHead: method, target and headers as sent") {
  const RequestHead head = parse_head(
      "GET /a%2Fb?q=%00 HTTP/1.1\r\nHost: x\r\nX-Thing:  a%0d%0ab \r\nAccept-Encoding: "
      "gzip\r\n\r\n");
  REQUIRE(head.refused == 0);
  CHECK(head.method == "GET");
  CHECK(head.target == "/a%2Fb?q=%00");
  CHECK(head.headers ==
        std::vector<Header>{{"host", "x"}, {"x-thing", "a%0d%0ab"}, {"accept-encoding", "gzip"}});
  CHECK(head.keep_alive);
  CHECK_FALSE(head.has_body);
}

TEST_CASE("RequestHead: what is doubtful is refused") {
  const auto check = [](const std::string& head, int status) {
    INFO(head.substr(0, 60));
    CHECK(parse_head(head + "\r\n\r\n").refused == status);
  };
  check("GET / HTTP/1.1\r\nHost: a", 0);
  check("GET / HTTP/1.0", 0);
  check("GET / HTTP/1.1", 400);                           // no Host
  check("GET / HTTP/1.1\r\nHost: a\r\nHost: b", 400);     // two
  check("GET / HTTP/1.1\r\nHost : a", 400);               // blank before the colon
  check("GET / HTTP/1.1\r\nHost: a\r\n folded: b", 400);  // folded line
  check("GET / HTTP/1.1\r\nHost: a\r\nX: b\rc", 400);     // bare CR
  check(std::string("GET / HTTP/1.1\r\nHost: a\r\nX: \0", 29), 400);
  check("GET /a b HTTP/1.1\r\nHost: a", 400);
  check("GET /\x01 HTTP/1.1\r\nHost: a", 400);
  check("GET a HTTP/1.1\r\nHost: a", 400);
  check("G\"T / HTTP/1.1\r\nHost: a", 400);
  check("GET /", 400);
  check("", 400);
  check("PRI * HTTP/2.0", 505);
  check("GET / HTTP/3.0\r\nHost: a", 505);
  check("GET /" + std::string(9000, 'a') + " HTTP/1.1\r\nHost: a", 414);
  std::string many = "GET / HTTP/1.1\r\nHost: a";
  for (int i = 0; i < 200; ++i) many += "\r\nX: a";
  check(many, 431);
}

TEST_CASE("RequestHead: a body or a wish to close ends the connection") {
  const auto keeps = [](const std::string& lines) {
    return parse_head("GET / HTTP/1.1\r\nHost: a\r\n" + lines + "\r\n").keep_alive;
  };
  CHECK(keeps(""));
  CHECK(keeps("Content-Length: 0\r\n"));
  CHECK_FALSE(keeps("Content-Length: 5\r\n"));
  CHECK_FALSE(keeps("Transfer-Encoding: chunked\r\n"));
  CHECK_FALSE(keeps("Connection: keep-alive, Close\r\n"));
  CHECK_FALSE(parse_head("GET / HTTP/1.0\r\n\r\n").keep_alive);
}
