// GET /feed.atom, /feed.json, /opensearch.xml and /suggest.
#pragma once

#include <string>

#include "searcher/search_service.h"
#include "web/answers.h"
#include "web/http_message.h"

namespace dateline::web {

// What a search's parameters are; without `sort` the newest come first, without `limit` 20.
[[nodiscard]] Response atom_answer(const SearchService& service, const Log& log,
                                   const Request& request, const std::string& base_url);
[[nodiscard]] Response json_feed_answer(const SearchService& service, const Log& log,
                                        const Request& request, const std::string& base_url);
// q, limit.
[[nodiscard]] Response opensearch_suggest_answer(const SearchService& service, const Log& log,
                                                 const Request& request,
                                                 const std::string& base_url);
[[nodiscard]] Response opensearch_answer(const Request& request, const std::string& base_url);

}  // namespace dateline::web
