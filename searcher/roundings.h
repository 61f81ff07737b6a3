// Reverse look-up: asked for one exact number, also which articles state a rounding that agrees
// with it ("more than 6,400" for 6,438; core/entities/rounding.h).
#pragma once

#include <optional>

#include "core/base/result.h"
#include "searcher/matching.h"
#include "searcher/prepared_query.h"
#include "searcher/results.h"

namespace dateline {

// The query with its one exact number changed into the roundings of it. Nothing for a query that
// asks for no single exact number, or for several.
[[nodiscard]] std::optional<query::Node> asking_for_roundings(const query::Node& root);

// Fills `compatible` and `compatible_total` of an answer's first page: at most ten articles that
// the query itself does not find, ranked and folded as it does; the total counts near-copies too.
// Past the deadline the answer is `partial`. Error io for a damaged index; Xapian exceptions pass
// through.
[[nodiscard]] Result<void> add_compatible(const PreparedQuery& prepared,
                                          const SearchRequest& request, const Deadline& deadline,
                                          const MatchTools& tools, SearchResults& out);

}  // namespace dateline
