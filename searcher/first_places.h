// The first of the articles found, in the order asked for, one of each group of near-copies if so
// wanted: told from arrays of dates and groups instead of reading each one's values during a match.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <vector>

#include "searcher/copies.h"
#include "searcher/facet_columns.h"

namespace dateline {

// Where an article stands: by `date`, then by falling weight, then by number, as a match sorts.
struct Place {
  std::uint64_t date = 0;
  double weight = 0;
  Xapian::docid number = 0;
};

// Place::date by `dates` (of Slot::date), the newest or the oldest first, undated ones last.
[[nodiscard]] std::uint64_t date_place(Xapian::docid article, const FacetColumn& dates,
                                       bool oldest_first);

class FirstPlaces {
 public:
  // Keeps the first `wanted` of all places offered; with `groups` (null: none), which must outlive
  // it, only the first of each group.
  FirstPlaces(std::size_t wanted, const CopyGroups* groups);

  // In any order; each article once. Mostly a few ns.
  void offer(const Place& place);

  // In order, from the `offset`-th on. Ends the offering.
  [[nodiscard]] std::vector<Place> from(std::size_t offset);

 private:
  void keep(const Place& place);

  std::size_t wanted_;
  const CopyGroups* groups_;
  std::vector<Place> first_of_group_;  // number 0: none was offered
  std::vector<Place> first_;           // a heap whose front is the last of them
};

}  // namespace dateline
