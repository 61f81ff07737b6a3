// GET /api/v1/figures: what figures the articles found report, side by side.
#pragma once

#include "searcher/search_service.h"
#include "web/api_answer.h"
#include "web/http_message.h"

namespace dateline::web {

// q, match; limit: how many tables.
[[nodiscard]] ApiAnswer figures_answer(const SearchService& service, const Request& request);

}  // namespace dateline::web
