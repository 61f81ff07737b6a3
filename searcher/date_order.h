// The newest or oldest of a set of articles, told from an array of their dates instead of reading
// each one's value during a match.
#pragma once

#include <xapian.h>

#include <vector>

#include "searcher/article_set.h"
#include "searcher/facet_columns.h"

namespace dateline {

// Numbers of `articles` in order of `dates` (of Slot::date), from the `offset`-th on, at most
// `limit`: what sorting a match by Slot::date (oldest: Slot::date_complement) gives, undated ones
// last and equal ones by number.
[[nodiscard]] std::vector<Xapian::docid> in_date_order(const ArticleSet& articles,
                                                       const FacetColumn& dates, bool oldest_first,
                                                       std::size_t offset, std::size_t limit);

}  // namespace dateline
