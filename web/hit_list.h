// Hits as a list: headline, date, source, snippet, and what the article speaks of as chips.
#pragma once

#include <string>
#include <vector>

#include "searcher/results.h"
#include "web/html.h"
#include "web/page_search.h"

namespace dateline::web {

// Text with what matched in <mark>.
void write_segments(const std::vector<Segment>& segments, HtmlWriter& out);

// An ordered list; chips narrow `request`.
void write_hits(const PageSearch& request, const std::vector<Hit>& hits, HtmlWriter& out);

// Previous and next page, which part this is, and how many hits a page has. Nothing where all hits
// fit on one page of the usual length.
void write_paging(const PageSearch& request, const SearchResults& results, HtmlWriter& out);

}  // namespace dateline::web
