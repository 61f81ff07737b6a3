#include "core/entities/rounding.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace dateline;

TEST_CASE("Rounding: what agrees with an exact number") {
  struct Row {
    Bound bound;
    double stated;
    double exact;
    bool agrees;
  };
  const Row rows[] = {
      {Bound::more_than, 6400, 6438, true},
      {Bound::about, 6400, 6438, true},
      {Bound::about, 6000, 6438, true},
      {Bound::at_least, 6000, 6438, true},
      {Bound::less_than, 7000, 6438, true},
      {Bound::at_most, 6440, 6438, true},
      // What its bound rules out.
      {Bound::more_than, 6500, 6438, false},
      {Bound::less_than, 6400, 6438, false},
      // No rounding of it at the digits stated.
      {Bound::about, 6500, 6438, false},
      {Bound::about, 6100, 6438, false},
      {Bound::more_than, 6300, 6438, false},
      {Bound::at_least, 5000, 6438, false},
      {Bound::about, 10000, 6438, false},
      {Bound::less_than, 1e6, 6438, false},
      // Halves go either way; a carry into a new digit.
      {Bound::about, 6440, 6435, true},
      {Bound::about, 6430, 6435, true},
      {Bound::about, 10000, 9700, true},
      {Bound::less_than, 10000, 9700, true},
      // Stated exactly, or the value itself: no rounding.
      {Bound::exact, 6400, 6438, false},
      {Bound::about, 6438, 6438, false},
      {Bound::at_least, 6000, 6000, false},
      // Fractions and millions.
      {Bound::about, 6.4, 6.438, true},
      {Bound::about, 6, 6.438, true},
      {Bound::about, 6.5, 6.438, false},
      {Bound::about, 1.2e6, 1234567, true},
      {Bound::more_than, 1.2e6, 1234567, true},
      {Bound::about, 20, 18, true},
      {Bound::about, 0.4, 0.45, true},
      {Bound::about, 0, 0.2, false},
      {Bound::about, 10, -10.4, false},
  };
  for (const Row& row : rows) {
    INFO(name_of(row.bound) << " " << row.stated << " for " << row.exact);
    CHECK(agrees({row.bound, row.stated}, row.exact) == row.agrees);
    const auto all = roundings_of(row.exact);
    const bool listed = std::any_of(all.begin(), all.end(), [&](const Statement& s) {
      return s.bound == row.bound && s.value == row.stated;
    });
    CHECK(listed == row.agrees);
  }
}

TEST_CASE("Rounding: every statement listed agrees, and there are few") {
  for (const double exact : {1.0, 7.0, 27.0, 99.5, 6438.0, 6000.0, 123456789012345.0, 0.125}) {
    const auto all = roundings_of(exact);
    CHECK(all.size() < 100);
    for (const Statement& s : all) CHECK(agrees(s, exact));
  }
  CHECK(roundings_of(6000).empty());
  CHECK(roundings_of(0).empty());
  CHECK(roundings_of(-5).empty());
  CHECK(roundings_of(1e300).empty());
}
