// A linear-chain conditional random field (Lafferty, McCallum, Pereira 2001) over hashed features,
// learnt by stochastic gradient (AdaGrad: Duchi, Hazan, Singer 2011) with feature noise (Srivastava
// et al. 2014), its weights averaged over the last passes, and over a few fields learnt in other
// random orders: one alone scores up to a point better or worse by chance.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "indexer/extract/tag_labels.h"
#include "indexer/extract/training/examples.h"

namespace dateline::training {

using LabelWeights = std::array<float, kLabels>;

struct CrfOptions {
  int passes = 9;
  int averaged = 4;  // passes at the end whose weights are averaged
  float rate = 0.08F;
  float decay = 2e-4F;  // of the weights touched, at each step
  float noise = 0.15F;  // share of features left out at random
  std::uint32_t seed = 1;
  unsigned members = 4;  // fields learnt in different random orders, whose weights are averaged
};

struct Weights {
  std::vector<LabelWeights> features;               // by feature id
  std::array<LabelWeights, kLabels> transitions{};  // -1e4 where not allowed
};

// `examples` hold ids below `features`. One thread; the same numbers every time.
[[nodiscard]] Weights train_crf(const Examples& examples, std::size_t features,
                                const CrfOptions& options);

}  // namespace dateline::training
