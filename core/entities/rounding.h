// When a number that an article rounded stands for an exact one: "more than 6,400" for 6,438.
//
// A statement agrees with an exact value when both hold:
//  - its bound lets the value be ("more than 6,500" does not speak of 6,438);
//  - it is that value rounded to the last digit it states, in the direction of its bound. Its unit
//    is the place of that digit (6,400: a hundred; 6.4 million: a hundred thousand), but never more
//    than the place of the exact value's own first digit, or every small number would agree with
//    "less than a million". "about" rounds to the nearest, halves either way; "at least" and
//    "more than" round down; "at most" and "less than" round up.
// A number stated without any bound says what it says, and agrees with nothing but itself; a
// statement of the very value is no rounding of it. Positive values only.
#pragma once

#include <vector>

#include "core/entities/quantity.h"

namespace dateline {

struct Statement {
  Bound bound = Bound::exact;
  double value = 0;
};

[[nodiscard]] bool agrees(const Statement& statement, double exact);

// Every statement that agrees with `exact`: 6438 -> about 6,440, at least 6,430, ..., less than
// 7,000. Under a hundred of them; none for what is no positive finite number under 1e15.
[[nodiscard]] std::vector<Statement> roundings_of(double exact);

}  // namespace dateline
