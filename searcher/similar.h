// "More like this": the query that an article itself makes.
#pragma once

#include <xapian.h>

#include "searcher/index_reader.h"

namespace dateline {

// Articles that share the most telling words of document `id` (the highest tf-idf, at most 25), and
// its people, places and organisations; that document left out. Stock operators and posting sources
// only, so that it runs remotely. To be ranked by relevance; matches nothing where the article has
// no telling word. One look at each term of the article. Xapian exceptions pass through.
[[nodiscard]] Xapian::Query similar_query(IndexReader& reader, Xapian::docid id);

// Hits below these shares, of the best possible weight and of the best hit's, have only a word or
// two in common by chance.
inline constexpr double kLeastSimilar = 0.04;
inline constexpr double kLeastOfBest = 0.2;

}  // namespace dateline
