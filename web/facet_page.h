// All values of one facet, page by page, with a box to find one by its beginning.
#pragma once

#include <string>
#include <string_view>

#include "searcher/results.h"
#include "web/html.h"
#include "web/page_search.h"

namespace dateline::web {

// Where in a facet's address the search's own offset stands: `offset` is that of the values.
inline constexpr std::string_view kSearchOffset = "from";

// "/facets/people?q=..." for the articles that `request` finds.
[[nodiscard]] std::string facet_page_url(const PageSearch& request, std::string_view facet,
                                         std::string_view prefix = {}, std::size_t offset = 0);

// `request` finds the articles; `page` has the values whose words begin as `prefix`.
[[nodiscard]] std::string facet_page(const PageSearch& request, const FacetPage& page,
                                     std::string_view prefix);

// Only what changes while a reader types into the box: count, values, links to further pages.
[[nodiscard]] std::string facet_page_part(const PageSearch& request, const FacetPage& page,
                                          std::string_view prefix);

}  // namespace dateline::web
