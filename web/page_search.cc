#include "web/page_search.h"

#include <utility>

#include "web/url.h"

namespace dateline::web {

PageParameters page_parameters(const Request& request) {
  SearchParameters parameters = search_parameters(request);
  PageParameters out;
  if (parameters.bad) {
    out.search.query = std::move(parameters.request.query);
  } else {
    static_cast<SearchRequest&>(out.search) = std::move(parameters.request);
  }
  out.search.map = parse_map_view(request.parameter("map").value_or(""));
  out.bad = std::move(parameters.bad);
  return out;
}

PageSearch search_for(std::string query) {
  PageSearch search;
  search.query = std::move(query);
  return search;
}

Parameters address_parameters(const PageSearch& search) {
  Parameters parameters = address_parameters(static_cast<const SearchRequest&>(search));
  if (!search.map.is_whole()) parameters.emplace_back("map", printed(search.map));
  return parameters;
}

std::string page_url(const PageSearch& search) {
  return "/" + query_string(address_parameters(search));
}

std::string url_with_query(const PageSearch& search, std::string query) {
  PageSearch changed = search;
  changed.query = std::move(query);
  changed.offset = 0;
  return page_url(changed);
}

std::string article_url(std::string_view id, const PageSearch& search) {
  return "/articles/" + percent_encoded(id) + query_string(address_parameters(search));
}

std::string story_url(std::string_view id, const PageSearch& search) {
  return "/stories/" + percent_encoded(id) + query_string(address_parameters(search));
}

}  // namespace dateline::web
