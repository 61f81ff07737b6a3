#include "web/routes.h"

#include <chrono>
#include <utility>

#include "core/schema/article_json.h"
#include "searcher/output/json.h"
#include "searcher/output/story_json.h"
#include "searcher/output/suggest_json.h"
#include "web/answers.h"
#include "web/conditional.h"
#include "web/export_route.h"
#include "web/facet_routes.h"
#include "web/feed_routes.h"
#include "web/figures_route.h"
#include "web/page_routes.h"
#include "web/paging.h"
#include "web/problem.h"
#include "web/search_parameters.h"
#include "web/static_assets.h"

namespace dateline::web {
namespace {

// What tells of this moment alone.
Response unstored(Response response) {
  response.headers = {{"Cache-Control", "no-store"}};
  return response;
}

Response api_search(const SearchService& service, const Log& log, const Request& request) {
  const SearchParameters parameters = search_parameters(request);
  if (parameters.bad) return bad_parameter(request, *parameters.bad);
  const auto begin = std::chrono::steady_clock::now();
  const auto results = service.search(parameters.request);
  if (!results) return failure(request, results.error(), log);
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
  Response response = json(to_json(*results, took.count()));
  // What a deadline cut short need not come out the same again.
  if (results->partial) response = unstored(std::move(response));
  add_page_links(request,
                 {results->offset, results->limit, results->hits.size(), results->total_folded},
                 response);
  return response;
}

Response api_article(const SearchService& service, const Log& log, const Request& request) {
  const auto view = service.article(request.path[3]);
  if (!view) return failure(request, view.error(), log);
  return json(enriched_json(view->article, view->story));
}

Response api_similar(const SearchService& service, const Log& log, const Request& request) {
  const SearchParameters parameters = search_parameters(request);
  if (parameters.bad) return bad_parameter(request, *parameters.bad);
  const auto hits = service.similar(request.path[3], parameters.request.limit);
  if (!hits) return failure(request, hits.error(), log);
  return json(to_json(*hits));
}

Response api_duplicates(const SearchService& service, const Log& log, const Request& request) {
  const SearchParameters parameters = search_parameters(request);
  if (parameters.bad) return bad_parameter(request, *parameters.bad);
  const auto hits = service.duplicates(request.path[3], parameters.request.limit);
  if (!hits) return failure(request, hits.error(), log);
  return json(to_json(*hits));
}

Response api_story(const SearchService& service, const Log& log, const Request& request) {
  const auto story = service.story(request.path[3]);
  if (!story) return failure(request, story.error(), log);
  return json(to_json(*story));
}

Response api_suggest(const SearchService& service, const Log& log, const Request& request) {
  const SearchParameters parameters = search_parameters(request);
  if (parameters.bad) return bad_parameter(request, *parameters.bad);
  const auto suggestions = service.suggest(parameters.request.query, parameters.request.limit);
  if (!suggestions) return failure(request, suggestions.error(), log);
  return json(to_json(*suggestions));
}

// The response for a handler in a file of its own.
Response api_response(const Request& request, const ApiAnswer& answer, const Log& log) {
  if (answer.bad) return bad_parameter(request, *answer.bad);
  if (!answer.json) return failure(request, answer.json.error(), log);
  Response response = json(*answer.json);
  if (answer.page) add_page_links(request, *answer.page, response);
  return response;
}

Response ready(const SearchService& service, const Log& log) {
  const auto count = service.article_count();
  if (count) {
    return unstored(json("{\"status\":\"ready\",\"articles\":" + std::to_string(*count) + "}"));
  }
  if (log) log(count.error().text());
  Response response = problem(503, "The index cannot be searched at the moment.");
  response.headers.emplace_back("Retry-After", "5");
  return response;
}

Response metrics_answer(std::string text) {
  Response response;
  response.content_type = "text/plain; version=0.0.4; charset=utf-8";
  response.headers.emplace_back("Cache-Control", "no-store");
  response.body = std::move(text);
  return response;
}

Response asset(const Request& request) {
  const Asset* found = asset_for(request.path[1]);
  if (found == nullptr) return not_fitting(request, 404);
  Response response;
  response.content_type = std::string(found->content_type);
  // The name changes with the content, so that nobody need ever ask again.
  response.headers.emplace_back("Cache-Control", "public, max-age=31536000, immutable");
  response.body = std::string(found->content);
  return response;
}

}  // namespace

Router make_metrics_routes(std::function<std::string()> metrics) {
  Router router(
      [](const Request& request, int status) { return secured(not_fitting(request, status)); });
  router.get("/metrics", [metrics = std::move(metrics)](const Request&) {
    return secured(metrics_answer(metrics()));
  });
  return router;
}

Router make_routes(const SearchService& service, const RouteOptions& options) {
  Router router(
      [](const Request& request, int status) { return secured(not_fitting(request, status)); });
  const auto add = [&](std::string_view pattern, Handler handler) {
    router.get(pattern, [handler = std::move(handler)](const Request& request) {
      return secured(conditional(request, handler(request)));
    });
  };
  const auto with_service = [&](auto handler) {
    return [&service, log = options.log, handler](const Request& request) {
      return handler(service, log, request);
    };
  };
  add_page_routes(service, options.log, add);
  add("/api/v1/search", with_service(api_search));
  add("/api/v1/articles/*", with_service(api_article));
  add("/api/v1/articles/*/similar", with_service(api_similar));
  add("/api/v1/articles/*/duplicates", with_service(api_duplicates));
  add("/api/v1/stories/*", with_service(api_story));
  add("/api/v1/suggest", with_service(api_suggest));
  const auto api = [&](std::string_view pattern, auto handler) {
    add(pattern, [&service, log = options.log, handler](const Request& request) {
      return api_response(request, handler(service, request), log);
    });
  };
  const auto feed = [&](std::string_view path, auto handler) {
    add(path, [&service, log = options.log, base = options.base_url,
               handler](const Request& request) { return handler(service, log, request, base); });
  };
  feed("/feed.atom", atom_answer);
  feed("/feed.json", json_feed_answer);
  feed("/suggest", opensearch_suggest_answer);
  add("/opensearch.xml", [base = options.base_url](const Request& request) {
    return opensearch_answer(request, base);
  });
  add("/api/v1/export", with_service(export_answer));
  api("/api/v1/figures", figures_answer);
  api("/api/v1/facets/*", facet_answer);
  api("/api/v1/timeline", timeline_answer);
  add("/healthz", [](const Request&) { return unstored(json("{\"status\":\"ok\"}")); });
  add("/readyz", [&service, log = options.log](const Request&) { return ready(service, log); });
  add("/openapi.json",
      [](const Request&) { return json(std::string(asset_named("openapi.json").content)); });
  if (options.metrics) {
    add("/metrics",
        [metrics = options.metrics](const Request&) { return metrics_answer(metrics()); });
  }
  add("/assets/*", asset);
  return router;
}

}  // namespace dateline::web
