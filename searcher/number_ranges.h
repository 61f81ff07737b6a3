// Numbers counted by ranges, where single values are too many to tell anything: "people 100 to
// 999".
#pragma once

#include <vector>

#include "searcher/query/ast.h"
#include "searcher/results.h"

namespace dateline {

struct NumberRange {
  query::Node condition;  // number:"100..999 people"
  FacetValue value;       // without its count
};

// The ranges to count for the most frequent kinds of numbers, told from single values by falling
// count ("27 people", "£3,300"): decades of value, of ages tens. At most kMostGroups kinds.
inline constexpr std::size_t kMostGroups = 6;
[[nodiscard]] std::vector<NumberRange> number_ranges(const std::vector<FacetValue>& values);

// The range that a condition of a query asks for. REQUIRES a number node without a label.
[[nodiscard]] NumberRange range_asked_for(const query::Node& condition);

}  // namespace dateline
