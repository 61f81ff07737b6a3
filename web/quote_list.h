// Who is quoted in an article, with links to the quotes in its text.
#pragma once

#include <string>

#include "core/schema/article.h"
#include "web/html.h"

namespace dateline::web {

// The id of the element that holds the quote with this index in Entities::quotes.
[[nodiscard]] std::string quote_id(std::size_t index);

// A list of speakers, each with what else they are quoted with in the archive and their quotes in
// the text; nothing when nobody is known to be quoted.
void write_quote_list(const Article& article, HtmlWriter& out);

}  // namespace dateline::web
