// What stands above the hits: what was searched, how many there are, how it was understood, how
// to have it otherwise.
#pragma once

#include <string_view>

#include "searcher/results.h"
#include "web/html.h"
#include "web/page_search.h"

namespace dateline::web {

[[nodiscard]] bool is_blank_query(std::string_view query);

void write_results_head(const PageSearch& request, const SearchResults& results, HtmlWriter& out);

// How the query was understood, and what it may have meant: with the hits, so that the filters
// beside them stay where they are when it comes and goes.
void write_notices(const PageSearch& request, const SearchResults& results, HtmlWriter& out);

// In place of hits, where there are none.
void write_no_hits(const PageSearch& request, const SearchResults& results, HtmlWriter& out);

}  // namespace dateline::web
