// The readings of one story's articles, and which of them stand together.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "searcher/figures/figures.h"
#include "searcher/figures/reading.h"

namespace dateline::figures {

struct PlacedReading {
  std::size_t article = 0;  // index into the articles given
  Reading reading;
  const Quantity* quantity = nullptr;
  std::string head;  // of the thing counted: "27 Chilean [miner]s"
};

// Those that count the same thing; nothing is left out, and nothing stands in two.
using Group = std::vector<PlacedReading>;

// Of the articles `members` (indices). REQUIRES that `articles` outlives the result.
[[nodiscard]] std::vector<Group> groups_of(const std::vector<StoryArticle>& articles,
                                           const std::vector<std::size_t>& members);

}  // namespace dateline::figures
