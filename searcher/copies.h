// Near-copies as the index keeps them (core/schema/copy_keys.h): folding them in results, finding
// those of an article. Stock Xapian only where it runs remotely; over several shards a group is the
// part of it in one shard.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "searcher/article_set.h"
#include "searcher/facet_columns.h"

namespace dateline {

// Shows one of each group of near-copies, the one that ranks highest.
void fold_copies(Xapian::Enquire& enquire);

// How many articles found belong to each group.
class CopyCounts {
 public:
  void add(const std::string& key, std::size_t articles) { counts_[key] += articles; }
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
[[nodiscard]] CopyCounts counts_of(const Xapian::ValueCountMatchSpy& copies_spy);

// The articles among those found that have copies, with their group's key, by number. REQUIRES a
// local database; passes over each article of it that has copies, 20 to 50 ns. Xapian exceptions
// pass through.
using CopiesFound = std::vector<std::pair<Xapian::docid, std::string>>;
[[nodiscard]] CopiesFound copies_among(const Xapian::Database& database,
                                       const ArticleSet& articles);
[[nodiscard]] CopyCounts counts_of(const CopiesFound& copies);

// `articles` without those that follow another of their group in order of `dates`.
[[nodiscard]] ArticleSet first_of_each(const ArticleSet& articles, const CopiesFound& copies,
                                       const FacetColumn& dates, bool oldest_first);

// The articles of the group that `article` belongs to, itself too; nothing where it has no copies.
// Matching takes a look at each article that has copies. Xapian exceptions pass through.
[[nodiscard]] Xapian::Query group_query(const Xapian::Database& database, Xapian::docid article);

}  // namespace dateline
