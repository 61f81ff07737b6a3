// Near-copies as the index keeps them (core/schema/copy_keys.h): folding them in results, finding
// those of an article. Over the remote backend stock Xapian folds, and over several shards a group
// is the part of it in one shard; locally groups are numbers in an array.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "searcher/article_set.h"

namespace dateline {

// Shows one of each group of near-copies, the one that ranks highest.
void fold_copies(Xapian::Enquire& enquire);

// How many articles found belong to each group, as a stock server counts them.
class CopyCounts {
 public:
  explicit CopyCounts(const Xapian::ValueCountMatchSpy& spy);
  // How many are not shown where one of each group is.
  [[nodiscard]] std::size_t folded_away() const;
  // Of the group of an article found, those besides it. 0 for the empty key.
  [[nodiscard]] std::size_t others(const std::string& key) const;

 private:
  std::unordered_map<std::string, std::size_t> counts_;
};

// Counts every article that a match looks at, folded or not: what MSet's bounds leave open. Attach
// it before the match with add_matchspy().
[[nodiscard]] Xapian::ValueCountMatchSpy copies_spy();

// Which group each article of one committed state of a local index belongs to.
class CopyGroups {
 public:
  static constexpr std::uint32_t kNone = 0;

  // Passes over each article that has copies, 20 to 50 ns, and takes 4 bytes for each of all.
  // Xapian exceptions pass through.
  explicit CopyGroups(const Xapian::Database& database);

  // Groups are numbered from 1 on; kNone for an article without copies.
  [[nodiscard]] std::uint32_t group_of(Xapian::docid article) const { return groups_[article]; }
  // The largest group's number.
  [[nodiscard]] std::uint32_t last() const { return last_; }
  // The articles that have copies.
  [[nodiscard]] const ArticleSet& articles() const { return articles_; }

 private:
  ArticleSet articles_;
  std::vector<std::uint32_t> groups_;
  std::uint32_t last_ = kNone;
};

// How many of the articles found belong to each of these groups.
class CopiesFound {
 public:
  CopiesFound(const CopyGroups& groups, const ArticleSet& found);
  // As CopyCounts tells.
  [[nodiscard]] std::size_t folded_away() const;
  [[nodiscard]] std::size_t others(Xapian::docid article) const;

 private:
  const CopyGroups& groups_;
  std::vector<std::uint32_t> counts_;  // by group; of kNone always 1
};

// The articles of the group that `article` belongs to, itself too; nothing where it has no copies.
// Matching takes a look at each article that has copies. Xapian exceptions pass through.
[[nodiscard]] Xapian::Query group_query(const Xapian::Database& database, Xapian::docid article);

}  // namespace dateline
