// The figures that the articles answering a query report: reads them, and has figures/ compare
// them.
#pragma once

#include <cstddef>
#include <vector>

#include "core/base/result.h"
#include "searcher/figures/figures.h"
#include "searcher/index_reader.h"
#include "searcher/results.h"

namespace dateline {

// Read at most, the best first.
inline constexpr std::size_t kMostFigureArticles = 2000;

struct FigureRequest {
  SearchRequest search;                        // query, match, plain and deadline count
  std::size_t articles = kMostFigureArticles;  // read at most
  std::size_t tables = 50;                     // given at most
  // Only tables that two articles or more report in; what no other article can be held to is left
  // unread.
  bool shared_only = false;
};

struct FigureResults {
  std::vector<FigureTable> tables;  // the first of them
  std::size_t tables_total = 0;
  std::size_t articles_read = 0;
  // Every matching article was read: neither the cap nor the deadline came first.
  bool complete = true;
};

// Xapian exceptions pass through. Only reads documents, so it runs over the remote backend too; the
// deadline is looked at between two articles.
[[nodiscard]] Result<FigureResults> find_figures(const FigureRequest& request, IndexReader& reader);

}  // namespace dateline
