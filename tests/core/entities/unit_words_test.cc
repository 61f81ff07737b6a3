#include "core/entities/unit_words.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace dateline;

namespace {

void check(std::string_view words, std::string_view unit) {
  CAPTURE(words);
  CHECK(unit_named(words) == unit);
}

void check_same(double value, std::string_view unit, double other, std::string_view other_unit) {
  CAPTURE(value, unit, other, other_unit);
  const auto one = in_base_unit(value, unit);
  const auto two = in_base_unit(other, other_unit);
  REQUIRE(one);
  REQUIRE(two);
  CHECK(one->dimension == two->dimension);
  CHECK(std::abs(one->value - two->value) <= 1e-3 * std::abs(one->value));
}

Quantity measure(double value, std::string unit, ByteRange range) {
  Quantity q;
  q.kind = QuantityKind::distance;
  q.value = value;
  q.unit = std::move(unit);
  q.range = q.number_range = range;
  return q;
}

}  // namespace

TEST_CASE("Unit words: units as readers write them") {
  check("miles", "mile");
  check("KM", "km");
  check("sq km", "km2");
  check("square miles", "square mile");
  check("cubic metres", "m3");
  check("metric tons", "tonne");
  check("miles per hour", "mph");
  check("km/h", "km/h");
  check("kilometres an hour", "km/h");
  check("metres per second", "m/s");
  check("degrees Celsius", "\u00B0C");
  check("\u00B0F", "\u00B0F");
  check("migrants", "");
  check("miles away from", "");
  check("", "");
}

TEST_CASE("Unit words: base units compare what was said in different units") {
  check_same(3, "mile", 4.828, "km");
  check_same(165, "foot", 50.292, "m");
  check_same(10, "acre", 4.047, "hectare");
  check_same(220, "pound", 99.79, "kg");
  check_same(1, "year", 12, "month");
  check_same(60, "mph", 96.56, "km/h");
  check_same(68, "\u00B0F", 20, "\u00B0C");
  CHECK_FALSE(in_base_unit(5, "percent"));
  CHECK_FALSE(in_base_unit(5, "GBP"));
  CHECK_FALSE(in_base_unit(5, ""));
}

TEST_CASE("Unit words: a conversion follows in brackets and says the same") {
  const std::string text = "3 miles (4.8 km), 9 km";
  const Quantity miles = measure(3, "mile", {0, 7});
  const Quantity km = measure(4.8, "km", {9, 15});
  CHECK(is_conversion(text, miles, km));
  CHECK_FALSE(is_conversion(text, km, miles));
  CHECK_FALSE(is_conversion(text, km, measure(9, "km", {18, 22})));
  CHECK_FALSE(is_conversion(text, measure(30, "mile", {0, 7}), km));
}
