// GET /api/v1/facets/{name} and GET /api/v1/timeline.
#pragma once

#include "searcher/search_service.h"
#include "web/api_answer.h"
#include "web/http_message.h"

namespace dateline::web {

// A page of one facet's values: q, match, limit, offset; prefix, parent. The facet's name is the
// path's fourth segment.
[[nodiscard]] ApiAnswer facet_answer(const SearchService& service, const Request& request);

// The articles found by date: q, match; step.
[[nodiscard]] ApiAnswer timeline_answer(const SearchService& service, const Request& request);

}  // namespace dateline::web
