// Which articles speak of one event: a single pass over the articles in order of date. An article
// joins the open story that is most like it, or opens one. Pure: no index, no I/O; what an article
// joins depends only on the articles of the kWindowDays up to its day and on the stories that are
// open then.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <span>
#include <unordered_map>
#include <vector>

#include "core/schema/facet_ids.h"
#include "indexer/stories/story_features.h"

namespace dateline {

// A feature's rarity is that among the articles of so many days, the article's own last.
inline constexpr std::int64_t kWindowDays = 7;
// A story that gets no article for longer than this is closed.
inline constexpr std::int64_t kStoryGapDays = 5;

struct DatedArticle {
  std::uint32_t article = 0;  // a docid
  FacetId copies = 0;         // the group of its near-copies; 0: none
  StoryFeatures features;
};

// The articles that were put together so far. Those of one group of near-copies count once: with
// nothing else it is no story.
struct Cluster {
  std::uint32_t number = 0;  // by the order in which clusters were opened
  std::int64_t first_day = 0;
  std::int64_t last_day = 0;
  std::vector<std::uint32_t> articles;  // in order
  std::vector<FacetId> copies;          // the groups among them, each once
  std::size_t distinct = 0;             // articles, near-copies counted once
  // The length, squared, of the sum of its distinct articles' unit vectors.
  double square = 0;
  [[nodiscard]] bool is_story() const { return distinct > 1; }
  // Whether it takes articles of that day.
  [[nodiscard]] bool is_open_on(std::int64_t day) const;
};

class Clustering {
 public:
  using ClusterPtr = std::shared_ptr<Cluster>;

  // The articles of a later day than before, in an order that depends on nothing but them. For each
  // the cluster it went to.
  std::vector<ClusterPtr> add_day(std::int64_t day, std::span<const DatedArticle> articles);

  // The same where it is known already which articles belong together: those with the same
  // `known`; 0 for one that stands alone, with its near-copies.
  std::vector<ClusterPtr> replay_day(std::int64_t day, std::span<const DatedArticle> articles,
                                     std::span<const FacetId> known);

 private:
  struct Part {
    Feature feature = 0;
    double weight = 0;
    bool specific = false;  // a name or figure, not a word
  };
  using UnitVector = std::vector<Part>;  // by feature

  // A cluster that has a feature, and how much of it: an entry of the feature's column. Columns
  // lie in one piece, so that an article is compared with all open clusters by running over those
  // of its features.
  struct Entry {
    std::uint32_t cluster = 0;
    double sum = 0;
  };
  using Column = std::vector<Entry>;

  // What an article has in common with a cluster.
  struct Common {
    double product = 0;
    std::uint32_t rare = 0;   // features, but those of every tenth article
    std::uint32_t names = 0;  // specific ones
  };

  void begin_day(std::int64_t day, std::span<const DatedArticle> articles);
  void forget_closed();
  [[nodiscard]] UnitVector unit_vector(const StoryFeatures& features) const;
  [[nodiscard]] ClusterPtr of_copies(FacetId copies) const;
  [[nodiscard]] ClusterPtr most_like(const UnitVector& article);
  void note_common(const UnitVector& article);
  [[nodiscard]] bool is_rare(Feature feature) const;
  ClusterPtr open();
  void join(const ClusterPtr& cluster, const DatedArticle& article, const UnitVector& vector);

  std::int64_t day_ = 0;
  struct DayCounts {
    std::int64_t day = 0;
    std::size_t articles = 0;
    std::unordered_map<Feature, std::uint32_t> with;
  };
  std::deque<DayCounts> window_;
  std::size_t window_articles_ = 0;
  std::unordered_map<Feature, std::uint32_t> window_with_;
  // Open ones; closed ones stay until they are many.
  std::unordered_map<Feature, Column> columns_;
  std::unordered_map<std::uint32_t, ClusterPtr> clusters_;
  std::uint32_t opened_ = 0;
  std::size_t kept_ = 0;                  // clusters left when closed ones were last forgotten
  std::vector<Common> common_;            // by number less first_number_; all zero between articles
  std::vector<std::uint32_t> in_common_;  // those that are not
  std::uint32_t first_number_ = 0;
  std::unordered_map<FacetId, ClusterPtr> of_copies_;  // the open one with a group
  std::unordered_map<FacetId, ClusterPtr> of_story_;   // replayed
};

}  // namespace dateline
