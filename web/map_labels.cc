#include "web/map_labels.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace dateline::web {
namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();

double ratio(double length, double room) { return room > 0 ? length / room : kNever; }

// From which zoom on the two never meet again: beside each other, or one below the other.
double zoom_apart(const MapLabel& a, const MapLabel& b) {
  const double beside = ratio(a.half_width + b.half_width, std::abs(a.at.x - b.at.x));
  const MapLabel& upper = a.at.y < b.at.y ? a : b;
  const MapLabel& lower = a.at.y < b.at.y ? b : a;
  const double below = ratio(kLabelHeight + upper.radius - lower.radius, lower.at.y - upper.at.y);
  return std::min(beside, below);
}

double zoom_within_map(const MapLabel& label) {
  return std::max(ratio(label.half_width, std::min(label.at.x, kMapWidth - label.at.x)),
                  ratio(label.radius + kLabelHeight, kMapHeight - label.at.y));
}

}  // namespace

std::vector<double> zooms_with_room(const std::vector<MapLabel>& labels) {
  std::vector<double> zooms;
  for (const MapLabel& label : labels) {
    double zoom = std::max(1.0, zoom_within_map(label));
    for (std::size_t i = 0; i < zooms.size(); ++i) {
      if (zooms[i] > kMaxZoom) continue;
      const double apart = zoom_apart(label, labels[i]);
      if (apart > zooms[i]) zoom = std::max(zoom, apart);
    }
    zooms.push_back(zoom);
  }
  return zooms;
}

bool lies_in(const MapLabel& label, const MapView& view) {
  const double half = label.half_width / view.zoom;
  const double top = label.at.y + label.radius / view.zoom;
  return label.at.x - half >= view.left() && label.at.x + half <= view.left() + view.width() &&
         top >= view.top() && top + kLabelHeight / view.zoom <= view.top() + view.height();
}

}  // namespace dateline::web
