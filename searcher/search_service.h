// Answers searches over one index, local or remote. The only class that front ends (command line,
// HTTP) talk to.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "searcher/figure_search.h"
#include "searcher/hit_cursor.h"
#include "searcher/results.h"
#include "searcher/story.h"
#include "searcher/suggest/suggestion.h"
#include "searcher/timeline.h"

namespace dateline {

struct ServiceOptions {
  // Facets are counted exactly for up to so many articles found; for more, from a sample of that
  // many (facet_counts.h). At least 1.
  std::size_t exact_facets_up_to = kExactFacetsUpTo;
};

// The index as those who run it want to know it.
struct IndexStatus {
  std::size_t articles = 0;
  std::string generation;      // which of the index's generations is read; empty for a remote one
  std::uint64_t revision = 0;  // commits to it
  std::uint64_t bytes = 0;     // of its files; 0 for a remote one
};

class SearchService {
 public:
  // Whether a location is a remote index's, whose searches wait for servers.
  [[nodiscard]] static bool is_remote(const std::string& location);

  // Opens `location`: an index directory, or "tcp://host:port[,tcp://...]".
  // Errors: not_an_index, version_mismatch, permission, io, unavailable.
  [[nodiscard]] static Result<std::unique_ptr<SearchService>> open(
      const std::string& location, const ServiceOptions& options = {});
  ~SearchService();

  // All calls may run concurrently: each takes a database handle of its own. All see the newest
  // committed state.

  // A query never fails to parse: what could not be understood is in `notices`. Errors: bad_input
  // for an unknown facet; the index's own failures.
  [[nodiscard]] Result<SearchResults> search(const SearchRequest& request) const;

  // The hits of `request`, `limit` of them from `offset` on, in order, to be read one after the
  // other: for answers too long to stand in memory. Facets and suggestions are left out. The cursor
  // must not outlive the service. Error unavailable where the deadline comes before the ranking is
  // complete: a list that claims to be whole must be.
  [[nodiscard]] Result<std::unique_ptr<HitCursor>> every_hit(const SearchRequest& request) const;

  // A page (`offset`, `limit`) of all values of one facet, counted over the articles that `request`
  // finds. Error not_found for an unknown facet.
  [[nodiscard]] Result<FacetPage> facet_page(const SearchRequest& request, const std::string& name,
                                             const FacetFilter& filter = {}) const;

  // The articles that `request` finds, by date.
  [[nodiscard]] Result<Timeline> timeline(const SearchRequest& request,
                                          TimeStep step = TimeStep::automatic) const;

  // The article with that id; marks are those of `query` (empty: none). Error not_found.
  [[nodiscard]] Result<ArticleView> article(std::string_view id, std::string_view query = {}) const;

  // The articles most like the one with that id, by their words, people, places and organisations:
  // at most `limit`, the likest first, without marks; none of its near-copies. Error not_found.
  [[nodiscard]] Result<std::vector<Hit>> similar(std::string_view id, std::size_t limit = 10) const;

  // The near-copies of the article with that id: at most `limit`, the
  // oldest first, without marks. Error not_found.
  [[nodiscard]] Result<std::vector<Hit>> duplicates(std::string_view id,
                                                    std::size_t limit = 10) const;

  // The story with that id. Error not_found.
  [[nodiscard]] Result<StoryView> story(std::string_view id) const;

  // What `text`, a query being typed, could become: at most `limit` (completion.h).
  [[nodiscard]] Result<std::vector<Suggestion>> suggest(std::string_view text,
                                                        std::size_t limit = 10) const;

  // Which figures the articles answering a query report of one thing, side by side (figures.h).
  [[nodiscard]] Result<FigureResults> figures(const FigureRequest& request) const;

  // How many articles the index holds; errors when it cannot be read (readiness).
  [[nodiscard]] Result<std::size_t> article_count() const;

  // A look at each of the index's files.
  [[nodiscard]] Result<IndexStatus> status() const;

  // Lets go of every handle that no call uses at the moment: the next ones are opened anew. What
  // was committed is seen without.
  void reopen() const;

 private:
  struct Impl;
  explicit SearchService(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline
