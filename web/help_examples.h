// Examples for the help page, made of what this archive holds.
#pragma once

#include <vector>

#include "searcher/search_service.h"
#include "web/pages.h"

namespace dateline::web {

// One query for each thing the query language can do, of the archive's own words, names, places,
// numbers and dates; only those that find something. Some dozens of searches, each without reading
// an article. Empty where the index cannot be read.
[[nodiscard]] std::vector<HelpExample> help_examples(const SearchService& service);

}  // namespace dateline::web
