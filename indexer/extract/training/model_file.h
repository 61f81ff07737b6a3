// Writes what was learnt in the format of tag_model.h.
#pragma once

#include <string>
#include <vector>

#include "indexer/extract/training/classes.h"
#include "indexer/extract/training/crf.h"

namespace dateline::training {

// A feature as the examples have it.
struct Feature {
  std::uint32_t hash = 0;
  std::uint32_t count = 0;  // in the examples
};

// The bytes of a model file. `features`: by id. Weights are rounded to 8 bits, and only the `most`
// features that say the most, of many words or much of few, are kept.
[[nodiscard]] std::string model_bytes(const Weights& weights, const std::vector<Feature>& features,
                                      const LearntClasses& classes, std::size_t most);

}  // namespace dateline::training
