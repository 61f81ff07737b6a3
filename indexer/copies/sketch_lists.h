// Which articles have parts of their sketches in common: the candidates for near-copies, read from
// the posting lists of the sketch terms.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "core/schema/copy_keys.h"
#include "indexer/copies/new_articles.h"
#include "indexer/index_parts.h"

namespace dateline {

class SketchLists {
 public:
  struct Entry {
    SketchKey key = 0;
    Xapian::docid article = 0;
    friend auto operator<=>(const Entry&, const Entry&) = default;
  };
  using List = std::span<const Entry>;  // of one key, by article

  // Every key that one of `articles` has, with every article that has it. New parts are walked with
  // up to `jobs` threads; in others the keys are looked up or, where that is less work, all sketch
  // terms walked. Xapian exceptions pass through.
  SketchLists(const IndexParts& set, const NewArticles& articles, unsigned jobs);

  // The lists of one of `articles`, by key.
  [[nodiscard]] std::vector<List> lists_of(Xapian::docid article) const;
  // Its sketch, ascending, for may_be_near_copies().
  [[nodiscard]] std::vector<std::uint64_t> sketch_of(Xapian::docid article) const;
  // Articles of the very same words, where they are short.
  [[nodiscard]] std::vector<List> identical() const;

 private:
  void index_articles(const std::vector<Xapian::docid>& articles);
  [[nodiscard]] List list_at(std::uint32_t begin) const;

  std::vector<Entry> entries_;                                     // ascending
  std::vector<std::pair<Xapian::docid, std::uint32_t>> begin_of_;  // article, its lists' begins
};

// The sketch of any article, from its terms.
[[nodiscard]] std::vector<std::uint64_t> stored_sketch(const IndexParts& set,
                                                       Xapian::docid article);

}  // namespace dateline
