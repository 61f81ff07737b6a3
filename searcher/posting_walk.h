// Which articles a query finds, read from the posting lists alone: no matcher, no weights, no
// documents. A posting costs about a tenth of a visited match, so that counting a query (its total,
// its facets) is left to this and ranking to a match that may stop early.
#pragma once

#include <xapian.h>

#include <chrono>
#include <optional>

#include "searcher/article_set.h"

namespace dateline {

using Deadline = std::optional<std::chrono::steady_clock::time_point>;

struct WalkedArticles {
  ArticleSet articles;
  bool complete = true;  // false: the deadline came first, some are missing
};

// Exactly what a match of `query` would find, of `within` (null: of all articles). Nothing for what
// posting lists do not tell (phrases, NEAR, value ranges, posting sources) and for a database of
// several shards. Xapian exceptions pass through.
[[nodiscard]] std::optional<WalkedArticles> walk_postings(const Xapian::Database& database,
                                                          const Xapian::Query& query,
                                                          const Deadline& deadline = {},
                                                          const ArticleSet* within = nullptr);

}  // namespace dateline
