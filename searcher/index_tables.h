// What of a local index stands in memory by article number, made on first need and shared by all
// threads: the facet columns, which grow with the index (facet_columns.h), and what is true of one
// committed state alone, which the next state's takes the place of.
//
// A reader of an older state than that kept (a commit came during its search) is given tables of
// its own, made for that one call.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "searcher/article_set.h"
#include "searcher/copies.h"
#include "searcher/facet_columns.h"
#include "searcher/index_reader.h"

namespace dateline {

// How many of all articles hold each value of a facet, by the column's ordinals.
struct FacetTotals {
  FacetColumn column;
  std::vector<std::uint32_t> counts;
};

// Thread-safe. REQUIRES a local reader in all calls; Xapian exceptions pass through.
class IndexTables {
 public:
  // Holds every article the reader sees.
  [[nodiscard]] FacetColumn column(const IndexReader& reader, Slot slot) {
    return columns_.get(reader, slot);
  }

  // Of the state that the reader sees. Never null.
  [[nodiscard]] std::shared_ptr<const ArticleSet> articles(const IndexReader& reader);
  [[nodiscard]] std::shared_ptr<const FacetTotals> totals(const IndexReader& reader, Slot slot);
  [[nodiscard]] std::shared_ptr<const CopyGroups> copies(const IndexReader& reader);

 private:
  // One table of a state. Whoever comes second waits rather than make it again.
  template <typename T>
  struct Table {
    std::mutex making;
    std::shared_ptr<const T> made;
  };
  template <typename T>
  using Shared = std::shared_ptr<Table<T>>;

  struct State {
    State();

    std::string generation;
    Xapian::rev revision = 0;
    Shared<ArticleSet> articles;
    std::array<Shared<FacetTotals>, kFacetColumns> totals;
    Shared<CopyGroups> copies;
  };

  // The table that `place` points out in the state that the reader sees; null for an older state.
  template <typename Place>
  [[nodiscard]] auto table_of(const IndexReader& reader, Place place);
  // What stands in that table, by `make` where nothing does yet.
  template <typename Place, typename Make>
  [[nodiscard]] auto kept(const IndexReader& reader, Place place, Make make) -> decltype(make());

  FacetColumnCache columns_;
  std::mutex mutex_;  // of state_, not of what its tables hold: nothing is made under it
  State state_;
};

}  // namespace dateline
