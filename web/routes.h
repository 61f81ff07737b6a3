// The paths of the contract: search page, article pages, the API, health, assets.
#pragma once

#include <functional>
#include <string>

#include "searcher/search_service.h"
#include "web/router.h"

namespace dateline::web {

struct RouteOptions {
  // Told what a client is not: which failure of the index an answer of 5xx stands for. May be
  // empty; any thread.
  std::function<void(const std::string& message)> log = {};
  // "https://news.example.org", for addresses in feeds; empty: what each client calls us.
  std::string base_url = {};
  // What GET /metrics answers; empty: there is no such path.
  std::function<std::string()> metrics = {};
};

// /metrics alone, for a listener of its own.
[[nodiscard]] Router make_metrics_routes(std::function<std::string()> metrics);

// `service` must outlive the router. The handlers may run concurrently.
[[nodiscard]] Router make_routes(const SearchService& service, const RouteOptions& options);

}  // namespace dateline::web
