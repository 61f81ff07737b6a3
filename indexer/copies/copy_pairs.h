// The pairs of articles of which one is a copy of the other (shingles.h).
#pragma once

#include <xapian.h>

#include <utility>
#include <vector>

#include "indexer/copies/sketch_lists.h"
#include "indexer/index_parts.h"

namespace dateline {

using CopyPair = std::pair<Xapian::docid, Xapian::docid>;

// Of a sketch term that more articles share, a template's mostly, only the pairs with the first
// article are looked at.
inline constexpr std::size_t kMaxSharing = 200;

// Pairs of which at least one article is new: not all, but enough to say which articles belong
// together. What belongs together already is told by Slot::copies and not looked at. With up to
// `jobs` threads. Xapian exceptions pass through.
[[nodiscard]] std::vector<CopyPair> copy_pairs(const IndexParts& set, const NewArticles& articles,
                                               const SketchLists& lists, unsigned jobs);

}  // namespace dateline
