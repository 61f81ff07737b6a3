// "Inside one quote" and "by this speaker", asked of positions (core/schema/quote_terms.h).
#pragma once

#include <xapian.h>

#include <vector>

#include "searcher/query/mark_rules.h"

namespace dateline::query {

// All of `steps` one after the other. REQUIRES a step; each a term or an OP_OR of terms.
[[nodiscard]] Xapian::Query in_order(const std::vector<Xapian::Query>& steps);

// The same inside one quote, by any of `speakers` (none: by anybody). More than kLongestQuotedRun
// steps are held to one quote run by run: an article could only be found wrongly where it says the
// whole across a quotation mark and each run of it inside quotes elsewhere.
[[nodiscard]] Xapian::Query said_in_order(const std::vector<Xapian::Query>& steps,
                                          const MarkRules::Said& speakers);

}  // namespace dateline::query
