// The article on a page, without what stands around it.
#pragma once

#include <string>
#include <string_view>

#include "indexer/sources/html_tree.h"

namespace dateline {

// The text of the element that holds most running text (paragraphs with few links, weighed by
// length and commas, after Readability), a blank line between its paragraphs. What the page itself
// marks as the article's body goes first. Menus, comments, related links, captions, forms and the
// like are left out, by element, role and class. A heading that repeats `title` is left out. Empty
// when there is no running text.
[[nodiscard]] std::string main_text(const HtmlTree& page, std::string_view title);

}  // namespace dateline
