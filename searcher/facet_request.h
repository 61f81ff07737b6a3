// The facet list that the command line and the API take: "people:20,places".
#pragma once

#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "searcher/results.h"

namespace dateline {

// How many values one facet may be asked for.
inline constexpr std::size_t kMaxFacetValues = 1000;

// Names of facet_names(), each with an optional `:N` (1 to kMaxFacetValues; 10 unless told); blanks
// around parts do not matter, an empty list asks for none, a name given twice counts once, as given
// last. Error bad_input names the bad part.
[[nodiscard]] Result<std::vector<FacetRequest>> parse_facets(std::string_view list);

}  // namespace dateline
