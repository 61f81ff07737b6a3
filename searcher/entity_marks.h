// Which people, places, organisations and numbers of an article a query's conditions matched.
#pragma once

#include <vector>

#include "core/schema/article.h"
#include "searcher/marking.h"
#include "searcher/query/mark_rules.h"

namespace dateline {

// Appends the mentions, in the article's title or in its text, of what `rules` name; of a quantity
// its number. In no order.
void add_entity_marks(const Article& article, const query::MarkRules& rules, bool in_title,
                      std::vector<Mark>& out);

}  // namespace dateline
