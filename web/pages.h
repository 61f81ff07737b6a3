// The pages a reader sees: search, article, error. Complete HTML documents, made from plain data
// without any I/O.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searcher/figures/figures.h"
#include "searcher/results.h"
#include "searcher/story.h"

namespace dateline::web {

// The facets the search page asks for.
[[nodiscard]] std::vector<FacetRequest> page_facets();

// The search page for an answered request; `figures` are those its articles report.
[[nodiscard]] std::string search_page(const SearchRequest& request, const SearchResults& results,
                                      const std::vector<FigureTable>& figures = {});

// Other articles that are shown below one.
struct Neighbours {
  std::vector<Hit> duplicates;  // its near-copies, at kCopiesAnchor
  std::vector<Hit> similar;
};
inline constexpr std::string_view kCopiesAnchor = "copies";

// An article, its people, places and numbers marked, and what `query` matched ("" for none); below
// it links to its neighbours.
[[nodiscard]] std::string article_page(const ArticleView& view, std::string_view query,
                                       const Neighbours& neighbours = {});

[[nodiscard]] std::string story_url(std::string_view story);

// A story's articles in the order of time, and what is new in each.
[[nodiscard]] std::string story_page(const StoryView& story);

// What went wrong, and the search box. `detail` is a sentence for the reader.
[[nodiscard]] std::string error_page(int status, std::string_view detail);

}  // namespace dateline::web
