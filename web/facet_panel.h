// Facets beside the results: the first values of each, what is chosen on top.
#pragma once

#include <vector>

#include "searcher/results.h"
#include "web/html.h"
#include "web/page_search.h"

namespace dateline::web {

// The facets the search page asks for.
[[nodiscard]] std::vector<FacetRequest> page_facets();

// The side column (on a phone a sheet), the landmark "filters"; without values where no facet has
// any.
void write_facets(const PageSearch& request, const SearchResults& results, HtmlWriter& out);

}  // namespace dateline::web
