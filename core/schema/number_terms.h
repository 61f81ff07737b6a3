// Quantities as terms, so that ranges are found by terms alone (which a stock remote server can
// run).
//
// A value becomes a 64-bit integer that sorts like it, written in base 64 (11 characters, low end
// first trimmed). Cut to 2 characters it names its octave (sign and exponent), to 3 a sixty-fourth
// of the octave. A point posts all three; a range query is the octaves inside it, the sixty-fourths
// at its ends, and the exact values (looked up in the term list) in the two cells that it cuts. A
// stated range ("36 to 40") posts one term with both ends; the few of those are looked up and
// compared.
//
// Terms: XN + scope + '|' + level + digits. Scopes: "" every quantity, "m" + currency, "p" percent,
// "g" age, "t" + thing key; "u" + dimension a measure in the dimension's base unit ("3 miles" as
// 4828.03 metres), so that it is found in any unit. Values there are rounded to 24 bits,
// which lets one distance said in two units be one term of seven characters.
//
// A number stated with a bound or as a guess posts its value once more under that bound, level 'b'
// + bound, in those scopes and, for a measure, under its unit as stated ("w" + unit), so that the
// roundings of an exact number are found (core/entities/rounding.h).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/entities/quantity.h"
#include "core/entities/rounding.h"
#include "core/entities/unit_words.h"

namespace dateline {

// The terms one quantity is posted under, its label's (label_term) among them. Empty for a value
// that is no number.
[[nodiscard]] std::vector<std::string> number_terms(const Quantity& quantity);

// Under which a quantity is found by its facet: exactly this label ("27 migrants", "£3,300").
[[nodiscard]] std::string label_key(std::string_view label);
[[nodiscard]] std::string label_term(std::string_view label);

// Which quantities a condition speaks of.
struct NumberScope {
  enum class Kind { any, money, percent, age, thing, measure, unit } kind = Kind::any;
  std::string name;  // currency, thing key, dimension_letter() or, for roundings only, the unit
};
[[nodiscard]] std::string dimension_letter(Dimension dimension);

// A quantity with a unit as it is posted under its dimension: in the base unit, rounded. Nothing
// for ages, money, percentages and counts.
struct MeasuredRange {
  Dimension dimension = Dimension::distance;
  double low = 0;
  double high = 0;  // low, but for a stated range
};
[[nodiscard]] std::optional<MeasuredRange> measured_range(const Quantity& quantity);
// A value of the base unit, rounded as the index has it.
[[nodiscard]] double rounded_measure(double value);

[[nodiscard]] std::string scope_prefix(const NumberScope& scope);  // "XNt|migrant|"

// What a number stated so is posted under beside its value. REQUIRES another bound than exact and
// between.
[[nodiscard]] std::string bounded_term(const NumberScope& scope, const Statement& statement);

// An interval of values; an unset end is open to infinity.
struct ValueRange {
  std::optional<double> low, high;
  bool low_open = false;  // low itself excluded
  bool high_open = false;

  [[nodiscard]] bool contains(double value) const;
  [[nodiscard]] bool overlaps(double low_value, double high_value) const;
};

// How a range is looked for, in the index's own list of terms: every term in [first, last] of a
// pair of `cells` belongs to it; of `exact` those whose value the range contains; of those that
// begin with `intervals` the ones whose ends overlap it.
using TermRange = std::pair<std::string, std::string>;
struct NumberPlan {
  std::vector<TermRange> cells;
  std::vector<TermRange> exact;
  std::string intervals;
};
[[nodiscard]] NumberPlan plan_range(const NumberScope& scope, const ValueRange& range);

// Scopes other than `any` hold exact values only: their plan has no cells.
[[nodiscard]] std::optional<double> value_of_exact_term(std::string_view term);
[[nodiscard]] std::optional<std::pair<double, double>> interval_of_term(std::string_view term);

}  // namespace dateline
