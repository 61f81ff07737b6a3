// A search as a feed, so that any feed reader is a standing alert: Atom (RFC 4287, with OpenSearch
// 1.1 totals) and JSON Feed 1.1; and how a browser learns to search here (OpenSearch 1.1). Made
// from plain data, the same for the same results: nothing in them tells when they were made.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searcher/results.h"
#include "searcher/suggest/suggestion.h"

namespace dateline::web {

// Addresses of one page of a feed, absolute.
struct FeedLinks {
  std::string base;  // "https://news.example.org", without a slash at the end
  std::string self;
  std::string next, previous;  // empty: none
};

// Ids stay the same while an article keeps its id and a feed its query, however often the index is
// made anew. An article without a date is `updated` at the beginning of 1970, since a feed needs
// one; its own words for when are none.
[[nodiscard]] std::string atom_feed(const SearchRequest& request, const SearchResults& results,
                                    const FeedLinks& links);
[[nodiscard]] std::string json_feed(const SearchRequest& request, const SearchResults& results,
                                    const FeedLinks& links);

// The description document.
[[nodiscard]] std::string opensearch_description(std::string_view base);
// Suggestions as browsers read them: [typed, [query...], [what it is...], [address...]].
[[nodiscard]] std::string opensearch_suggestions(std::string_view typed,
                                                 const std::vector<Suggestion>& suggestions,
                                                 std::string_view base);

// "2021-11-25T00:00:00Z" (RFC 3339) of an article's normalised date; where it says no time of day
// its beginning. Empty for what is no date.
[[nodiscard]] std::string timestamp(std::string_view date);

// "urn:uuid:..." (RFC 9562, version 8) that stands for `name`.
[[nodiscard]] std::string stable_id(std::string_view name);

}  // namespace dateline::web
