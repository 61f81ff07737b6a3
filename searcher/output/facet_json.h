// Facets and timelines as JSON, the same in a search's answer and in answers of their own.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/results.h"
#include "searcher/timeline.h"

namespace dateline {

// An array; places and numbers carry what only they have.
[[nodiscard]] nlohmann::ordered_json facet_values_json(std::string_view facet,
                                                       const std::vector<FacetValue>& values);

// The objects of GET /api/v1/facets/{name} and GET /api/v1/timeline. One line each.
[[nodiscard]] std::string to_json(const FacetPage& page);
[[nodiscard]] std::string to_json(const Timeline& timeline);

}  // namespace dateline
