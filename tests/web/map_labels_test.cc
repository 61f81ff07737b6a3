#include "web/map_labels.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <random>

using namespace dateline::web;

namespace {

bool meet(const MapLabel& a, const MapLabel& b, double zoom) {
  const double beside = std::abs(a.at.x - b.at.x) * zoom;
  const double below = std::abs((a.at.y - b.at.y) * zoom + a.radius - b.radius);
  return beside < a.half_width + b.half_width - 1e-6 && below < kLabelHeight - 1e-6;
}

}  // namespace

TEST_CASE("MapLabels: from closer up more names have room, and none lies on another") {
  std::mt19937 random(19980501);
  const auto within = [&](double low, double high) {
    return std::uniform_real_distribution<double>(low, high)(random);
  };
  std::vector<MapLabel> labels;
  for (int i = 0; i < 120; ++i) {
    labels.push_back({{within(900, 1300), within(100, 400)}, within(12, 64), within(60, 400)});
  }
  const std::vector<double> zooms = zooms_with_room(labels);
  REQUIRE(zooms.size() == labels.size());
  CHECK(zooms[0] == 1);
  std::size_t before = 0;
  for (const double zoom : {1.0, 2.0, 4.0, 8.0, kMaxZoom}) {
    std::size_t shown = 0;
    for (std::size_t i = 0; i < labels.size(); ++i) {
      if (zooms[i] > zoom) continue;
      ++shown;
      for (std::size_t k = 0; k < i; ++k) {
        if (zooms[k] <= zoom && meet(labels[i], labels[k], zoom)) FAIL(i << " meets " << k);
      }
    }
    CHECK(shown > before);
    before = shown;
  }
}

TEST_CASE("MapLabels: what is in the same place never has room, what is at the edge has it later") {
  const MapLabel label{{1000, 400}, 12, 100};
  const std::vector<double> same = zooms_with_room({label, label});
  CHECK(same[0] == 1);
  CHECK(same[1] > kMaxZoom);
  const MapLabel edge{{kMapWidth - 50, 400}, 12, 100};
  CHECK(zooms_with_room({edge})[0] == Approx(2));
  CHECK_FALSE(lies_in(edge, {}));
  CHECK(lies_in(edge, within_map({kMapWidth, 400, 2})));
}
