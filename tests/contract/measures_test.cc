// Measures are found in whatever unit they were written, and marked; a conversion counts once.
#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/support/test_archive.h"

using namespace dateline;
using namespace dateline::test;

namespace {

const TestArchive& archive() {
  static const TestArchive made([] {
    std::string lines;
    const auto add = [&lines](const char* id, const char* text) {
      lines +=
          nlohmann::json{{"id", id}, {"title", "T"}, {"language", "en"}, {"text", text}}.dump() +
          "\n";
    };
    add("miles", "The crater is 3 miles wide. Winds of 60 mph blew for 24 hours at 68\u00b0F.");
    add("km", "The crater is 4.8 km wide. It is five years old and took a lorry of 2 tonnes.");
    add("both", "The crater is 3 miles (4.8 km) wide. It rained for 20 to 30 minutes.");
    add("other", "The crater is 3 km wide. Ann Smith, 5, found 3 rocks at 20\u00b0C for 1 day.");
    return lines;
  }());
  return made;
}

void check(const char* query, const char* ids) {
  CAPTURE(query);
  CHECK(archive().ids(query) == ids);
}

}  // namespace

TEST_CASE("Measures: found in any unit of their dimension") {
  check("number:\"3 miles\"", "both km miles");
  check("number:\"4.8 km\"", "both km miles");
  check("number:3km", "other");
  check("number:\"4,828 metres\"", "both km miles");
  check("number:\"2..3.5 miles\"", "both km miles");
  check("number:\">3 miles\"", "");
  check("number:\">=3 miles\"", "both miles");
  check("number:\"<4 km\"", "other");
  check("number:\"96.5 km/h\"", "miles");
  check("number:\"1 day\"", "miles other");
  check("number:\"0.4 hours\"", "both");
  check("number:\"20 degrees Celsius\"", "miles other");
  check("number:\"2000 kg\"", "km");
  check("number:\"3 rocks\"", "other");
}

TEST_CASE("Measures: a number without a unit means the stated value") {
  check("number:3", "both miles other");
  check("number:4.8", "both km");
  check("number:\"5 years\"", "");  // an age
  check("age:5", "km other");
}

TEST_CASE("Measures: what matched is marked") {
  CHECK(archive().marked("km", "number:\"3 miles\"").find("[4.8] km") != std::string::npos);
  CHECK(archive().marked("miles", "number:\"4.8 km\"").find("[3] miles") != std::string::npos);
  CHECK(archive().marked("other", "number:\"3 km\"").find("[3] rocks") == std::string::npos);
}

TEST_CASE("Measures: a conversion in brackets is no facet value of its own") {
  SearchRequest request;
  request.facets = {{"numbers", 100}};
  const SearchResults results = archive().search(request);
  const auto count_of = [&](std::string_view value) {
    const auto& values = results.facets.front().values;
    const auto found = std::find_if(values.begin(), values.end(),
                                    [&](const FacetValue& v) { return v.value == value; });
    return found == values.end() ? 0U : static_cast<unsigned>(found->count);
  };
  CHECK(count_of("3 miles") == 2);
  CHECK(count_of("4.8 km") == 1);
  request.query = "number:\"=3 miles\" rained";
  const SearchResults hits = archive().search(request);
  REQUIRE(hits.hits.size() == 1);
  CHECK(hits.hits[0].numbers == std::vector<std::string>{"3 miles", "20 to 30 minutes"});
  check("number:\"=4.8 km\"", "km");
  check("number:\"=3 miles\"", "both miles");
}
