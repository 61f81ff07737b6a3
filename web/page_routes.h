// The pages for readers: GET /, /articles/*, /stories/*, /facets/*, /help.
#pragma once

#include <functional>
#include <string_view>

#include "searcher/search_service.h"
#include "web/answers.h"
#include "web/http_message.h"

namespace dateline::web {

// Adds the routes; `service` outlives the router.
void add_page_routes(const SearchService& service, const Log& log,
                     const std::function<void(std::string_view, Handler)>& add);

}  // namespace dateline::web
