// Feedback: the articles that fit a query best tell, by the words they share, what else it is
// about. Those words then help to rank; they never change which articles are found, so that totals,
// facets and marks stay those of the query. docs/ranking.md has the measurements.
#pragma once

#include <xapian.h>

#include "searcher/query/compiler.h"
#include "searcher/query/vocabulary.h"
#include "searcher/results.h"

namespace dateline {

// The compiled query, its matches ranked by feedback too. Runs `enquire`, which must be set to rank
// that query, for the best few articles and reads their terms: some milliseconds, more on long
// articles. Returns it as it is for Expand::off, where nothing is shared, and for Expand::automatic
// where an article already has most of what was asked for: what is sought is found then, and more
// words only blur it. Xapian exceptions pass through. Stock classes only: works over the remote
// backend.
[[nodiscard]] Xapian::Query with_feedback(const query::CompiledQuery& compiled, Expand expand,
                                          Xapian::Enquire& enquire, Xapian::Database& database,
                                          query::Vocabulary& vocabulary);

}  // namespace dateline
