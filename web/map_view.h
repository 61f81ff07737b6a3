// Which part of the world map is shown: part of a search's address.
#pragma once

#include <string>
#include <string_view>

#include "web/world_projection.h"

namespace dateline::web {

inline constexpr double kMaxZoom = 16;

struct MapView {
  double x = kMapWidth / 2;  // what is in the middle, in units of the map
  double y = kMapHeight / 2;
  double zoom = 1;  // 1 shows the whole map, 2 half its width

  [[nodiscard]] double width() const { return kMapWidth / zoom; }
  [[nodiscard]] double height() const { return kMapHeight / zoom; }
  [[nodiscard]] double left() const { return x - width() / 2; }
  [[nodiscard]] double top() const { return y - height() / 2; }
  [[nodiscard]] bool is_whole() const { return zoom == 1; }
};

// The nearest view that shows nothing but the map, at a zoom from 1 to kMaxZoom.
[[nodiscard]] MapView within_map(MapView view);

// "1083,220,4.5": x, y and zoom. Whatever else stands there is the whole map.
[[nodiscard]] MapView parse_map_view(std::string_view text);
// What parse_map_view reads, to a hundredth; empty for the whole map.
[[nodiscard]] std::string printed(const MapView& view);

}  // namespace dateline::web
