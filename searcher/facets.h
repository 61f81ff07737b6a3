// Facets: how many of all matching articles hold each person, place, number, ... Counted during the
// match, exact. Locally by a spy over flat arrays (facet_columns.h); over the remote backend by
// Xapian's own value counter on the same slots.
#pragma once

#include <xapian.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "searcher/facet_columns.h"
#include "searcher/index_reader.h"
#include "searcher/query/ast.h"
#include "searcher/results.h"

namespace dateline {

class FacetCounter {
 public:
  // Counts what `requests` ask for; their names are known (facet_names()).
  FacetCounter(IndexReader& reader, FacetColumnCache& columns, std::vector<FacetRequest> requests);
  ~FacetCounter();

  // Before the match; the counter must outlive it.
  void attach(Xapian::Enquire& enquire);

  // After the match. `root` tells which values the query has already selected.
  [[nodiscard]] std::vector<Facet> facets(const query::Node& root) const;

 private:
  class ColumnSpy;
  using Counts = std::vector<std::pair<FacetId, std::size_t>>;

  [[nodiscard]] Counts counts_of(Slot slot) const;
  [[nodiscard]] Facet named_facet(const FacetRequest& request, Slot slot) const;
  [[nodiscard]] Facet date_facet(const FacetRequest& request) const;
  [[nodiscard]] FacetName name_of(FacetId id) const;
  [[nodiscard]] static FacetValue value_of(Slot slot, FacetId id, std::size_t count,
                                           const FacetName& name);

  IndexReader& reader_;
  std::vector<FacetRequest> requests_;
  std::vector<Slot> slots_;
  std::unique_ptr<ColumnSpy> column_spy_;
  std::map<Slot, std::unique_ptr<Xapian::ValueCountMatchSpy>> value_spies_;
};

}  // namespace dateline
