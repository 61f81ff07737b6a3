#include "indexer/stories/clustering.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/schema/story_id.h"

namespace dateline {
namespace {

// How much a shared feature of each kind says: persons, places, countries, organisations, numbers,
// words. Fitted on the sample corpus and on the transcripts (docs/stories.md), as are the
// thresholds.
constexpr std::array<double, kFeatureKinds> kKindWeights = {1.6, 1.6, 0.4, 1.2, 1.2, 1.0};
constexpr double kMinSimilarity = 0.10;
// A window with few articles tells little of what is rare: so many more without the feature are
// supposed.
constexpr double kSupposedArticles = 100;
// Features that more of the window's articles have lead to no candidates.
constexpr double kMaxCandidateShare = 0.1;
constexpr std::uint32_t kMinCandidateArticles = 12;

// A person, a place that is no country, an organisation, a figure: what an event has of its own.
bool is_specific(std::size_t kind) {
  return kind != static_cast<std::size_t>(FeatureKind::country) &&
         kind != static_cast<std::size_t>(FeatureKind::word);
}

template <typename Each>
void for_each_feature(const StoryFeatures& features, Each each) {
  for (std::size_t kind = 0; kind < kFeatureKinds; ++kind) {
    for (const Feature one : features.of_kind[kind]) each(one, kind);
  }
}

}  // namespace

bool Cluster::is_open_on(std::int64_t day) const {
  return day - last_day <= kStoryGapDays && day - first_day <= kMaxStoryDays;
}

void Clustering::begin_day(std::int64_t day, std::span<const StoryArticle> articles) {
  day_ = day;
  while (!window_.empty() && window_.front().day <= day - kWindowDays) {
    window_articles_ -= window_.front().articles;
    for (const auto& [feature, count] : window_.front().with) {
      const auto at = window_with_.find(feature);
      if ((at->second -= count) == 0) window_with_.erase(at);
    }
    window_.pop_front();
  }
  DayCounts counts;
  counts.day = day;
  counts.articles = articles.size();
  for (const StoryArticle& article : articles)
    for_each_feature(article.features, [&](Feature one, std::size_t) { ++counts.with[one]; });
  for (const auto& [feature, count] : counts.with) window_with_[feature] += count;
  window_articles_ += articles.size();
  window_.push_back(std::move(counts));

  for (auto* clusters : {&of_story_, &of_copies_})
    std::erase_if(*clusters, [&](const auto& known) { return !known.second->is_open_on(day); });
  for (auto it = clusters_with_.begin(); it != clusters_with_.end();) {
    std::erase_if(it->second, [&](const ClusterPtr& c) { return !c->is_open_on(day); });
    it = it->second.empty() ? clusters_with_.erase(it) : std::next(it);
  }
}

Clustering::Weighted Clustering::weighted(const StoryFeatures& features) const {
  Weighted out;
  double square = 0;
  const double articles = static_cast<double>(window_articles_) + kSupposedArticles;
  for_each_feature(features, [&](Feature one, std::size_t kind) {
    const auto at = window_with_.find(one);
    const double with = at == window_with_.end() ? 1 : at->second;
    const double weight = kKindWeights[kind] * std::log(articles / with);
    out.features.push_back({one, weight, is_specific(kind)});
    square += weight * weight;
  });
  // In order, so that sums come out the same bit by bit.
  std::sort(out.features.begin(), out.features.end(),
            [](const Part& a, const Part& b) { return a.feature < b.feature; });
  const double length = std::sqrt(square);
  for (Part& part : out.features) part.weight /= length;
  return out;
}

Clustering::ClusterPtr Clustering::of_copies(FacetId copies) const {
  const auto at = of_copies_.find(copies);
  return at == of_copies_.end() ? nullptr : at->second;
}

Clustering::ClusterPtr Clustering::most_like(const Weighted& article) const {
  std::vector<ClusterPtr> candidates;
  const auto most = std::max(
      kMinCandidateArticles,
      static_cast<std::uint32_t>(kMaxCandidateShare * static_cast<double>(window_articles_)));
  for (const auto& [feature, weight, specific] : article.features) {
    const auto with = window_with_.find(feature);
    if (with != window_with_.end() && with->second > most) continue;
    const auto at = clusters_with_.find(feature);
    if (at == clusters_with_.end()) continue;
    candidates.insert(candidates.end(), at->second.begin(), at->second.end());
  }
  std::sort(candidates.begin(), candidates.end(),
            [](const ClusterPtr& a, const ClusterPtr& b) { return a->number < b->number; });
  ClusterPtr best;
  double best_similarity = kMinSimilarity;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const ClusterPtr& cluster = candidates[i];
    // One shared feature alone is chance.
    const bool seen = i > 0 && candidates[i - 1] == cluster;
    if (seen || i + 1 == candidates.size() || candidates[i + 1] != cluster) continue;
    double product = 0;
    std::size_t names = 0;
    for (const auto& [feature, weight, specific] : article.features) {
      const auto at = cluster->sum.find(feature);
      if (at == cluster->sum.end()) continue;
      product += weight * at->second;
      names += specific;
    }
    if (names == 0) continue;
    const double similarity = product / std::sqrt(cluster->square);
    if (similarity > best_similarity) {
      best = cluster;
      best_similarity = similarity;
    }
  }
  return best;
}

Clustering::ClusterPtr Clustering::open() {
  auto cluster = std::make_shared<Cluster>();
  cluster->number = opened_++;
  cluster->first_day = day_;
  cluster->last_day = day_;
  return cluster;
}

void Clustering::join(const ClusterPtr& cluster, const StoryArticle& article,
                      const Weighted& weighted) {
  cluster->last_day = day_;
  cluster->articles.push_back(article.article);
  if (article.copies != 0) {
    auto& all = cluster->copies;
    if (std::find(all.begin(), all.end(), article.copies) != all.end()) return;
    all.push_back(article.copies);
    of_copies_.try_emplace(article.copies, cluster);
  }
  ++cluster->distinct;
  for (const auto& [feature, weight, specific] : weighted.features) {
    const auto [at, is_new] = cluster->sum.try_emplace(feature, 0);
    cluster->square += weight * (2 * at->second + weight);
    at->second += weight;
    if (is_new) clusters_with_[feature].push_back(cluster);
  }
}

std::vector<Clustering::ClusterPtr> Clustering::add_day(std::int64_t day,
                                                        std::span<const StoryArticle> articles) {
  begin_day(day, articles);
  std::vector<ClusterPtr> out;
  for (const StoryArticle& article : articles) {
    const Weighted vector = weighted(article.features);
    ClusterPtr cluster = of_copies(article.copies);
    if (!cluster) cluster = most_like(vector);
    if (!cluster) cluster = open();
    join(cluster, article, vector);
    out.push_back(std::move(cluster));
  }
  return out;
}

std::vector<Clustering::ClusterPtr> Clustering::replay_day(std::int64_t day,
                                                           std::span<const StoryArticle> articles,
                                                           std::span<const FacetId> known) {
  begin_day(day, articles);
  std::vector<ClusterPtr> out;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    ClusterPtr cluster;
    if (known[i] == 0) {
      cluster = of_copies(articles[i].copies);
    } else if (const auto at = of_story_.find(known[i]); at != of_story_.end()) {
      cluster = at->second;
    }
    if (!cluster) cluster = open();
    if (known[i] != 0) of_story_[known[i]] = cluster;
    join(cluster, articles[i], weighted(articles[i].features));
    out.push_back(std::move(cluster));
  }
  return out;
}

}  // namespace dateline
