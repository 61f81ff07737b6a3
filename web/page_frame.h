// What every page has around its content: head, masthead with the search box, landmarks, footer.
#pragma once

#include <string>
#include <string_view>

#include "searcher/results.h"
#include "web/html.h"

namespace dateline::web {

// A complete document. `title` is plain text for the window, empty for the site's name alone;
// `search` fills the search form; `main` is the content of the main landmark.
[[nodiscard]] std::string framed(std::string_view title, const SearchRequest& search,
                                 const HtmlWriter& main);

}  // namespace dateline::web
