// The figures panel of the search page: who reports which figure, as tables.
#pragma once

#include <vector>

#include "searcher/figures/figures.h"
#include "searcher/results.h"
#include "web/html.h"
#include "web/page_search.h"

namespace dateline::web {

// The first tables that two articles or more report in, one open and the rest folded; nothing where
// there is none.
void write_figures(const PageSearch& request, const std::vector<FigureTable>& tables,
                   HtmlWriter& out);

}  // namespace dateline::web
