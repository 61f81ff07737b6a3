// Writes what was learnt in the format of tag_model.h.
#pragma once

#include <string>
#include <vector>

#include "indexer/extract/training/classes.h"
#include "indexer/extract/training/crf.h"

namespace dateline::training {

// The bytes of a model file. `hashes`: of each feature, by id. Weights are rounded to 8 bits, and
// features that say less than `least` (in natural logarithms) of any label are left out.
[[nodiscard]] std::string model_bytes(const Weights& weights,
                                      const std::vector<std::uint32_t>& hashes,
                                      const LearntClasses& classes, float least);

}  // namespace dateline::training
