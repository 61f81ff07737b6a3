// What a place's name may mean by itself: the gazetteer's places of that name, and the kind that
// the name says.
#pragma once

#include <optional>
#include <string_view>

#include "core/entities/gazetteer.h"

namespace dateline {

struct PlaceMeanings {
  PlaceList places;
  std::optional<PlaceKind> kind;  // only places of this kind are meant: "Hubei Province"
};

// Also "Northern California", the direction left out, and "Hubei Province", "City of Manchester",
// without the word for the kind.
[[nodiscard]] PlaceMeanings meanings_of(std::string_view surface);

// The kind of a place that the gazetteer does not know, by its name's words: a site unless they say
// more.
[[nodiscard]] PlaceKind kind_of_site(std::string_view surface);

}  // namespace dateline
