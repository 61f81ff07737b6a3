// What every page has around its content: head, masthead with the search box, landmarks, footer.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "searcher/results.h"
#include "web/html.h"
#include "web/page_search.h"

namespace dateline::web {

enum class PageKind : std::uint8_t { search, article, other };

// A complete document. `title` is plain text for the window, empty for the site's name alone;
// `search` fills the search form; `main` is the content of the main landmark.
[[nodiscard]] std::string framed(PageKind kind, std::string_view title, const PageSearch& search,
                                 const HtmlWriter& main);

// Part of a form and not for the reader to see.
void write_hidden_field(std::string_view name, std::string_view value, HtmlWriter& out);

// The link to the results that led to a page; to all articles where none did.
void write_way_back(const PageSearch& search, HtmlWriter& out);

// The keys the page knows, as a list.
void write_keyboard_list(HtmlWriter& out);

}  // namespace dateline::web
