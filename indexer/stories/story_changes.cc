#include "indexer/stories/story_changes.h"

#include <algorithm>
#include <limits>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>

#include "core/base/date.h"
#include "core/schema/fields.h"
#include "indexer/stories/archive_days.h"

namespace dateline {
namespace {

std::optional<std::int64_t> day_of(const Xapian::Document& document) {
  return day_of_digits(document.get_value(number_of(Slot::day)));
}

// One stretch of days, from the first touched one until the stories go on as the index has them.
class Stretch {
 public:
  Stretch(DocumentValues& values, const ArchiveDays& archive, const std::set<std::int64_t>& touched)
      : values_(values), archive_(archive), touched_(touched) {}

  // Returns the first day that is not worked out any more.
  std::int64_t run(std::int64_t first) {
    const std::vector<std::int64_t>& days = archive_.days();
    auto at = std::lower_bound(days.begin(), days.end(), first - kMaxStoryDays - kWindowDays);
    for (; at != days.end() && *at < first; ++at) replay(*at);
    first_ = first;
    for (; at != days.end() && !is_settled_before(*at); ++at) work_out(*at);
    // What goes on behind the end is known to be as it was.
    const std::int64_t end = at == days.end() ? kNever : *at;
    write_closed(end);
    return end;
  }

 private:
  static constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max();

  void note(const ArchiveDay& day, std::vector<Clustering::ClusterPtr> clusters) {
    for (std::size_t i = 0; i < clusters.size(); ++i) {
      const Clustering::ClusterPtr& cluster = clusters[i];
      if (cluster->articles.front() == day.articles[i].article)
        opened_.push_back(
            {cluster, story_id(Date::from_days(day.day), day.articles[i].features.article)});
    }
  }

  void replay(std::int64_t number) {
    const ArchiveDay day = archive_.read(number);
    note(day, clustering_.replay_day(number, day.articles, day.stories));
    for (std::size_t i = 0; i < day.articles.size(); ++i) (void)first_stored(day, i);
    last_day_ = number;
  }

  void work_out(std::int64_t number) {
    write_closed(number);
    const ArchiveDay day = archive_.read(number);
    auto clusters = clustering_.add_day(number, day.articles);
    for (std::size_t i = 0; i < clusters.size(); ++i) {
      if (clusters[i]->articles.front() != first_stored(day, i)) last_changed_ = number;
    }
    note(day, std::move(clusters));
    last_day_ = number;
  }

  // The first article of what the index has put the article in.
  Xapian::docid first_stored(const ArchiveDay& day, std::size_t i) {
    const Xapian::docid article = day.articles[i].article;
    if (day.stories[i] != 0)
      return first_of_story_.try_emplace(day.stories[i], article).first->second;
    if (day.articles[i].copies == 0) return article;
    // Near-copies alone are no story, but stay together while they come soon after each other.
    auto& [first, first_day, last_day] = first_of_copies_[day.articles[i].copies];
    if (first == 0 || day.day - last_day > kStoryGapDays || day.day - first_day > kMaxStoryDays) {
      first = article;
      first_day = day.day;
    }
    last_day = day.day;
    return first;
  }

  // Whether nothing that decides about articles of `day` and later ones has changed. A touched day
  // need not have articles any more.
  [[nodiscard]] bool is_settled_before(std::int64_t day) const {
    if (touched_.contains(day)) return false;
    const std::int64_t last_touched = *std::prev(touched_.lower_bound(day));
    if (day - std::max(last_day_, last_touched) > std::max(kWindowDays, kStoryGapDays)) return true;
    return day > last_touched + kWindowDays + kMaxStoryDays &&
           day > last_changed_ + kMaxStoryDays + 1;
  }

  // Those that take no article of `day` or later ones.
  void write_closed(std::int64_t day) {
    std::erase_if(opened_, [&](const auto& opened) {
      const auto& [cluster, story] = opened;
      if (cluster->is_open_on(day)) return false;
      // What was closed before is as it was.
      if (!cluster->is_open_on(first_) && cluster->first_day < first_) return true;
      const std::string packed = cluster->is_story() ? packed_facet_ids({story}) : std::string();
      for (const Xapian::docid article : cluster->articles)
        values_.set(article, Slot::story, packed);
      return true;
    });
  }

  struct Copies {
    Xapian::docid first = 0;
    std::int64_t first_day = 0;
    std::int64_t last_day = 0;
  };

  DocumentValues& values_;
  const ArchiveDays& archive_;
  const std::set<std::int64_t>& touched_;
  Clustering clustering_;
  std::vector<std::pair<Clustering::ClusterPtr, StoryId>> opened_;
  std::unordered_map<StoryId, Xapian::docid> first_of_story_;
  std::unordered_map<FacetId, Copies> first_of_copies_;
  std::int64_t first_ = 0;
  std::int64_t last_day_ = std::numeric_limits<std::int64_t>::min() / 2;
  std::int64_t last_changed_ = std::numeric_limits<std::int64_t>::min() / 2;
};

bool has_undated(const IndexParts& articles) {
  const auto all_dated = [](const IndexParts::Part& part) {
    return part.database.get_value_freq(number_of(Slot::day)) == part.database.get_doccount();
  };
  return !std::all_of(articles.parts().begin(), articles.parts().end(), all_dated);
}

// An article without a date is in the story of its near-copies, the earliest that is in one.
void settle_undated(DocumentValues& values, const std::set<std::string>& groups) {
  for (const auto& [group, members] : values.articles_with(Slot::copies, groups)) {
    std::vector<Xapian::docid> undated;
    std::pair<std::string, std::string> first;  // time, story
    for (const Xapian::docid article : members) {
      std::string time = values.get(article, Slot::date);
      std::string story = values.get(article, Slot::story);
      if (time.empty()) {
        undated.push_back(article);
      } else if (!story.empty() && (first.first.empty() || std::pair(time, story) < first)) {
        first = {std::move(time), std::move(story)};
      }
    }
    for (const Xapian::docid article : undated) values.set(article, Slot::story, first.second);
  }
}

}  // namespace

void StoryChanges::before_change(const Xapian::Document& document) {
  if (const auto day = day_of(document)) touched_.insert(*day);
  groups_.insert(document.get_value(number_of(Slot::copies)));
}

void StoryChanges::settle(DocumentValues& values, std::size_t first_new_part) {
  const std::vector<IndexParts::Part>& parts = values.articles().parts();
  for (std::size_t i = first_new_part; i < parts.size(); ++i) {
    const std::vector<std::int64_t> days = days_with_articles(parts[i].database);
    touched_.insert(days.begin(), days.end());
  }
  for (const Xapian::docid article : written_) {
    if (const auto day = day_of_digits(values.get(article, Slot::day))) {
      touched_.insert(*day);
    } else if (values.get(article, Slot::copies).empty()) {
      values.set(article, Slot::story, {});
    }
    groups_.insert(values.get(article, Slot::copies));
  }
  if (!touched_.empty()) {
    const ArchiveDays archive(values);
    for (auto first = touched_.begin(); first != touched_.end();) {
      const std::int64_t end = Stretch(values, archive, touched_).run(*first);
      first = touched_.lower_bound(end);
    }
  }
  if (has_undated(values.articles())) {
    for (const auto& [article, changed] : values.changes())
      groups_.insert(values.get(article, Slot::copies));
    groups_.erase("");
    settle_undated(values, groups_);
  }
  groups_.clear();
  written_.clear();
  touched_.clear();
}

}  // namespace dateline
