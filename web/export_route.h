// GET /api/v1/export: every hit of a query as a file, streamed.
#pragma once

#include "searcher/search_service.h"
#include "web/answers.h"
#include "web/http_message.h"

namespace dateline::web {

// q, sort, match, expand, recency as in a search; format=jsonl|csv|geojson, bom=on|off.
[[nodiscard]] Response export_answer(const SearchService& service, const Log& log,
                                     const Request& request);

}  // namespace dateline::web
