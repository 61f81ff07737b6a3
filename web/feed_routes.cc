#include "web/feed_routes.h"

#include <utility>

#include "web/feed.h"
#include "web/paging.h"

namespace dateline::web {
namespace {

constexpr std::size_t kFeedLimit = 20;

bool is_given(const Request& request, std::string_view name) {
  return !request.parameter(name).value_or("").empty();
}

SearchParameters feed_parameters(const Request& request) {
  SearchParameters parameters = search_parameters(request);
  if (!is_given(request, "sort")) parameters.request.sort = Sort::newest;
  if (!is_given(request, "limit")) parameters.request.limit = kFeedLimit;
  parameters.request.facets.clear();
  return parameters;
}

using FeedText = std::string (*)(const SearchRequest&, const SearchResults&, const FeedLinks&);

Response feed_answer(const SearchService& service, const Log& log, const Request& request,
                     const std::string& base_url, FeedText text, std::string_view type) {
  const SearchParameters parameters = feed_parameters(request);
  if (parameters.bad) return bad_parameter(request, *parameters.bad);
  const auto results = service.search(parameters.request);
  if (!results) return failure(request, results.error(), log);
  FeedLinks links;
  links.base = base_of(request, base_url);
  const PageLinks pages = page_links(
      request, {results->offset, results->limit, results->hits.size(), results->total_folded});
  links.self = links.base + address_of(request);
  if (!pages.next.empty()) links.next = links.base + pages.next;
  if (!pages.previous.empty()) links.previous = links.base + pages.previous;
  Response response;
  response.content_type = type;
  response.headers.emplace_back("Cache-Control", "no-cache");
  response.body = text(parameters.request, *results, links);
  return response;
}

}  // namespace

Response atom_answer(const SearchService& service, const Log& log, const Request& request,
                     const std::string& base_url) {
  return feed_answer(service, log, request, base_url, atom_feed,
                     "application/atom+xml; charset=utf-8");
}

Response json_feed_answer(const SearchService& service, const Log& log, const Request& request,
                          const std::string& base_url) {
  return feed_answer(service, log, request, base_url, json_feed, "application/feed+json");
}

Response opensearch_suggest_answer(const SearchService& service, const Log& log,
                                   const Request& request, const std::string& base_url) {
  const SearchParameters parameters = search_parameters(request);
  if (parameters.bad) return bad_parameter(request, *parameters.bad);
  const auto suggestions = service.suggest(parameters.request.query, parameters.request.limit);
  if (!suggestions) return failure(request, suggestions.error(), log);
  Response response = json(
      opensearch_suggestions(parameters.request.query, *suggestions, base_of(request, base_url)));
  response.content_type = "application/x-suggestions+json";
  return response;
}

Response opensearch_answer(const Request& request, const std::string& base_url) {
  Response response;
  response.content_type = "application/opensearchdescription+xml; charset=utf-8";
  response.headers.emplace_back("Cache-Control", "no-cache");
  response.body = opensearch_description(base_of(request, base_url));
  return response;
}

}  // namespace dateline::web
