// The story an article belongs to, beside its text: what came before and after, and what is new in
// this article.
#pragma once

#include <string_view>

#include "searcher/story.h"
#include "web/html.h"
#include "web/page_search.h"

namespace dateline::web {

// `id` is the article shown. Nothing for a story of one article.
void write_story_strip(const StoryView& story, std::string_view id, const PageSearch& search,
                       HtmlWriter& out);

}  // namespace dateline::web
