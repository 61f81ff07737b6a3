// Article -> people, places, organisations, numbers, dates and quotes, with byte ranges.
#pragma once

#include <string>

#include "core/schema/article.h"
#include "indexer/extract/article_words.h"
#include "indexer/extract/authority.h"

namespace dateline {

// The language an article that names none is in, or empty: see detected_language().
[[nodiscard]] std::string own_language(const Article& article);

// Fills `article.found` from its title and text; date and language must be set before. `authority`
// has the last word on who is who. Never fails. Concurrent calls are safe.
void extract_entities(Article& article, const Authority& authority = {});
// The same with the article's words at hand.
void extract_entities(Article& article, const ArticleWords& words, const Authority& authority);

}  // namespace dateline
