// The articles found over time, to look at and to narrow by: bars that are links, and a table of
// the same numbers.
#pragma once

#include "searcher/results.h"
#include "searcher/timeline.h"
#include "web/html.h"
#include "web/page_search.h"

namespace dateline::web {

// More bars than this nobody can tell apart: neighbours are drawn as one.
inline constexpr std::size_t kMaxBars = 200;

// A section of the page; empty where no article found has a date. Each bar narrows `request` to its
// days. Dates of the query that the chart lies within are replaced, all others stay.
[[nodiscard]] HtmlWriter timeline_chart(const PageSearch& request, const Timeline& timeline);

}  // namespace dateline::web
