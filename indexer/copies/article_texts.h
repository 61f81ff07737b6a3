// What articles in the index are compared by, read when it is first asked for.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "core/text/shingles.h"

namespace dateline {

class ArticleTexts {
 public:
  // REQUIRES that `database` outlives it, and that it does not change meanwhile.
  explicit ArticleTexts(const Xapian::Database& database) : database_(database) {}

  // Whether the two are near-copies; their texts are read only where the sketches speak for it.
  // Xapian exceptions pass through.
  [[nodiscard]] bool are_near_copies(Xapian::docid a, Xapian::docid b);

 private:
  const std::vector<std::uint64_t>& sketch_of(Xapian::docid article);
  const Shingles& shingles_of(Xapian::docid article);

  const Xapian::Database& database_;
  std::unordered_map<Xapian::docid, std::vector<std::uint64_t>> sketches_;
  std::unordered_map<Xapian::docid, Shingles> shingles_;
  std::size_t hashes_ = 0;  // in shingles_
};

}  // namespace dateline
