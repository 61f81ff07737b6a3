// A way around a fault of Xapian 1.4: in a database some of whose document numbers are free, as
// after removals, a match fails with "Unexpected end of posting list" where a term that every
// document has is asked for without a weight (BoolWeight, a weight of 0, FILTER, AND_NOT). It takes
// the list of all documents for the term's and loses its place in it.
#pragma once

#include <xapian.h>

namespace dateline::query {

// A query that finds the same without a weight and does not meet that fault: terms of all documents
// give way to every_article(). Weights are lost. Costs a look-up for each term, nothing where no
// number is free. Xapian exceptions pass through. (Over several remote servers only terms are seen
// that all of them have everywhere.)
[[nodiscard]] Xapian::Query safely_unweighted(const Xapian::Database& database,
                                              const Xapian::Query& query);

}  // namespace dateline::query
