// How many of the articles a query finds hold each value of a facet slot.
//
// Locally the articles found are added up column by column, in flat arrays (facet_columns.h); where
// they are more than half of all, the others are, and taken from what all hold (index_tables.h).
// Up to a limit that is exact. Beyond it an even sample of at most that many is added up and
// scaled: articles are kept by a hash of their number, half of them whenever there are too many.
// Over the remote backend Xapian's own value counter works on the same slots, slower and always
// exact.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/schema/facet_ids.h"
#include "searcher/article_set.h"
#include "searcher/index_reader.h"
#include "searcher/index_tables.h"

namespace dateline {

inline constexpr std::size_t kExactFacetsUpTo = 1'000'000;

struct FacetCount {
  FacetId id = 0;  // of Slot::day the number YYYYMMDD
  std::size_t count = 0;
  // In 99 of 100 cases the true count is no further away than this; 0: it is `count`.
  std::size_t margin = 0;
  std::size_t sampled = 0;  // as many of those looked at; all of them where margin is 0
};

class FacetCounts {
 public:
  // `reader` and `tables` must outlive it. REQUIRES exact_up_to > 0.
  FacetCounts(IndexReader& reader, IndexTables& tables, std::vector<Slot> slots,
              std::size_t exact_up_to = kExactFacetsUpTo);

  // For a remote index: before a match, which must see every article found; the counts must outlive
  // it.
  void attach(Xapian::Enquire& enquire);
  // For a local one: the articles found.
  void take(const ArticleSet& articles);

  // Of one of the slots, in no order. Xapian exceptions pass through.
  [[nodiscard]] std::vector<FacetCount> of(Slot slot) const;
  // What as many of the articles looked at tell of all: of several values together, which no
  // article has two of, the sum of their `sampled`.
  [[nodiscard]] FacetCount estimate(FacetId id, std::size_t sampled) const;
  // Whether of() is exact.
  [[nodiscard]] bool exact() const;

 private:
  [[nodiscard]] std::vector<FacetCount> from_arrays(Slot slot) const;
  [[nodiscard]] std::vector<FacetCount> named(const FacetColumn& column,
                                              const std::vector<std::uint32_t>& counts) const;
  [[nodiscard]] std::vector<FacetCount> from_server(Slot slot) const;

  IndexReader& reader_;
  IndexTables& tables_;
  std::vector<Slot> slots_;
  std::size_t most_;

  // Of a local index.
  std::size_t seen_ = 0;                 // articles found
  std::size_t looked_at_ = 0;            // of those
  std::vector<Xapian::docid> added_up_;  // either those looked at ...
  bool are_the_others_ = false;          // ... or all others

  std::map<Slot, std::unique_ptr<Xapian::ValueCountMatchSpy>> value_spies_;  // of a remote one
};

}  // namespace dateline
