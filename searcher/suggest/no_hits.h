// Why a query found nothing: which of its parts no article has, or which one the others never meet.
#pragma once

#include <xapian.h>

#include <vector>

#include "searcher/query/ast.h"
#include "searcher/query/vocabulary.h"

namespace dateline {

// The notice `no_hits` for a query without hits: its range is that of the part that is to blame. At
// most kMaxExplainedParts top-level parts are looked at, each twice at most. Xapian exceptions pass
// through.
inline constexpr std::size_t kMaxExplainedParts = 16;
[[nodiscard]] Notice explain_no_hits(const query::Node& root, query::Vocabulary& vocabulary,
                                     Xapian::Database& database);

}  // namespace dateline
