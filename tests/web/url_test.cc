#include "web/url.h"

#include <catch2/catch.hpp>

using namespace dateline::web;
using Strings = std::vector<std::string>;

TEST_CASE("Url: a path is split before its segments are decoded, once") {
  const auto check = [](std::string_view path, const Strings& segments) {
    INFO(path);
    CHECK(path_segments(path) == segments);
  };
  check("/", {});
  check("/articles/a%2Fb", {"articles", "a/b"});
  check("/articles/a%252Fb", {"articles", "a%2Fb"});
  check("/articles/", {"articles", ""});
  check("//", {"", ""});
  check("/%zz/%", {"%zz", "%"});
  check("/a%00b", {std::string("a\0b", 3)});
  check("/a+b", {"a+b"});
}

TEST_CASE("Url: a query string is decoded as forms encode it") {
  CHECK(parse_query_string("q=a+b%20c&&empty=&flag&q=2&%3D=%26") ==
        Parameters{{"q", "a b c"}, {"empty", ""}, {"flag", ""}, {"q", "2"}, {"=", "&"}});
  CHECK(parse_query_string("").empty());
}

TEST_CASE("Url: what is encoded decodes to itself") {
  std::string all;
  for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(byte);
  const std::string encoded = percent_encoded(all);
  CHECK(percent_decoded(encoded) == all);
  CHECK(encoded.find_first_of("/?#&+= \"'<>") == std::string::npos);
  CHECK(parse_query_string(query_string({{"a b", all}}).substr(1)) == Parameters{{"a b", all}});
}

TEST_CASE("Url: a target is a path with a query, or a whole address") {
  const auto check = [](std::string_view target, std::string_view path, std::string_view query) {
    INFO(target);
    CHECK(split_target(target).path == path);
    CHECK(split_target(target).query == query);
  };
  check("/a?b=c?d", "/a", "b=c?d");
  check("/a#fragment?x", "/a", "");
  check("http://host:80/a?b", "/a", "b");
  check("HTTP://host", "/", "");
  check("*", "", "");
  check("a/b", "", "");
}

TEST_CASE("Url: only web addresses become links") {
  CHECK(is_web_url("https://example.org/a?b=c"));
  CHECK(is_web_url("HTTP://example.org"));
  CHECK_FALSE(is_web_url("javascript:alert(1)"));
  CHECK_FALSE(is_web_url("data:text/html,x"));
  CHECK_FALSE(is_web_url("https://a b"));
  CHECK_FALSE(is_web_url("https://a\nb"));
  CHECK_FALSE(is_web_url(""));
}
