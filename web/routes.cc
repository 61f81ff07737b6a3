#include "web/routes.h"

#include <chrono>
#include <utility>

#include "core/schema/article_json.h"
#include "searcher/output/json.h"
#include "searcher/output/story_json.h"
#include "searcher/output/suggest_json.h"
#include "web/facet_routes.h"
#include "web/figures_route.h"
#include "web/page_routes.h"
#include "web/pages.h"
#include "web/problem.h"
#include "web/search_parameters.h"
#include "web/static_assets.h"

namespace dateline::web {
namespace {

using Log = std::function<void(const std::string&)>;

constexpr std::string_view kJson = "application/json";

Response secured(Response response) {
  response.headers.emplace_back("X-Content-Type-Options", "nosniff");
  response.headers.emplace_back("Referrer-Policy", "no-referrer");
  return response;
}

Response json(std::string body) {
  Response response;
  response.content_type = kJson;
  response.headers.emplace_back("Cache-Control", "no-cache");
  response.body = std::move(body);
  return response;
}

bool is_api(const Request& request) { return !request.path.empty() && request.path[0] == "api"; }

Response failure(const Request& request, int status, std::string_view detail,
                 std::string_view parameter = {}) {
  return is_api(request) ? problem(status, detail, parameter)
                         : html_response(status, error_page(status, detail));
}

Response failure(const Request& request, const Error& error, const Log& log) {
  const int status = status_of(error.code);
  if (status >= 500 && log) log(error.text());
  Response response = failure(request, status, public_detail(error));
  if (status == 503) response.headers.emplace_back("Retry-After", "5");
  return response;
}

Response not_fitting(const Request& request, int status) {
  return failure(request, status,
                 status == 405 ? "Only GET and HEAD are understood here."
                               : "There is nothing at this address.");
}

Response bad_parameter(const Request& request, const BadParameter& bad) {
  return failure(request, 400, bad.detail, bad.name);
}

Response api_search(const SearchService& service, const Log& log, const Request& request) {
  const SearchParameters parameters = search_parameters(request);
  if (parameters.bad) return bad_parameter(request, *parameters.bad);
  const auto begin = std::chrono::steady_clock::now();
  const auto results = service.search(parameters.request);
  if (!results) return failure(request, results.error(), log);
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
  return json(to_json(*results, took.count()));
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
  return answer.json ? json(*answer.json) : failure(request, answer.json.error(), log);
}

Response ready(const SearchService& service, const Log& log) {
  const auto count = service.article_count();
  if (count) return json("{\"status\":\"ready\",\"articles\":" + std::to_string(*count) + "}");
  if (log) log(count.error().text());
  return problem(503, "The index cannot be searched at the moment.");
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

Router make_routes(const SearchService& service, const RouteOptions& options) {
  Router router(
      [](const Request& request, int status) { return secured(not_fitting(request, status)); });
  const auto add = [&](std::string_view pattern, Handler handler) {
    router.get(pattern, [handler = std::move(handler)](const Request& request) {
      return secured(handler(request));
    });
  };
  const auto with_service = [&](auto handler) {
    return [&service, log = options.log, handler](const Request& request) {
      return handler(service, log, request);
    };
  };
  const PageFailures failures = {[log = options.log](const Request& request, const Error& error) {
                                   return failure(request, error, log);
                                 },
                                 bad_parameter};
  add_page_routes(service, failures, options.log, add);
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
  api("/api/v1/figures", figures_answer);
  api("/api/v1/facets/*", facet_answer);
  api("/api/v1/timeline", timeline_answer);
  add("/healthz", [](const Request&) { return json("{\"status\":\"ok\"}"); });
  add("/readyz", [&service, log = options.log](const Request&) { return ready(service, log); });
  add("/openapi.json",
      [](const Request&) { return json(std::string(asset_named("openapi.json").content)); });
  add("/assets/*", asset);
  return router;
}

}  // namespace dateline::web
