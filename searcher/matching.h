// Running a query: how many articles it finds, which of them stand on the page asked for, and what
// they count in facets. Locally posting lists tell which articles those are (posting_walk.h), or,
// of a phrase, a match that visits each; totals, facets, dates and near-copies then come from
// arrays (index_tables.h), and a match ranks no more than the page needs, none where each was
// visited. Over the remote backend one match does it all.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <optional>
#include <vector>

#include "searcher/facet_counts.h"
#include "searcher/index_reader.h"
#include "searcher/index_tables.h"
#include "searcher/posting_walk.h"
#include "searcher/prepared_query.h"
#include "searcher/results.h"

namespace dateline {

struct RankedArticle {
  Xapian::docid number = 0;
  double score = 0;
  std::size_t duplicates = 0;  // near-copies of it among those found, folded into it
};

struct Matches {
  std::vector<RankedArticle> page;
  std::size_t total = 0;         // at least, where it is not exact
  std::size_t total_folded = 0;  // what is shown of them
  bool total_exact = true;
  bool in_time = true;                 // false: the deadline cut the search short
  std::optional<ArticleSet> articles;  // every one found, of a local index

  [[nodiscard]] const ArticleSet* articles_found() const { return articles ? &*articles : nullptr; }
};

// What every search of one service shares.
struct MatchTools {
  IndexReader& reader;
  IndexTables& tables;
};

// Also fills `counts`. Xapian exceptions pass through.
[[nodiscard]] Matches find_matches(const PreparedQuery& prepared, const SearchRequest& request,
                                   const Deadline& deadline, const MatchTools& tools,
                                   FacetCounts& counts);

// The same without a page: total and counts alone.
[[nodiscard]] Matches count_all(const PreparedQuery& prepared, const Deadline& deadline,
                                const MatchTools& tools, FacetCounts& counts);

}  // namespace dateline
