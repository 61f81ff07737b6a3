// Which articles have parts of their sketches in common: the candidates for near-copies, read from
// the posting lists of the sketch terms.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace dateline {

inline constexpr std::size_t kMaxSharing = 200;

struct SketchLists {
  // Articles that share a sketch term, for each term that at least two share, ascending.
  std::vector<std::vector<Xapian::docid>> lists;
  // A template's, or that of a text which very many have: not all pairs are looked at, only those
  // with the first article.
  [[nodiscard]] bool is_frequent(std::uint32_t list) const {
    return lists[list].size() > kMaxSharing;
  }
  // The lists in which an article stands.
  std::unordered_map<Xapian::docid, std::vector<std::uint32_t>> lists_of;
  // Short articles of the very same words.
  std::vector<std::vector<Xapian::docid>> identical;
};

// The lists in which at least one of `articles` (ascending) stands; may hold others too. A look at
// each of their terms, or, where that is less work, a walk over all sketch terms of the index.
[[nodiscard]] SketchLists sketch_lists(const Xapian::Database& database,
                                       const std::vector<Xapian::docid>& articles);

// An article's own, ascending, for may_be_near_copies().
[[nodiscard]] std::vector<std::uint64_t> sketch_hashes(const Xapian::Database& database,
                                                       Xapian::docid article);

}  // namespace dateline
