// How many of the articles a query finds hold each value of a facet slot.
//
// Locally the articles found are remembered, as a walk or a match comes by them, and added up
// afterwards, column by column, in flat arrays (facet_columns.h). Up to a limit that is exact.
// Beyond it an even sample of at most that many is added up and scaled: articles are kept by a hash
// of their number, half of them whenever there are too many. Over the remote backend Xapian's own
// value counter works on the same slots, slower and always exact.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/schema/facet_ids.h"
#include "searcher/article_set.h"
#include "searcher/facet_columns.h"
#include "searcher/index_reader.h"

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
  // `reader` and `columns` must outlive it. REQUIRES exact_up_to > 0.
  FacetCounts(IndexReader& reader, FacetColumnCache& columns, std::vector<Slot> slots,
              std::size_t exact_up_to = kExactFacetsUpTo);
  ~FacetCounts();

  // Either before a match, which must see every article found; the counts must outlive it ...
  void attach(Xapian::Enquire& enquire);
  // ... or the articles themselves. REQUIRES a local index.
  void take(const ArticleSet& articles);

  // Of one of the slots, in no order. Xapian exceptions pass through.
  [[nodiscard]] std::vector<FacetCount> of(Slot slot) const;
  // What as many of the articles looked at tell of all: of several values together, which no
  // article has two of, the sum of their `sampled`.
  [[nodiscard]] FacetCount estimate(FacetId id, std::size_t sampled) const;
  // Whether of() is exact.
  [[nodiscard]] bool exact() const;

 private:
  class Sample;
  class SampleSpy;

  [[nodiscard]] std::vector<FacetCount> added_up(const FacetColumn& column) const;
  [[nodiscard]] std::vector<FacetCount> from_server(Slot slot) const;

  IndexReader& reader_;
  FacetColumnCache& columns_;
  std::vector<Slot> slots_;
  std::unique_ptr<Sample> sample_;  // null for a remote index
  std::unique_ptr<SampleSpy> sample_spy_;
  std::map<Slot, std::unique_ptr<Xapian::ValueCountMatchSpy>> value_spies_;
};

}  // namespace dateline
