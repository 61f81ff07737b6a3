// What articles in the index are compared by, read when it is first asked for.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "core/text/shingles.h"
#include "indexer/copies/sketch_lists.h"
#include "indexer/index_parts.h"

namespace dateline {

// For one thread.
class ArticleTexts {
 public:
  // REQUIRES that all outlive it, and that the databases do not change meanwhile.
  ArticleTexts(const IndexParts& set, const NewArticles& articles, const SketchLists& lists)
      : set_(set), lists_(lists), samples_(articles.parts.samples) {
    if (samples_) first_sampled_ = articles.first_of_parts(set);
  }

  // Whether the two are near-copies; their texts are read only where what is at hand speaks for
  // it.
  // Xapian exceptions pass through.
  [[nodiscard]] bool are_near_copies(Xapian::docid a, Xapian::docid b);

 private:
  [[nodiscard]] std::vector<std::uint64_t> sketch_of(Xapian::docid article) const;
  [[nodiscard]] bool is_sampled(Xapian::docid article) const {
    return samples_ && article >= first_sampled_;
  }
  const Shingles& shingles_of(Xapian::docid article);

  const IndexParts& set_;
  const SketchLists& lists_;
  const ShingleSamples* samples_;
  Xapian::docid first_sampled_ = 0;
  std::unordered_map<Xapian::docid, Shingles> shingles_;
  std::size_t hashes_ = 0;  // in shingles_
};

}  // namespace dateline
