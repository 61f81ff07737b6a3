#include "web/map_view.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <vector>

#include "web/decimal.h"

namespace dateline::web {

MapView within_map(MapView view) {
  view.zoom = std::clamp(view.zoom, 1.0, kMaxZoom);
  view.x = std::clamp(view.x, view.width() / 2, kMapWidth - view.width() / 2);
  view.y = std::clamp(view.y, view.height() / 2, kMapHeight - view.height() / 2);
  return view;
}

MapView parse_map_view(std::string_view text) {
  double parts[3] = {};
  const char* at = text.data();
  const char* const end = at + text.size();
  for (int i = 0; i < 3; ++i) {
    if (i > 0 && (at == end || *at++ != ',')) return {};
    const auto [rest, error] = std::from_chars(at, end, parts[i]);
    if (error != std::errc() || !std::isfinite(parts[i])) return {};
    at = rest;
  }
  if (at != end) return {};
  return within_map({parts[0], parts[1], parts[2]});
}

std::string printed(const MapView& view) {
  if (view.is_whole()) return {};
  return decimal(view.x) + "," + decimal(view.y) + "," + decimal(view.zoom);
}

}  // namespace dateline::web
