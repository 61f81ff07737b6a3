// Where a place stands on the page's map of the world (web/world_data/README.md).
#pragma once

#include <optional>

namespace dateline::web {

// A point of the map, in the units of web/assets/world.svg: x to the right, y down.
struct MapPoint {
  double x = 0;
  double y = 0;
};

inline constexpr double kMapWidth = 2000;
inline constexpr double kMapHeight = 905;
// Degrees of latitude at the upper and the lower edge: what lies beyond is not on the map.
inline constexpr double kMapNorth = 84;
inline constexpr double kMapSouth = -58;

// Tom Patterson's cylindrical projection (Patterson, Šavrič and Jenny, Cartographic Perspectives
// 78, 2014): shapes near the poles stay bounded, and a part of the map looks like the whole.
// Degrees; nothing for what is not on the map.
[[nodiscard]] std::optional<MapPoint> on_map(double lat, double lon);

}  // namespace dateline::web
