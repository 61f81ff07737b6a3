// Which names of a map have room beside each other, however close it is looked at.
#pragma once

#include <vector>

#include "web/map_view.h"

namespace dateline::web {

// A name below its circle. Lengths are units of the whole map; on the screen they stay the same at
// every zoom, while what they belong to moves apart.
struct MapLabel {
  MapPoint at;            // the circle's middle
  double radius = 0;      // the circle's
  double half_width = 0;  // the name's
};

inline constexpr double kLabelLetter = 58;  // size of the letters
inline constexpr double kLabelHeight = 1.1 * kLabelLetter;

// From which zoom on each of `labels`, the most important first, has room within the map and beside
// those before it that are shown there; it keeps that room from there on. More than kMaxZoom:
// never. Time goes by the square of their number.
[[nodiscard]] std::vector<double> zooms_with_room(const std::vector<MapLabel>& labels);

// Whether all of the label lies in `view`.
[[nodiscard]] bool lies_in(const MapLabel& label, const MapView& view);

}  // namespace dateline::web
