// A search as the page's own address says it: what is asked, and which part of the map is looked
// at. Every link of a page that keeps the search is made here, so that whoever opens an article,
// a story or a facet is led back to the very results.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "searcher/results.h"
#include "web/http_message.h"
#include "web/map_view.h"
#include "web/search_parameters.h"

namespace dateline::web {

// Derived, so that the compiler refuses a link made of a SearchRequest, which has lost the map.
struct PageSearch : SearchRequest {
  MapView map;
};

struct PageParameters {
  PageSearch search;
  std::optional<BadParameter> bad;  // when set, `search` has the query and the map alone
};

// search_parameters, and `map`, of which every value is fit.
[[nodiscard]] PageParameters page_parameters(const Request& request);

// Words alone, all else as it is by default.
[[nodiscard]] PageSearch search_for(std::string query);

// What page_parameters reads, defaults left out.
[[nodiscard]] Parameters address_parameters(const PageSearch& search);

// The search page's address, defaults left out: "/?q=channel&sort=newest&map=1080,215,4".
[[nodiscard]] std::string page_url(const PageSearch& search);

// The same from its first hit on, with another query.
[[nodiscard]] std::string url_with_query(const PageSearch& search, std::string query);

// "/articles/{id}" and "/stories/{id}", with the search that led there.
[[nodiscard]] std::string article_url(std::string_view id, const PageSearch& search);
[[nodiscard]] std::string story_url(std::string_view id, const PageSearch& search);

}  // namespace dateline::web
