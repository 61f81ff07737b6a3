// From what was found in an article to the terms and facet values it is indexed under. One place
// for both, so that a facet's filter finds exactly the articles it counted.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/schema/article.h"
#include "core/schema/facet_ids.h"

namespace dateline {

// A facet value of one article.
struct FacetEntry {
  FacetId id = 0;
  FacetName name;
};

// The facet values of an article, in order of first mention; one list per facet slot. Repeats are
// possible.
[[nodiscard]] std::vector<FacetEntry> facet_entries(const Article& article, Slot slot);

// Every term of people, places, organisations, numbers, source, authors, language, section and
// date. Repeats are possible.
[[nodiscard]] std::vector<std::string> entity_terms(const Article& article);

// The key of a place that stands for exactly this one, with all it lies in: "paris texas united
// states". place_key() of the same words with commas gives it too, which is how a filter names it.
[[nodiscard]] std::string exact_place_key(const PlaceEntity& place);
// The same for the place and then each place it lies in.
[[nodiscard]] std::vector<std::string> exact_place_keys(const PlaceEntity& place);

// The keys a place is found under: its name, the name with each place it lies in ("paris texas"),
// and those alone.
[[nodiscard]] std::vector<std::string> place_keys(const PlaceEntity& place);

// Query text that finds exactly this: field:"two words", in quotes that `value` does not hold;
// where it holds both styles of them, the marks in it become apostrophes.
[[nodiscard]] std::string field_query(std::string_view field, std::string_view value);

}  // namespace dateline
