#include "searcher/ranking.h"

#include "core/schema/fields.h"

namespace dateline {

void set_ranking(Xapian::Enquire& enquire, Sort sort, bool scored) {
  // I(n_e)B2 of the divergence-from-randomness family (Amati and van Rijsbergen, ACM TOIS 20(4),
  // 2002); c, which weighs an article's length, was measured: docs/ranking.md. Mean MAP of four
  // test collections: c = 1 .388, 1.5 .387, 2 .385, 3 .379; the best BM25 (k1 = 1.4, b = .55) .378,
  // DPH and BM25+ less. On 295 news articles sought by their headline (reciprocal rank) 1.5 .945,
  // BM25 .940.
  constexpr double kLengthEffect = 1.5;
  if (scored) {
    enquire.set_weighting_scheme(Xapian::IneB2Weight(kLengthEffect));
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

void set_likeness_ranking(Xapian::Enquire& enquire) {
  // k1, k2, k3, b and the shortest length reckoned with, as a share of the mean.
  enquire.set_weighting_scheme(Xapian::BM25Weight(1.4, 0.0, 1.0, 0.6, 0.5));
}

}  // namespace dateline
