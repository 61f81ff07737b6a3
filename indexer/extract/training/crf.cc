#include "indexer/extract/training/crf.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>
#include <random>
#include <span>

namespace dateline::training {
namespace {

constexpr float kForbidden = -1e4F;

// Sums over all paths of one row, by the forward and backward recursions in scaled probabilities.
class Chain {
 public:
  // `scores` of each word by label, kForbidden for labels that are not allowed.
  void run(const std::vector<LabelWeights>& scores, const std::array<LabelWeights, kLabels>& ways) {
    const std::size_t size = scores.size();
    possible_ = true;
    up_.resize(size);
    forward_.resize(size);
    backward_.resize(size);
    scale_.resize(size);
    for (std::size_t k = 0; k < size; ++k) {
      const float most = *std::max_element(scores[k].begin(), scores[k].end());
      for (std::size_t y = 0; y < kLabels; ++y) up_[k][y] = std::exp(scores[k][y] - most);
      forward(k, ways);
    }
    for (std::size_t k = size; k-- > 0;) backward(k, size, ways);
  }

  float probability(std::size_t k, std::size_t label) const {
    return forward_[k][label] * backward_[k][label];
  }
  // Of labels `from` at k - 1 and `to` at k.
  float pair(std::size_t k, std::size_t from, std::size_t to, float way) const {
    return forward_[k - 1][from] * way * up_[k][to] * backward_[k][to] * scale_[k];
  }
  float first(std::size_t label) const { return probability(0, label); }
  // Some path is allowed.
  bool possible() const { return possible_; }

 private:
  // Index 0 of `ways` is also the way from outside of the row.
  void forward(std::size_t k, const std::array<LabelWeights, kLabels>& ways) {
    LabelWeights sum{};
    if (k == 0) {
      sum = ways[kOutside];
    } else {
      for (std::size_t from = 0; from < kLabels; ++from) {
        for (std::size_t to = 0; to < kLabels; ++to) {
          sum[to] += forward_[k - 1][from] * ways[from][to];
        }
      }
    }
    float total = 0;
    for (std::size_t y = 0; y < kLabels; ++y) total += sum[y] *= up_[k][y];
    if (k + 1 == forward_.size()) {
      total = 0;
      for (std::size_t y = 0; y < kLabels; ++y) {
        if (is_open(static_cast<unsigned>(y))) sum[y] = 0;
        total += sum[y];
      }
    }
    possible_ = possible_ && total > 1e-25F;
    scale_[k] = 1 / std::max(total, 1e-25F);
    for (std::size_t y = 0; y < kLabels; ++y) forward_[k][y] = sum[y] * scale_[k];
  }

  void backward(std::size_t k, std::size_t size, const std::array<LabelWeights, kLabels>& ways) {
    if (k + 1 == size) {
      backward_[k].fill(1);
      for (std::size_t y = 0; y < kLabels; ++y) {
        if (is_open(static_cast<unsigned>(y))) backward_[k][y] = 0;
      }
      return;
    }
    LabelWeights next;
    for (std::size_t y = 0; y < kLabels; ++y) {
      next[y] = up_[k + 1][y] * backward_[k + 1][y] * scale_[k + 1];
    }
    for (std::size_t from = 0; from < kLabels; ++from) {
      float sum = 0;
      for (std::size_t to = 0; to < kLabels; ++to) sum += ways[from][to] * next[to];
      backward_[k][from] = sum;
    }
  }

  std::vector<LabelWeights> up_, forward_, backward_;
  std::vector<float> scale_;
  bool possible_ = true;
};

class Trainer {
 public:
  Trainer(const Examples& examples, std::size_t features, const CrfOptions& options)
      : examples_(examples), options_(options), random_(options.seed), squares_(features) {
    weights_.features.resize(features);
    for (unsigned from = 0; from < kLabels; ++from) {
      for (unsigned to = 0; to < kLabels; ++to) {
        weights_.transitions[from][to] = may_follow(from, to) ? 0 : kForbidden;
        way_squares_[from][to] = 1e-3F;
      }
    }
    LabelWeights small;
    small.fill(1e-3F);
    std::fill(squares_.begin(), squares_.end(), small);
  }

  Weights run() {
    std::vector<std::uint32_t> order(examples_.rows.size());
    std::iota(order.begin(), order.end(), 0u);
    Weights sum;
    sum.features.resize(weights_.features.size());
    for (int pass = 0; pass < options_.passes; ++pass) {
      shuffle(order);
      for (const auto row : order) learn(examples_.rows[row]);
      std::fprintf(stderr, "\r  pass %d of %d", pass + 1, options_.passes);
      if (pass + options_.averaged >= options_.passes) add(sum);
    }
    std::fprintf(stderr, "\n");
    return sum;
  }

 private:
  // std::shuffle differs from library to library.
  void shuffle(std::vector<std::uint32_t>& order) {
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random_() % i]);
  }

