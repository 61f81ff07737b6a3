// The features of one word, as hashes: the same for training and tagging. Any change here makes the
// model file useless: train again (training/README.md).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "indexer/extract/tag_context.h"

namespace dateline {

inline constexpr std::size_t kMostFeatures = 128;
// Stamped in the model file; bump with every change of features.
inline constexpr std::uint32_t kFeatureVersion = 1;

using Features = std::array<std::uint32_t, kMostFeatures>;

// Writes the features of word `i` and returns how many there are. No allocation.
[[nodiscard]] std::size_t write_features(const TagContext& context, std::size_t i, Features& out);

}  // namespace dateline
