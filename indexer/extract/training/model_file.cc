#include "indexer/extract/training/model_file.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

#include "indexer/extract/tag_features.h"
#include "indexer/extract/tag_model.h"

namespace dateline::training {
namespace {

constexpr std::int16_t kNever = -20000;

template <typename T>
void append(std::string& out, const T* values, std::size_t count) {
  out.append(reinterpret_cast<const char*>(values), count * sizeof(T));
  out.resize((out.size() + 15) & ~std::size_t{15}, '\0');
}

float largest(const LabelWeights& weights) {
  float most = 0;
  for (const float weight : weights) most = std::max(most, std::abs(weight));
  return most;
}

// Steps of one natural logarithm: nearly all weights fit in 8 bits, the few larger are cut.
float steps_of(const Weights& weights, const std::vector<std::uint32_t>& kept) {
  std::vector<float> sizes;
  for (const auto f : kept) sizes.push_back(largest(weights.features[f]));
  std::sort(sizes.begin(), sizes.end());
  return 127.0F / std::max(0.5F, sizes[sizes.size() * 999 / 1000]);
}

}  // namespace

std::string model_bytes(const Weights& weights, const std::vector<Feature>& features,
                        const LearntClasses& classes, std::size_t most) {
  std::vector<std::uint32_t> kept(features.size());
  std::iota(kept.begin(), kept.end(), 0u);
  std::vector<float> worth(features.size());
  for (std::size_t f = 0; f < features.size(); ++f) {
    worth[f] = largest(weights.features[f]) * std::sqrt(static_cast<float>(features[f].count));
  }
  std::stable_sort(kept.begin(), kept.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return worth[a] > worth[b]; });
  kept.resize(std::min(kept.size(), most));
  const float steps = steps_of(weights, kept);
  TagModelHeader header;
  header.feature_version = kFeatureVersion;
  header.slots = static_cast<std::uint32_t>(std::bit_ceil(kept.size() * 6 / 5));
  header.class_slots = static_cast<std::uint32_t>(classes.keys.size());
  header.classes = static_cast<std::uint32_t>(classes.coarse_of.size());
  std::vector<std::uint16_t> tags(header.slots);
  std::vector<std::int8_t> values(std::size_t{header.slots} * kLabels);
  const std::size_t mask = header.slots - 1;
  for (const auto f : kept) {
    std::size_t slot = slot_of(features[f].hash, mask);
    while (tags[slot] != 0) slot = (slot + 1) & mask;
    tags[slot] = tag_of(features[f].hash);
    for (std::size_t y = 0; y < kLabels; ++y) {
      const float rounded = std::round(weights.features[f][y] * steps);
      values[slot * kLabels + y] = static_cast<std::int8_t>(std::clamp(rounded, -127.0F, 127.0F));
    }
  }
  std::array<Scores, kLabels> transitions{};
  for (std::size_t from = 0; from < kLabels; ++from) {
    for (std::size_t to = 0; to < kLabels; ++to) {
      const float way = weights.transitions[from][to];
      transitions[from][to] =
          way < -1000 ? kNever : static_cast<std::int16_t>(std::round(way * steps));
    }
  }
  std::string out;
  append(out, &header, 1);
  append(out, &transitions, 1);
  append(out, tags.data(), tags.size());
  append(out, values.data(), values.size());
  append(out, classes.keys.data(), classes.keys.size());
  append(out, classes.fine.data(), classes.fine.size());
  append(out, classes.coarse_of.data(), classes.coarse_of.size());
  return out;
}

}  // namespace dateline::training
