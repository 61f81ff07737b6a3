// Recency: of two articles that fit a query alike, the newer one first. Behind a switch, because an
// archive is as often asked for what was said first.
#pragma once

#include <xapian.h>

namespace dateline {

// `query`, its matches ranked by their age too; what is found stays the same. An article gains up
// to a fixed share of the best score, less with the logarithm of its age; the age is counted in
// days from the newest article of the index, or from today where that one is dated in the future.
// Undated articles gain nothing. Runs `enquire`, which must be set to rank `query`, for the best
// article. Xapian exceptions pass through. Stock classes only: works over the remote backend.
[[nodiscard]] Xapian::Query with_recency(const Xapian::Query& query, Xapian::Enquire& enquire,
                                         const Xapian::Database& database);

}  // namespace dateline
