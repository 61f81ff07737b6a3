// How results are ranked and sorted: the weighting scheme and its parameters, in one place.
#pragma once

#include <xapian.h>

#include "searcher/results.h"

namespace dateline {

// Sets weighting and order. `scored`: the query has parts that rank; without them relevance means
// newest first.
void set_ranking(Xapian::Enquire& enquire, Sort sort, bool scored);

// Weighting for similar articles: BM25, the scale that the weights of names in similar_query() were
// fitted to.
void set_likeness_ranking(Xapian::Enquire& enquire);

}  // namespace dateline
