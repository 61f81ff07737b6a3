// The pages a reader sees: search, article, story, help, error. Complete HTML documents, made from
// plain data without any I/O.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/figures/figures.h"
#include "searcher/results.h"
#include "searcher/story.h"
#include "web/html.h"
#include "web/page_search.h"

namespace dateline::web {

// What stands beside the hits for those who would rather look than read. Timeline and map are
// sections that are ready to be shown; empty ones are left out.
struct SearchPictures {
  HtmlWriter timeline;
  HtmlWriter map;
  std::vector<FigureTable> figures;
};

// The search page for an answered request.
[[nodiscard]] std::string search_page(const PageSearch& request, const SearchResults& results,
                                      const SearchPictures& pictures = {});

// Parts of the same page, for scripts that put them in the place of those a reader has: head,
// filters and results; and the pictures, which cost more.
[[nodiscard]] std::string search_page_answer(const PageSearch& request,
                                             const SearchResults& results);
[[nodiscard]] std::string search_page_pictures(const PageSearch& request,
                                               const SearchPictures& pictures);

// Other articles that are shown with one.
struct Neighbours {
  std::vector<Hit> duplicates;  // its near-copies, at kCopiesAnchor
  std::vector<Hit> similar;
  std::optional<StoryView> story;
};
inline constexpr std::string_view kCopiesAnchor = "copies";

// How an article is to be shown: part of its address.
struct ArticleRequest {
  PageSearch search;   // that led there; its matches are marked
  std::string hidden;  // kinds of marks that are switched off: "people,dates"
};

// An article with what was found in it and what the query matched, and its neighbours.
[[nodiscard]] std::string article_page(const ArticleView& view, const ArticleRequest& request,
                                       const Neighbours& neighbours = {});

// A story's articles in the order of time, and what is new in each. `search` led there.
[[nodiscard]] std::string story_page(const StoryView& story, const PageSearch& search = {});

// A query that the archive answers, for the help page.
struct HelpExample {
  std::string query;
  Text meaning;
  std::size_t articles = 0;
};
[[nodiscard]] std::string help_page(const std::vector<HelpExample>& examples);

// What went wrong, and the search box. `detail`: what the API says of it, in English.
[[nodiscard]] std::string error_page(int status, std::string_view detail);

}  // namespace dateline::web
