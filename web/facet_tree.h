// Places as a tree: countries, what lies in them, what lies in that.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "searcher/results.h"

namespace dateline::web {

struct FacetNode {
  const FacetValue* value = nullptr;  // of the list the tree was made from
  std::vector<FacetNode> children;
};

// At most `roots` places that lie in none of the others, with at most `children` below each place,
// as they come in `values`; what the query has chosen is always there. A place stands below the
// nearest listed one it lies in.
[[nodiscard]] std::vector<FacetNode> facet_tree(const std::vector<FacetValue>& values,
                                                std::size_t roots, std::size_t children);

// How a node below another is called: "Paris" of "Paris, Texas, United States".
[[nodiscard]] std::string name_within(const FacetValue& value);

}  // namespace dateline::web
