// Near-copies as the index keeps them (core/schema/copy_keys.h): folding them in results, finding
// those of an article. Stock Xapian only, so that it runs remotely; over several shards a group is
// the part of it in one shard.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>

namespace dateline {

// Shows one of each group of near-copies, the one that ranks highest. How many others matched is
// the match's get_collapse_count(), exact where every article is checked and the database is local;
// shards lose count, so that count_copies() has to ask again.
void fold_copies(Xapian::Enquire& enquire);
[[nodiscard]] std::size_t count_copies(const Xapian::Database& database, const Xapian::Query& query,
                                       const std::string& collapse_key);

// Counts every article that a match looks at, folded or not: what MSet's uncollapsed bounds leave
// open. Attach it before the match with add_matchspy(); get_total() after it.
[[nodiscard]] Xapian::ValueCountMatchSpy copies_spy();

// The articles of the group that `article` belongs to, itself too; nothing where it has no copies.
// Matching takes a look at each article that has copies. Xapian exceptions pass through.
[[nodiscard]] Xapian::Query group_query(const Xapian::Database& database, Xapian::docid article);

}  // namespace dateline
