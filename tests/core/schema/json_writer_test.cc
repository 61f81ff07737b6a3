#include "core/schema/json_writer.h"

#include <catch2/catch.hpp>
#include <limits>
#include <random>

#include "core/schema/json_values.h"

using namespace dateline;

namespace {

template <typename Value>
std::string written(const Value& value) {
  JsonWriter json;
  json.value(value);
  return json.take();
}

}  // namespace

TEST_CASE("JSON writer: commas stand between things, whatever was nested before") {
  JsonWriter json;
  json.begin_object();
  json.member("a", 1);
  json.key("b");
  json.begin_array();
  json.begin_array();
  json.end_array();
  json.begin_object();
  json.end_object();
  json.value("[");
  json.value("");
  json.null();
  json.end_array();
  json.member("c", std::vector<std::string>{"x", "y"});
  json.member("d", std::vector<std::string>{});
  json.key("e");
  json.begin_object();
  json.member(":", true);
  json.member("f", "{");
  json.end_object();
  json.end_object();
  CHECK(json.take() ==
        R"({"a":1,"b":[[],{},"[","",null],"c":["x","y"],"d":[],"e":{":":true,"f":"{"}})");
  CHECK(json.take().empty());
}

TEST_CASE("JSON writer: what is not known is null") {
  JsonWriter json;
  json.begin_object();
  json.member_or_null("a", "");
  json.member_or_null("b", "x");
  json.member_or_null("c", std::optional<double>());
  json.member_or_null("d", 2.5);
  json.end_object();
  CHECK(json.take() == R"({"a":null,"b":"x","c":null,"d":2.5})");
}

TEST_CASE("JSON writer: numbers are those of nlohmann's library") {
  CHECK(written(27.0) == "27");
  CHECK(written(-0.5) == "-0.5");
  CHECK(written(std::numeric_limits<double>::infinity()) == "null");
  CHECK(written(std::numeric_limits<double>::quiet_NaN()) == "null");
  CHECK(written(std::numeric_limits<std::size_t>::max()) == "18446744073709551615");
  CHECK(written(std::numeric_limits<std::int64_t>::min()) == "-9223372036854775808");
  for (const double number :
       {0.0001, 1e-7, 1e20, 9007199254740993.0, 1.0 / 3, 1234567.891, -1e300}) {
    CHECK(written(number) == json_line(json_number(number)));
  }
}

TEST_CASE("JSON writer: texts are those of nlohmann's library, broken ones too") {
  std::string all;
  for (int byte = 0; byte < 128; ++byte) all += static_cast<char>(byte);
  CHECK(written(all) == json_line(all));
  std::mt19937 random(20211125);
  const std::vector<std::string> pieces = {"a",        "\"",           "\\",
                                           "\n",       "\x01",         "\x7F",
                                           "\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80",
                                           "\xC3",     "\xE2\x82",     "\x80",
                                           "\xFF",     "\xED\xA0\x80", "\xC0\xAF",
                                           "\xF0\x9F", "\xF4\x90",     "</b>"};
  for (int i = 0; i < 20'000; ++i) {
    std::string text;
    for (std::size_t count = random() % 8; count > 0; --count) {
      text += pieces[random() % pieces.size()];
    }
    REQUIRE(written(text) == json_line(text));
  }
}
