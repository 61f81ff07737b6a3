// What is new among the articles that are compared with each other.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <vector>

#include "indexer/copies/shingle_samples.h"
#include "indexer/index_parts.h"

namespace dateline {

// All parts from `first` on, which have no deleted documents.
struct NewParts {
  std::size_t first = SIZE_MAX;
  const ShingleSamples* samples = nullptr;  // of their articles, in order, where they are at hand
};

struct NewArticles {
  std::vector<Xapian::docid> single;  // ascending, of the other parts
  NewParts parts;

  [[nodiscard]] std::vector<Xapian::docid> all(const IndexParts& index) const {
    std::vector<Xapian::docid> out = single;
    for (Xapian::docid i = first_of_parts(index); i <= index.last(); ++i) out.push_back(i);
    return out;
  }
  // The first article of the new parts; one more than there are where there are none.
  [[nodiscard]] Xapian::docid first_of_parts(const IndexParts& index) const {
    const bool any = parts.first < index.parts().size();
    return (any ? index.parts()[parts.first].base : index.last()) + 1;
  }
};

}  // namespace dateline