  void add(Weights& sum) const {
    const float share = 1.0F / static_cast<float>(options_.averaged);
    for (std::size_t f = 0; f < sum.features.size(); ++f) {
      for (std::size_t y = 0; y < kLabels; ++y) {
        sum.features[f][y] += weights_.features[f][y] * share;
      }
    }
    for (std::size_t from = 0; from < kLabels; ++from) {
      for (std::size_t to = 0; to < kLabels; ++to) {
        sum.transitions[from][to] += weights_.transitions[from][to] * share;
      }
    }
  }

  void learn(const Row& row) {
    score(row);
    for (std::size_t from = 0; from < kLabels; ++from) {
      for (std::size_t to = 0; to < kLabels; ++to) {
        const float way = weights_.transitions[from][to];
        ways_[from][to] = way <= kForbidden / 2 ? 0 : std::exp(way);
      }
    }
    all_.run(scores_, ways_);
    for (std::size_t k = 0; k < row.size; ++k) {
      for (std::size_t y = 0; y < kLabels; ++y) {
        if ((examples_.words[row.first + k].allowed >> y & 1) == 0) scores_[k][y] = kForbidden;
      }
    }
    marked_.run(scores_, ways_);
    if (!all_.possible() || !marked_.possible()) return;
    update_ways(row);
    for (std::size_t k = 0; k < row.size; ++k) update(row, k);
  }

  std::span<const std::uint32_t> features_of(const ExampleWord& word) const {
    return {examples_.features.data() + word.begin, word.count};
  }

  void score(const Row& row) {
    const float kept = 1 / (1 - options_.noise);
    const auto limit = static_cast<std::uint32_t>(options_.noise * 65536);
    scores_.assign(row.size, {});
    kept_.resize(row.size);
    for (std::size_t k = 0; k < row.size; ++k) {
      kept_[k].clear();
      for (const auto f : features_of(examples_.words[row.first + k])) {
        if ((random_() & 0xffff) < limit) continue;
        kept_[k].push_back(f);
        for (std::size_t y = 0; y < kLabels; ++y) scores_[k][y] += weights_.features[f][y] * kept;
      }
      scores_[k][kLabels - 1] = kForbidden;
    }
  }

  void update(const Row& row, std::size_t k) {
    LabelWeights slope;
    float size = 0;
    for (std::size_t y = 0; y < kLabels; ++y) {
      slope[y] = row.weight * (marked_.probability(k, y) - all_.probability(k, y));
      size += std::abs(slope[y]);
    }
    if (!(size > 1e-4F)) return;
    for (const auto f : kept_[k]) {
      LabelWeights& weight = weights_.features[f];
      LabelWeights& square = squares_[f];
      for (std::size_t y = 0; y < kLabels; ++y) {
        const float g = slope[y] - options_.decay * weight[y];
        square[y] += g * g;
        weight[y] += options_.rate * g / std::sqrt(square[y]);
      }
    }
  }

  void update_ways(const Row& row) {
    for (std::size_t from = 0; from < kLabels; ++from) {
      for (std::size_t to = 0; to < kLabels; ++to) {
        if (ways_[from][to] == 0) continue;
        float g = from == kOutside ? marked_.first(to) - all_.first(to) : 0;
        for (std::size_t k = 1; k < row.size; ++k) {
          g += marked_.pair(k, from, to, ways_[from][to]) - all_.pair(k, from, to, ways_[from][to]);
        }
        g = row.weight * g - options_.decay * weights_.transitions[from][to];
        way_squares_[from][to] += g * g;
        weights_.transitions[from][to] += options_.rate * g / std::sqrt(way_squares_[from][to]);
      }
    }
  }

  const Examples& examples_;
  const CrfOptions& options_;
  std::mt19937 random_;
  Weights weights_;
  std::vector<LabelWeights> squares_;
  std::array<LabelWeights, kLabels> way_squares_{};
  std::array<LabelWeights, kLabels> ways_{};  // exponentials of the transitions
  std::vector<LabelWeights> scores_;
  std::vector<std::vector<std::uint32_t>> kept_;
  Chain all_, marked_;
};

}  // namespace

Weights train_crf(const Examples& examples, std::size_t features, const CrfOptions& options) {
  Weights sum;
  sum.features.resize(features);
  CrfOptions own = options;
  const float share = 1 / static_cast<float>(options.members);
  const auto add = [share](const LabelWeights& more, LabelWeights& to) {
    for (std::size_t y = 0; y < kLabels; ++y) to[y] += share * more[y];
  };
  for (unsigned member = 0; member < options.members; ++member, ++own.seed) {
    const Weights weights = Trainer(examples, features, own).run();
    for (std::size_t f = 0; f < features; ++f) add(weights.features[f], sum.features[f]);
    for (std::size_t from = 0; from < kLabels; ++from)
      add(weights.transitions[from], sum.transitions[from]);
  }
  return sum;
}

}  // namespace dateline::training
