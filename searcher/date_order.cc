#include "searcher/date_order.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <utility>

namespace dateline {
namespace {

// Sorts ascending in the order wanted.
using Key = std::pair<std::uint64_t, Xapian::docid>;

std::uint64_t key_of(Xapian::docid id, const FacetColumn& dates, bool oldest_first) {
  constexpr std::uint64_t kLast = std::numeric_limits<std::uint64_t>::max();
  if (id + std::size_t{1} >= dates.begins.size() || dates.begins[id] == dates.begins[id + 1])
    return kLast;
  const FacetId date = dates.ids[dates.ordinals[dates.begins[id]]];
  return oldest_first ? date : kLast - 1 - date;
}

}  // namespace

std::vector<Xapian::docid> in_date_order(const ArticleSet& articles, const FacetColumn& dates,
                                         bool oldest_first, std::size_t offset, std::size_t limit) {
  // The best so far, as a heap whose front is the worst of them.
  const std::size_t wanted = offset + limit;
  std::vector<Key> best;
  if (limit == 0) return {};
  articles.for_each([&](Xapian::docid id) {
    const Key key{key_of(id, dates, oldest_first), id};
    if (best.size() < wanted) {
      best.push_back(key);
      std::push_heap(best.begin(), best.end());
    } else if (key < best.front()) {
      std::pop_heap(best.begin(), best.end());
      best.back() = key;
      std::push_heap(best.begin(), best.end());
    }
  });
  std::sort_heap(best.begin(), best.end());
  std::vector<Xapian::docid> out;
  for (std::size_t i = offset; i < best.size(); ++i) out.push_back(best[i].second);
  return out;
}

}  // namespace dateline
