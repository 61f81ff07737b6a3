#include "web/http_message.h"

#include <catch2/catch.hpp>

using namespace dateline::web;

TEST_CASE("HttpMessage: gzip only where the client takes it") {
  const auto check = [](std::string_view header, bool accepted) {
    INFO(header);
    CHECK(accepts_gzip(header) == accepted);
  };
  check("", false);
  check("gzip", true);
  check("br, GZIP;q=0.5", true);
  check("gzip;q=0", false);
  check("gzip; q=0.000, *", false);
  check("*", true);
  check("*;q=0", false);
  check("identity", false);
  check("notgzip", false);
  check(",,;;=,", false);
}

TEST_CASE("HttpMessage: dates as HTTP writes them") {
  CHECK(http_date(0) == "Thu, 01 Jan 1970 00:00:00 GMT");
  CHECK(http_date(1637834400) == "Thu, 25 Nov 2021 10:00:00 GMT");
}
