// Facets and timelines as JSON, the same in a search's answer and in answers of their own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/schema/json_writer.h"
#include "searcher/results.h"
#include "searcher/timeline.h"

namespace dateline {

// An array; places and numbers carry what only they have.
void write_facet_values(std::string_view facet, const std::vector<FacetValue>& values,
                        JsonWriter& json);

// The objects of GET /api/v1/facets/{name} and GET /api/v1/timeline. One line each.
[[nodiscard]] std::string to_json(const FacetPage& page);
[[nodiscard]] std::string to_json(const Timeline& timeline);

}  // namespace dateline
