// Writes what was learnt in the format of tag_model.h.
#pragma once

#include <string>
#include <vector>

#include "indexer/extract/training/classes.h"
#include "indexer/extract/training/crf.h"

namespace dateline::training {

// The bytes of a model file. `hashes`: of each feature, by id. Weights are rounded to 8 bits, and
// only the `most` features that say the most of some label are kept.
[[nodiscard]] std::string model_bytes(const Weights& weights,
                                      const std::vector<std::uint32_t>& hashes,
                                      const LearntClasses& classes, std::size_t most);

}  // namespace dateline::training
