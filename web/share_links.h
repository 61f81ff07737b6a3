// Ways to keep and to share a search: feeds, exports, a permalink.
#pragma once

#include "searcher/results.h"
#include "web/html.h"
#include "web/page_search.h"

namespace dateline::web {

// For the head of the document: the search's feeds.
void write_alternates(const PageSearch& search, HtmlWriter& out);

// The same and more as links for the reader.
void write_share_links(const PageSearch& search, HtmlWriter& out);

}  // namespace dateline::web
