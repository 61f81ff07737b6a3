// Search parameters of a URL: read, checked, and written again.
#pragma once

#include <optional>
#include <string>

#include "searcher/results.h"
#include "web/http_message.h"

namespace dateline::web {

inline constexpr std::size_t kMaxLimit = 100;
// Deeper than anyone pages; every hit before the offset has to be ranked too.
inline constexpr std::size_t kMaxOffset = 100000;
inline constexpr std::size_t kDefaultLimit = 10;

struct BadParameter {
  std::string name;
  std::string detail;        // a sentence
  std::size_t position = 0;  // the byte of its decoded value where the fault begins
};

struct SearchParameters {
  SearchRequest request;
  std::optional<BadParameter> bad;  // when set, `request` is not to be used
};

// q, limit, offset, sort, match, fold, facets; the first of each counts, an empty one is as if
// absent, others are ignored. Malformed UTF-8 in q is repaired.
[[nodiscard]] SearchParameters search_parameters(const Request& request);

// What search_parameters reads of `request`, facets and defaults left out.
[[nodiscard]] Parameters address_parameters(const SearchRequest& request);

// The search page's address for `request`, facets and defaults left out: "/?q=channel&sort=newest".
[[nodiscard]] std::string search_url(const SearchRequest& request);

// "/articles/{id}", with q=... where there is a query to mark.
[[nodiscard]] std::string article_url(std::string_view id, std::string_view query = {});

}  // namespace dateline::web
