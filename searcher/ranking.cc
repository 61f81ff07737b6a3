#include "searcher/ranking.h"

#include "core/schema/fields.h"

namespace dateline {

void set_ranking(Xapian::Enquire& enquire, Sort sort, bool scored) {
  // BM25 (Robertson and Sparck Jones); k2 = 0 leaves document-length correction to b. k1 and b were
  // measured on the CACM, Cranfield, Medline and NPL test collections: against Xapian's own k1 = 1,
  // b = 0.5 they gain on queries of whole sentences (not on NPL) and differ little on two or three
  // words; the usual b = 0.75 does no better on sentences and tends to be worse on few words.
  constexpr double kK1 = 1.4;
  constexpr double kK2 = 0.0;
  constexpr double kK3 = 1.0;
  constexpr double kB = 0.6;
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
