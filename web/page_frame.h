// What every page has around its content: head, masthead with the search box, landmarks, footer.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "searcher/results.h"
#include "web/html.h"

namespace dateline::web {

enum class PageKind : std::uint8_t { search, article, other };

// A complete document. `title` is plain text for the window, empty for the site's name alone;
// `search` fills the search form; `main` is the content of the main landmark.
[[nodiscard]] std::string framed(PageKind kind, std::string_view title, const SearchRequest& search,
                                 const HtmlWriter& main);

// The keys the page knows, as a list.
void write_keyboard_list(HtmlWriter& out);

}  // namespace dateline::web
