// Which facet values a query has chosen already: those it asks for, and those it excludes.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/schema/facet_ids.h"
#include "searcher/query/ast.h"

namespace dateline {

struct ChosenValue {
  Slot slot = Slot::people;
  FacetId id = 0;    // 0: a span of days or a range of numbers
  query::Node node;  // the condition: person:"Boris Johnson"
  bool excluded = false;
  std::optional<std::size_t> child;  // of the root; none: the condition is all of the query
};

// The conditions that stand in the query for themselves, not within OR, and name one value. A value
// that no article has may be among them.
[[nodiscard]] std::vector<ChosenValue> chosen_values(const query::Node& root);

// The query with an exclusion turned into its contrary, at the same place: what the exclusion keeps
// out. REQUIRES choice.excluded.
[[nodiscard]] query::Node kept_out_by(const query::Node& root, const ChosenValue& choice);

}  // namespace dateline
