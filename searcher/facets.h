// Facets: how many of all matching articles hold each person, place, number, ..., by name. Counted
// by facet_counts.h; a value the query has chosen or excluded stays listed, with its count.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/chosen_values.h"
#include "searcher/facet_counts.h"
#include "searcher/facet_names.h"
#include "searcher/index_reader.h"
#include "searcher/matching.h"
#include "searcher/prepared_query.h"
#include "searcher/results.h"

namespace dateline {

// The slots that facets of these names are counted from, each once. Names are those of
// facet_names().
[[nodiscard]] std::vector<Slot> slots_for(const std::vector<FacetRequest>& requests);

// What facets are made of after a match. All must outlive the maker.
struct CountedMatch {
  IndexReader& reader;
  FacetNames& names;
  const PreparedQuery& prepared;
  const FacetCounts& counts;
  const Matches& matches;
  Deadline deadline = {};  // none: as long as it takes
};

class FacetMaker {
 public:
  explicit FacetMaker(const CountedMatch& match);

  // The first values of a facet, by falling count, then name; chosen ones that would come later are
  // among them, beyond the limit if need be. Xapian exceptions pass through, here and below.
  [[nodiscard]] Facet facet(const FacetRequest& request) const;

  // A page of all its values in that order.
  [[nodiscard]] FacetPage page(const std::string& name, const FacetFilter& filter,
                               std::size_t offset, std::size_t limit) const;

  // False once the deadline has cut the counting of a value short that is not among `counts`: one
  // that is excluded, a range of numbers. Its count is then that of what was found by then.
  [[nodiscard]] bool in_time() const { return in_time_; }

 private:
  [[nodiscard]] std::vector<FacetCount> counts_with_chosen(Slot slot) const;
  [[nodiscard]] std::vector<FacetValue> named(Slot slot,
                                              const std::vector<FacetCount>& counts) const;
  [[nodiscard]] FacetValue value_of(Slot slot, const FacetCount& count) const;
  [[nodiscard]] std::vector<FacetValue> dates() const;
  [[nodiscard]] std::vector<FacetValue> ranges() const;
  [[nodiscard]] std::size_t counted(const Xapian::Query& query) const;
  [[nodiscard]] std::optional<std::size_t> counted_among(const ArticleSet* articles,
                                                         const Xapian::Query& query) const;
  [[nodiscard]] std::size_t count_with(const query::Node& condition,
                                       query::Vocabulary& vocabulary) const;
  [[nodiscard]] bool is_chosen(Slot slot, FacetId id) const;
  [[nodiscard]] std::size_t kept_out(const ChosenValue& choice) const;
  void finish(FacetValue& value, bool excluded) const;

  const CountedMatch& match_;
  std::string state_;
  std::vector<ChosenValue> chosen_;
  mutable bool in_time_ = true;
};

}  // namespace dateline
