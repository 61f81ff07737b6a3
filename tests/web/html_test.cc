#include "web/html.h"

#include <catch2/catch.hpp>

using namespace dateline::web;

TEST_CASE("Html: text is escaped for content and attributes") {
  const auto check = [](std::string_view text, std::string_view html) {
    HtmlWriter out;
    out.text(text);
    CHECK(out.take() == html);
  };
  check("<script>alert(\"1\" & '2')</script>",
        "&lt;script&gt;alert(&quot;1&quot; &amp; &#39;2&#39;)&lt;/script&gt;");
  check("&amp;", "&amp;amp;");
  check("café 東京", "café 東京");
  check("a\xFF\x80z", "a\uFFFD\uFFFDz");
  check(std::string_view("a\0b\x1B", 4), "a\uFFFDb\uFFFD");
  check("a\n\tb", "a\n\tb");
}

TEST_CASE("Html: numbers have their thousands apart") {
  const auto check = [](std::size_t number, std::string_view html) {
    HtmlWriter out;
    out.number(number);
    CHECK(out.take() == html);
  };
  check(0, "0");
  check(999, "999");
  check(1000, "1,000");
  check(1234567, "1,234,567");
}
