#include "searcher/ranking.h"

#include "core/schema/fields.h"

namespace dateline {

void set_ranking(Xapian::Enquire& enquire, Sort sort, bool scored) {
  // BM25 (Robertson and Sparck Jones) with Xapian's own defaults; k2 = 0 leaves document-length correction to b.
  constexpr double kK1 = 1.0;
  constexpr double kK2 = 0.0;
  constexpr double kK3 = 1.0;
  constexpr double kB = 0.5;
  constexpr double kMinNormLength = 0.5;
  if (scored) {
    enquire.set_weighting_scheme(Xapian::BM25Weight(kK1, kK2, kK3, kB, kMinNormLength));
  } else {
    enquire.set_weighting_scheme(Xapian::BoolWeight());
  }
  // Both slots are sorted downwards, so that undated articles come last either way.
  if (sort == Sort::newest || (sort == Sort::relevance && !scored)) {
    enquire.set_sort_by_value_then_relevance(number_of(Slot::date), true);
  } else if (sort == Sort::oldest) {
    enquire.set_sort_by_value_then_relevance(number_of(Slot::date_complement), true);
  }
}

}  // namespace dateline
