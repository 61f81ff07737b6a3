#include "indexer/extract/place_meanings.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/text/folding.h"
#include "indexer/extract/lexicon.h"

namespace dateline {
namespace {

const Gazetteer& gazetteer() { return Gazetteer::instance(); }

std::optional<PlaceKind> kind_by_word(std::string_view folded_word) {
  constexpr std::array<std::string_view, 8> kOfRegions = {
      "province", "region", "oblast", "governorate", "state", "prefecture", "department", "krai"};
  if (std::find(kOfRegions.begin(), kOfRegions.end(), folded_word) != kOfRegions.end())
    return PlaceKind::region;
  if (folded_word == "city" || folded_word == "town") return PlaceKind::city;
  return std::nullopt;
}

// "Hubei Province", "City of London": the name without the word for what it is.
PlaceMeanings without_kind(std::string_view surface) {
  const std::string name = folded(surface);
  const auto first = name.find(' ');
  const auto last = name.rfind(' ');
  if (first == std::string::npos) return {};
  std::string bare;
  auto kind = kind_by_word(std::string_view(name).substr(last + 1));
  if (kind) {
    bare = name.substr(0, last);
  } else {
    kind = kind_by_word(std::string_view(name).substr(0, first));
    if (!kind || name.compare(first, 4, " of ") != 0) return {};
    bare = name.substr(first + 4);
  }
  const PlaceList places = gazetteer().look_up(bare).places;
  const bool fits = std::any_of(places.begin(), places.end(),
                                [&](const GazetteerPlace* place) { return place->kind == *kind; });
  return fits ? PlaceMeanings{places, kind} : PlaceMeanings{};
}

}  // namespace

PlaceMeanings meanings_of(std::string_view surface) {
  if (surface == "Channel") {
    return {gazetteer().find("English Channel"), {}};  // see add_known_waters
  }
  const PlaceList found = gazetteer().find(surface);
  if (!found.empty()) return {found, {}};
  const auto blank = surface.find(' ');
  // "Northern California": the direction left out.
  if (blank != std::string_view::npos &&
      (cue_of(folded(surface.substr(0, blank))) & kDirection) != 0) {
    return {gazetteer().find(surface.substr(blank + 1)), {}};
  }
  return without_kind(surface);
}

PlaceKind kind_of_site(std::string_view surface) {
  const std::string name = folded(surface);
  const auto has = [&](std::string_view word) {
    return name.ends_with(word) || name.starts_with(word);
  };
  for (const auto word :
       {"river", "lake", "sea", "ocean", "gulf", "strait", "canal", "bay", "creek", "loch"}) {
    if (has(word)) return PlaceKind::water;
  }
  for (const auto word : {"mount", "mountain", "mountains", "glacier", "volcano"}) {
    if (has(word)) return PlaceKind::mountain;
  }
  for (const auto word :
       {"county", "province", "region", "district", "oblast", "prefecture", "governorate"}) {
    if (has(word)) return PlaceKind::region;
  }
  return PlaceKind::site;
}

}  // namespace dateline
