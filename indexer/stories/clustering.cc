#include "indexer/stories/clustering.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "core/schema/story_id.h"

namespace dateline {
namespace {

// How much a shared feature of each kind says: persons, places, countries, organisations, numbers,
// words. Fitted on the sample corpus and on the transcripts (docs/stories.md), as are the
// thresholds.
constexpr std::array<double, kFeatureKinds> kKindWeights = {1.6, 1.6, 0.4, 1.2, 1.2, 1.0};
// How alike an article and a story have to be: more the larger it is, whose sum has something of
// everything.
constexpr double kMinSimilarity = 0.09;
constexpr double kMorePerDoubling = 0.03;
// A window with few articles tells little of what is rare: so many more without the feature are
// supposed.
constexpr double kSupposedArticles = 100;
// Features that more of the window's articles have lead to no candidates.
constexpr double kMaxCandidateShare = 0.1;
constexpr std::uint32_t kMinCandidateArticles = 12;
// One shared feature alone is chance.
constexpr std::uint32_t kMinRare = 2;

double min_similarity(const Cluster& cluster) {
  return kMinSimilarity + kMorePerDoubling * std::log2(static_cast<double>(cluster.distinct));
}

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

void Clustering::begin_day(std::int64_t day, std::span<const DatedArticle> articles) {
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
  for (const DatedArticle& article : articles)
    for_each_feature(article.features, [&](Feature one, std::size_t) { ++counts.with[one]; });
  for (const auto& [feature, count] : counts.with) window_with_[feature] += count;
  window_articles_ += articles.size();
  window_.push_back(std::move(counts));

  for (auto* clusters : {&of_story_, &of_copies_})
    std::erase_if(*clusters, [&](const auto& known) { return !known.second->is_open_on(day); });
  if (clusters_.size() > 2 * kept_) forget_closed();
}

void Clustering::forget_closed() {
  std::erase_if(clusters_, [&](const auto& known) { return !known.second->is_open_on(day_); });
  for (auto it = columns_.begin(); it != columns_.end();) {
    std::erase_if(it->second, [&](const Entry& e) { return !clusters_.contains(e.cluster); });
    it = it->second.empty() ? columns_.erase(it) : std::next(it);
  }
  kept_ = clusters_.size();
  first_number_ = opened_;
  for (const auto& [number, cluster] : clusters_) first_number_ = std::min(first_number_, number);
  common_.assign(opened_ - first_number_, {});
}

Clustering::UnitVector Clustering::unit_vector(const StoryFeatures& features) const {
  UnitVector out;
  double square = 0;
  const double articles = static_cast<double>(window_articles_) + kSupposedArticles;
  for_each_feature(features, [&](Feature one, std::size_t kind) {
    const auto at = window_with_.find(one);
    const double with = at == window_with_.end() ? 1 : at->second;
    const double weight = kKindWeights[kind] * std::log(articles / with);
    out.push_back({one, weight, is_specific(kind)});
    square += weight * weight;
  });
  // In order, so that sums come out the same bit by bit.
  std::sort(out.begin(), out.end(),
            [](const Part& a, const Part& b) { return a.feature < b.feature; });
  const double length = std::sqrt(square);
  for (Part& part : out) part.weight /= length;
  return out;
}

Clustering::ClusterPtr Clustering::of_copies(FacetId copies) const {
  const auto at = of_copies_.find(copies);
  return at == of_copies_.end() ? nullptr : at->second;
}

bool Clustering::is_rare(Feature feature) const {
  const auto most = std::max(
      kMinCandidateArticles,
      static_cast<std::uint32_t>(kMaxCandidateShare * static_cast<double>(window_articles_)));
  const auto with = window_with_.find(feature);
  return with == window_with_.end() || with->second <= most;
}

// Rare features make candidates; what others add counts for those.
void Clustering::note_common(const UnitVector& article) {
  std::vector<std::pair<const Part*, const Column*>> others;
  for (const Part& part : article) {
    const auto column = columns_.find(part.feature);
    if (column == columns_.end()) continue;
    if (!is_rare(part.feature)) {
      others.emplace_back(&part, &column->second);
      continue;
    }
    for (const auto& [cluster, sum] : column->second) {
      Common& common = common_[cluster - first_number_];
      if (common.rare++ == 0) in_common_.push_back(cluster);
      common.product += part.weight * sum;
      common.names += part.specific;
    }
  }
  for (const auto& [part, column] : others) {
    for (const auto& [cluster, sum] : *column) {
      Common& common = common_[cluster - first_number_];
      if (common.rare < kMinRare) continue;
      common.product += part->weight * sum;
      common.names += part->specific;
    }
  }
}

Clustering::ClusterPtr Clustering::most_like(const UnitVector& article) {
  note_common(article);
  ClusterPtr best;
  double best_similarity = 0;
  for (const std::uint32_t number : in_common_) {
    const Common common = std::exchange(common_[number - first_number_], {});
    if (common.rare < kMinRare || common.names == 0) continue;
    const ClusterPtr& cluster = clusters_.at(number);
    if (!cluster->is_open_on(day_)) continue;
    const double similarity = common.product / std::sqrt(cluster->square);
    if (similarity < min_similarity(*cluster) || similarity < best_similarity) continue;
    // Of two that are as like, the older.
    if (similarity == best_similarity && (!best || best->number < number)) continue;
    best = cluster;
    best_similarity = similarity;
  }
  in_common_.clear();
  return best;
}

Clustering::ClusterPtr Clustering::open() {
  auto cluster = std::make_shared<Cluster>();
  cluster->number = opened_++;
  cluster->first_day = day_;
  cluster->last_day = day_;
  clusters_.emplace(cluster->number, cluster);
  common_.emplace_back();
  return cluster;
}

void Clustering::join(const ClusterPtr& cluster, const DatedArticle& article,
                      const UnitVector& vector) {
  cluster->last_day = day_;
  cluster->articles.push_back(article.article);
  if (article.copies != 0) {
    auto& all = cluster->copies;
    if (std::find(all.begin(), all.end(), article.copies) != all.end()) return;
    all.push_back(article.copies);
    of_copies_.try_emplace(article.copies, cluster);
  }
  ++cluster->distinct;
  for (const auto& [feature, weight, specific] : vector) {
    Column& column = columns_[feature];
    // From the end: of a new cluster there is none.
    auto at = column.rbegin();
    if (cluster->distinct > 1)
      at = std::find_if(at, column.rend(), [&](auto& e) { return e.cluster == cluster->number; });
    else
      at = column.rend();
    const double sum = at == column.rend() ? 0 : at->sum;
    cluster->square += weight * (2 * sum + weight);
    if (at == column.rend()) {
      column.push_back({cluster->number, weight});
    } else {
      at->sum += weight;
    }
  }
}

std::vector<Clustering::ClusterPtr> Clustering::add_day(std::int64_t day,
                                                        std::span<const DatedArticle> articles) {
  begin_day(day, articles);
  std::vector<ClusterPtr> out;
  for (const DatedArticle& article : articles) {
    const UnitVector vector = unit_vector(article.features);
    ClusterPtr cluster = of_copies(article.copies);
    if (!cluster) cluster = most_like(vector);
    if (!cluster) cluster = open();
    join(cluster, article, vector);
    out.push_back(std::move(cluster));
  }
  return out;
}

std::vector<Clustering::ClusterPtr> Clustering::replay_day(std::int64_t day,
                                                           std::span<const DatedArticle> articles,
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
    join(cluster, articles[i], unit_vector(articles[i].features));
    out.push_back(std::move(cluster));
  }
  return out;
}

}  // namespace dateline
