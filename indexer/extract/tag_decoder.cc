#include "indexer/extract/tag_decoder.h"

#include <algorithm>

#include "indexer/extract/tag_features.h"

namespace dateline {
namespace {

constexpr std::int16_t kNever = -20000;

// One step: the best way into each label.
Scores step(const Scores& before, const std::array<Scores, kLabels>& transitions) {
  Scores best;
  best.fill(-32768);
  for (std::size_t from = 0; from < kLabels; ++from) {
    // Below -12000 only what no transition allows: kept from wrapping round.
    const auto base = std::max<std::int16_t>(before[from], -12000);
    for (std::size_t to = 0; to < kLabels; ++to) {
      const auto way = static_cast<std::int16_t>(base + transitions[from][to]);
      best[to] = std::max(best[to], way);
    }
  }
  return best;
}

}  // namespace

std::span<const std::uint8_t> TagDecoder::decode(const TagContext& context, std::size_t begin,
                                                 std::size_t end) {
  const std::size_t size = end - begin;
  best_.resize(size);
  labels_.resize(size);
  const auto& transitions = model_.transitions();
  Scores before;
  before.fill(kNever);
  before[kOutside] = 0;
  Features features;
  for (std::size_t k = 0; k < size; ++k) {
    const std::size_t count = write_features(context, begin + k, features);
    const Scores own = model_.score(features.data(), count);
    Scores now = step(before, transitions);
    std::int16_t most = -32768;
    for (std::size_t label = 0; label < kLabels; ++label) {
      const int sum = std::max(-30000, now[label] + own[label]);
      now[label] = static_cast<std::int16_t>(sum);
      most = std::max(most, now[label]);
    }
    for (auto& score : now) score = static_cast<std::int16_t>(std::max(-30000, score - most));
    best_[k] = now;
    before = now;
  }
  // The last word ends any name it is in.
  std::size_t label = 0;
  for (std::size_t other = 1; other + 1 < kLabels; ++other) {
    if (!is_open(static_cast<unsigned>(other)) && best_[size - 1][other] > best_[size - 1][label]) {
      label = other;
    }
  }
  for (std::size_t k = size; k-- > 0;) {
    labels_[k] = static_cast<std::uint8_t>(label);
    if (k == 0) break;
    std::size_t from = 0;
    int most = -100000;
    for (std::size_t other = 0; other + 1 < kLabels; ++other) {
      if (!may_follow(static_cast<unsigned>(other), static_cast<unsigned>(label))) continue;
      const int way = best_[k - 1][other] + transitions[other][label];
      if (way > most) {
        most = way;
        from = other;
      }
    }
    label = from;
  }
  return labels_;
}

}  // namespace dateline
