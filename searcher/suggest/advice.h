// What a search that went badly tells the reader besides its hits: why there are none, and a better
// spelling.
#pragma once

#include "searcher/query/ast.h"
#include "searcher/results.h"
#include "searcher/suggest/correction.h"
#include "searcher/suggest/suggest_cache.h"

namespace dateline {

// Adds the notice `no_hits` to results without hits, and a suggestion to those that may come of a
// misspelling: none found, words dropped, or a word that no article has. Costs nothing where all
// went well. `finds` searches as `request` would. REQUIRES `results` complete but for these two.
// Xapian exceptions pass through.
void add_advice(SearchResults& results, const SearchRequest& request, const query::Node& root,
                const Finds& finds, IndexReader& reader, SuggestCache& cache);

}  // namespace dateline
