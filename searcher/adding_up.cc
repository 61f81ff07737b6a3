#include "searcher/adding_up.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace dateline {

// An article has few values, now two, now five: a loop over them ends where the processor does not
// expect it, which costs more than adding them up. So always as many ordinals are copied, the
// next article's over those that were too many; what has come together is added up in one go. Half
// the time of the plain loop. Rejected: stretches of articles that follow each other at once, whose
// lengths are as hard to foresee, and a number of the article beside each value, twice the memory.
std::vector<std::uint32_t> added_up(const FacetColumn& column,
                                    const std::vector<Xapian::docid>& articles) {
  constexpr std::size_t kAtOnce = 16;
  constexpr std::size_t kTogether = 1024;
  std::vector<std::uint32_t> counts(column.ids.size(), 0);
  if (counts.empty()) return counts;
  const auto add = [&counts](const std::uint32_t* begin, const std::uint32_t* end) {
    for (; begin != end; ++begin) ++counts[*begin];
  };
  std::array<std::uint32_t, kTogether + kAtOnce> together;
  std::size_t size = 0;
  const std::uint32_t* begins = column.begins.data();
  const std::uint32_t* ordinals = column.ordinals.data();
  const std::size_t known = column.begins.size() - 1;
  for (const Xapian::docid id : articles) {
    if (id >= known) continue;
    const std::uint32_t begin = begins[id];
    const std::uint32_t end = begins[id + 1];
    if (end - begin > kAtOnce || begin + kAtOnce > column.ordinals.size()) {
      add(ordinals + begin, ordinals + end);
      continue;
    }
    std::copy_n(ordinals + begin, kAtOnce, together.data() + size);
    size += end - begin;
    if (size < kTogether) continue;
    add(together.data(), together.data() + size);
    size = 0;
  }
  add(together.data(), together.data() + size);
  return counts;
}

}  // namespace dateline
