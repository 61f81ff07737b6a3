// What stands after date:, after:, before:, number:, money:, percent: and age:, read and printed.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/date.h"
#include "searcher/query/ast.h"

namespace dateline::query {

// Days from first to last, both in; an open side is unset.
struct DayRange {
  std::optional<Date> first, last;
};

// "2021-11-25", "2021-11", "2021", any other form that normalised_date() reads, or two of them
// around ".." with either left out; ends given in the wrong order are put right. Nothing for
// anything else.
[[nodiscard]] std::optional<DayRange> parse_days(std::string_view text);

// From the first day of `text` on; up to the day before it begins. Nothing when it is no date, or
// none comes before it.
[[nodiscard]] std::optional<DayRange> parse_after(std::string_view text);
[[nodiscard]] std::optional<DayRange> parse_before(std::string_view text);

// In the shortest form that parse_days() reads back: "2021-11", "2021-11-25..". REQUIRES one side
// set.
[[nodiscard]] std::string print_days(const DayRange& days);

// ">=£1m", "25..30 migrants", "5%", "27": a comparison (> >= < <= = ≥ ≤) and an amount, or a range
// with either end left out, then perhaps the thing counted or a unit ("3 miles", which finds 4.8 km
// too: condition_compiler.cc). A currency makes it money, a percent
// sign a percentage, whatever `over` is, unless that is money, percent or age and says otherwise.
// Nothing for anything else.
[[nodiscard]] std::optional<NumberCondition> parse_condition(NumberCondition::Over over,
                                                             std::string_view text);

// "=27 migrants": what number: in quotes takes for a facet's own label. Nothing without the sign or
// the label.
[[nodiscard]] std::optional<NumberCondition> parse_label(std::string_view text);

// In the form that parse_condition() or parse_label() reads back: ">=£1,000,000". REQUIRES a side
// or the label set.
[[nodiscard]] std::string print_condition(const NumberCondition& condition);

}  // namespace dateline::query
