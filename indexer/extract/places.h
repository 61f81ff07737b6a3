// Places inside one article: which place of the gazetteer a name means.
#pragma once

#include <vector>

#include "core/schema/article.h"
#include "indexer/extract/people.h"

namespace dateline {

// Marks further single words that name a place the article has named more clearly elsewhere. Linear
// time.
void add_known_places(TaggedText& tagged);

// Marks "the Channel" in an article that is about both of its shores or names it in full.
void add_known_waters(TaggedText& tagged);

// The article's places in the order of their first mention in the text, then the headline. What a
// name means is decided by what follows it ("Paris, Texas"), by the other places of the article,
// then by how well known the candidates are; where two stay close, position is unset. Time: names x
// their candidates.
[[nodiscard]] std::vector<PlaceEntity> resolve_places(const TaggedText& title,
                                                      const TaggedText& text);

}  // namespace dateline
