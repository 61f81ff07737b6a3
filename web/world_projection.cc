#include "web/world_projection.h"

#include <cmath>

namespace dateline::web {
namespace {

constexpr double kPi = 3.14159265358979323846;

// The projection's own y of a latitude, for a globe of radius 1.
double northing(double degrees) {
  const double a = degrees * kPi / 180;
  const double s = a * a;
  return a * (1.0148 + s * s * (0.23185 + s * (-0.14499 + s * 0.02406)));
}

}  // namespace

std::optional<MapPoint> on_map(double lat, double lon) {
  // Also false for what is no number.
  const bool there = lat >= kMapSouth && lat <= kMapNorth && lon >= -180 && lon <= 180;
  if (!there) return {};
  return MapPoint{(lon + 180) * (kMapWidth / 360),
                  (northing(kMapNorth) - northing(lat)) * (kMapWidth / (2 * kPi))};
}

}  // namespace dateline::web
