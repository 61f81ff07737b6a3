// Where the articles found happen: their places as circles on a map of the world, each a link that
// narrows, and a list of the same places.
#pragma once

#include <optional>

#include "searcher/results.h"
#include "web/html.h"
#include "web/map_view.h"
#include "web/page_search.h"

namespace dateline::web {

// Places asked for. Countries come first by count, so most of them are not drawn: of each kind of
// circle as many as a reader can tell apart.
inline constexpr std::size_t kMapPlaces = 400;
inline constexpr std::size_t kMapCountries = 40;
inline constexpr std::size_t kMapRegions = 30;
inline constexpr std::size_t kMapSpots = 80;

// The position of a value of the places facet on the map, as the gazetteer knows the place of that
// name in exactly what it lies in. Nothing where there is none, or where it is not on the map.
[[nodiscard]] std::optional<MapPoint> position_of(const FacetValue& place);

// A section of the page, empty where there are no places. `found`: the places facet of what
// `request` finds, the most frequent first; of each kind the first are shown.
[[nodiscard]] HtmlWriter world_map(const PageSearch& request, const FacetPage& found);

}  // namespace dateline::web
