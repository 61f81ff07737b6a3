#include "core/schema/number_terms.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <limits>
#include <random>
#include <set>

using namespace dateline;

namespace {

Quantity quantity(double value, std::optional<double> high = {}, const std::string& thing = "") {
  Quantity q;
  q.value = value;
  q.value_high = high;
  q.thing = thing;
  if (high) q.bound = Bound::between;
  return q;
}

// Whether looking for `range` in an index that holds these terms finds the quantity they are of.
bool found(const NumberScope& scope, const ValueRange& range, const std::set<std::string>& index,
           const std::vector<std::string>& posted) {
  const NumberPlan plan = plan_range(scope, range);
  std::set<std::string> wanted;
  for (const TermRange& cells : plan.cells) {
    for (auto it = index.lower_bound(cells.first); it != index.end() && *it <= cells.second; ++it)
      wanted.insert(*it);
  }
  for (const TermRange& exact : plan.exact) {
    for (auto it = index.lower_bound(exact.first); it != index.end() && *it <= exact.second; ++it) {
      const auto value = value_of_exact_term(*it);
      if (value && range.contains(*value)) wanted.insert(*it);
    }
  }
  for (const std::string& term : index) {
    if (!term.starts_with(plan.intervals)) continue;
    const auto ends = interval_of_term(term);
    if (ends && range.overlaps(ends->first, ends->second)) wanted.insert(term);
  }
  return std::any_of(posted.begin(), posted.end(),
                     [&](const std::string& t) { return wanted.contains(t); });
}

}  // namespace

TEST_CASE("Number terms: a range finds exactly the values inside it") {
  std::mt19937 random(7);
  std::vector<double> values = {0,
                                -0.0,
                                1,
                                -1,
                                27,
                                1e-9,
                                25700,
                                25701,
                                1e6,
                                1.2e9,
                                3.5,
                                36,
                                40,
                                1e15,
                                -273.15,
                                std::numeric_limits<double>::max(),
                                std::numeric_limits<double>::denorm_min()};
  for (int i = 0; i < 200; ++i)
    values.push_back(
        std::ldexp(static_cast<double>(random() % 100000), static_cast<int>(random() % 40) - 20));
  std::vector<std::vector<std::string>> posted;
  std::set<std::string> index;
  for (const double v : values) {
    posted.push_back(number_terms(quantity(v)));
    index.insert(posted.back().begin(), posted.back().end());
  }
  for (int i = 0; i < 400; ++i) {
    ValueRange range;
    const double a = values[random() % values.size()];
    const double b = values[random() % values.size()];
    if (i % 5 != 0) range.low = std::min(a, b);
    if (i % 7 != 0) range.high = std::max(a, b);
    range.low_open = i % 2 == 0;
    range.high_open = i % 3 == 0;
    for (std::size_t k = 0; k < values.size(); ++k) {
      if (found({}, range, index, posted[k]) == range.contains(values[k])) continue;
      FAIL("value " << values[k] << " in " << range.low.value_or(-1) << ".."
                    << range.high.value_or(-1));
    }
  }
}

TEST_CASE("Number terms: a stated range matches where it overlaps") {
  const auto posted = number_terms(quantity(36, 40));
  const std::set<std::string> index(posted.begin(), posted.end());
  const auto matches = [&](std::optional<double> low, std::optional<double> high) {
    return found({}, {low, high}, index, posted);
  };
  CHECK(matches(36, 36));
  CHECK(matches(38, 38));
  CHECK(matches(40, {}));
  CHECK(matches({}, 36));
  CHECK(matches(1, 100));
  CHECK_FALSE(matches(40.5, {}));
  CHECK_FALSE(matches({}, 35.9));
  CHECK_FALSE(found({}, {40, {}, true, false}, index, posted));
}

TEST_CASE("Number terms: a measure is one short term, whatever its unit") {
  const auto measure_term = [](double value, const std::string& unit, std::optional<double> high) {
    Quantity q = quantity(value, high);
    q.kind = QuantityKind::distance;
    q.unit = unit;
    return number_terms(q).back();
  };
  CHECK(measure_term(5, "mile", {}) == measure_term(8.04672, "km", {}));
  CHECK(measure_term(3.7, "km", {}) == measure_term(3700, "m", {}));
  CHECK(measure_term(5, "mile", {}).size() <= std::string("XNud|xkAxii5").size());
  CHECK(interval_of_term(measure_term(1, "km", 2.0)) == std::pair{1000.0, 2000.0});
  CHECK(number_terms(quantity(5)).back().find("XNu") == std::string::npos);
}

TEST_CASE("Number terms: scopes keep kinds apart") {
  Quantity money = quantity(3300);
  money.kind = QuantityKind::money;
  money.unit = "GBP";
  const auto posted = number_terms(money);
  const std::set<std::string> index(posted.begin(), posted.end());
  CHECK(found({NumberScope::Kind::money, "GBP"}, {3000, {}, true, false}, index, posted));
  CHECK_FALSE(found({NumberScope::Kind::money, "USD"}, {3000, {}}, index, posted));
  CHECK_FALSE(found({NumberScope::Kind::percent, ""}, {3000, {}}, index, posted));
  CHECK(found({}, {3300, 3300}, index, posted));
  const auto migrants = number_terms(quantity(27, {}, "drowned migrants"));
  const std::set<std::string> people(migrants.begin(), migrants.end());
  CHECK(found({NumberScope::Kind::thing, "migrant"}, {20, 30}, people, migrants));
  CHECK_FALSE(found({NumberScope::Kind::thing, "boat"}, {20, 30}, people, migrants));
}

TEST_CASE("Number terms: no term is too long or holds a NUL, whatever the quantity") {
  for (const double v : {0.0, 1e308, -5e-324, std::numeric_limits<double>::infinity(),
                         std::numeric_limits<double>::quiet_NaN()}) {
    for (const std::string& t : number_terms(quantity(v, {}, std::string(3000, 'x')))) {
      CHECK(t.size() <= 245);
      CHECK(t.find('\0') == std::string::npos);
    }
  }
}
