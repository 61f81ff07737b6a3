#include "web/world_map.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <regex>
#include <sstream>

#include "web/static_assets.h"

using namespace dateline;
using namespace dateline::web;

namespace {

FacetValue place(std::string value, std::vector<std::string> within, std::string kind,
                 std::size_t count) {
  FacetValue out;
  out.filter = "place:\"" + value + "\"";
  out.value = std::move(value);
  out.within = std::move(within);
  out.kind = std::move(kind);
  out.count = count;
  return out;
}

FacetPage page_of(std::vector<FacetValue> values) {
  FacetPage page;
  page.name = "places";
  page.total = values.size();
  page.values = std::move(values);
  return page;
}

std::string drawn(std::vector<FacetValue> values, const MapView& view = {},
                  const std::string& query = "boats") {
  PageSearch request;
  request.query = query;
  request.map = view;
  return world_map(request, page_of(std::move(values))).take();
}

std::vector<std::string> all(const std::string& html, const std::string& pattern) {
  const std::regex regex(pattern);
  std::vector<std::string> found;
  for (std::sregex_iterator it(html.begin(), html.end(), regex), end; it != end; ++it)
    found.push_back((*it)[1]);
  return found;
}

bool has(const std::string& html, std::string_view part) {
  return html.find(part) != std::string::npos;
}

// The land of the asset: the rings of its path ("M1 2l3-4 5 6z...").
std::vector<std::vector<MapPoint>> land() {
  const std::string svg(asset_named("world.svg").content);
  // Cut by hand: std::regex takes a stack frame or more for each of its many thousand letters.
  const std::string_view before = "id=\"land\" d=\"";
  const std::size_t begin = svg.find(before) + before.size();
  const std::string path = svg.substr(begin, svg.find('"', begin) - begin);
  std::vector<std::vector<MapPoint>> rings;
  std::istringstream in(path);
  MapPoint at;
  for (char c = 0; in >> c;) {
    double x = 0;
    double y = 0;
    if (c == 'M') {
      rings.emplace_back();
      in >> at.x >> at.y;
    } else if (c != 'l' && c != 'z') {
      in.unget();
      in >> x >> y;
      at.x += x;
      at.y += y;
    } else {
      continue;
    }
    rings.back().push_back(at);
  }
  return rings;
}

bool is_on_land(const std::vector<std::vector<MapPoint>>& rings, const MapPoint& p) {
  bool inside = false;
  for (const auto& ring : rings) {
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
      const MapPoint& a = ring[i];
      const MapPoint& b = ring[j];
      if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x)
        inside = !inside;
    }
  }
  return inside;
}

}  // namespace

TEST_CASE("WorldMap: the asset's coasts and the projection agree") {
  const auto rings = land();
  REQUIRE(rings.size() > 50);
  const auto check = [&](const char* name, double lat, double lon, bool expected) {
    INFO(name);
    const auto at = on_map(lat, lon);
    REQUIRE(at);
    CHECK(is_on_land(rings, *at) == expected);
  };
  check("Paris", 48.85, 2.35, true);
  check("Nairobi", -1.29, 36.82, true);
  check("Denver", 39.74, -104.98, true);
  check("Alice Springs", -23.7, 133.88, true);
  check("Brasilia", -15.79, -47.88, true);
  check("Novosibirsk", 55.03, 82.92, true);
  check("Anadyr's hinterland, beyond 180 degrees west", 66.5, -177, true);
  check("Anadyr's hinterland, before 180 degrees east", 67, 175, true);
  check("Murzuq", 25.9, 13.9, true);
  check("North Atlantic", 40, -40, false);
  check("Gulf of Guinea", 0, 0, false);
  check("Bay of Bengal", 14, 88, false);
  check("Tasman Sea", -38, 160, false);
  check("Black Sea", 43, 34, false);
  check("South Pacific", -30, -130, false);
}

TEST_CASE("WorldMap: what lies beyond the map's edges is not on it") {
  CHECK_FALSE(on_map(-75, 0));
  CHECK_FALSE(on_map(89, 0));
  CHECK_FALSE(on_map(0, 200));
  CHECK_FALSE(on_map(std::nan(""), 0));
  const auto corner = on_map(kMapSouth, 180);
  REQUIRE(corner);
  CHECK(corner->x == Approx(kMapWidth));
  CHECK(corner->y == Approx(kMapHeight).margin(0.5));
}

TEST_CASE("WorldMap: positions are the gazetteer's, of exactly the place that is meant") {
  const auto texan =
      position_of(place("Paris, Texas, United States", {"United States", "Texas"}, "city", 1));
  const auto french = position_of(place("Paris", {"France", "Île-de-France"}, "city", 1));
  REQUIRE(texan);
  REQUIRE(french);
  CHECK(texan->x < 500);
  CHECK(french->x > 1000);
  CHECK(position_of(place("France", {}, "country", 1)));
  CHECK_FALSE(position_of(place("Paris", {"Nowhere"}, "city", 1)));
  CHECK_FALSE(position_of(place("Zzyzzyx", {}, "other", 1)));
}

TEST_CASE("WorldMap: circles go by their counts, the largest lowest, and filter") {
  const std::string html = drawn({place("Paris", {"France", "Île-de-France"}, "city", 10),
                                  place("France", {}, "country", 40)});
  CHECK(all(html, "class=\"(country|spot)\"") == std::vector<std::string>{"country", "spot"});
  const auto radii = all(html, " r=\"([0-9.]+)\"");
  REQUIRE(radii.size() == 2);
  CHECK(std::stod(radii[0]) == Approx(2 * std::stod(radii[1])));
  CHECK(has(html, "href=\"/?q=boats%20place%3A%22Paris%22\"><title>Paris: 10 articles</title>"));
  CHECK(all(html, "<td>([^<]*)</td>") == std::vector<std::string>{"10", "40"});
}

TEST_CASE("WorldMap: a town lies above the country of as many articles") {
  const std::string html = drawn({place("Calais", {"France", "Hauts-de-France"}, "city", 2),
                                  place("France", {}, "country", 2)});
  CHECK(all(html, "class=\"(country|spot)\"") == std::vector<std::string>{"country", "spot"});
}

TEST_CASE("WorldMap: a chosen place is taken back") {
  auto chosen = place("France", {}, "country", 3);
  chosen.selected = true;
  const std::string html = drawn({chosen}, {}, "boats place:\"France\"");
  CHECK(has(html, "class=\"chosen\" href=\"/?q=boats\""));
}

TEST_CASE("WorldMap: what has no position is said and listed") {
  const std::string html =
      drawn({place("France", {}, "country", 3), place("Atlantis", {}, "other", 2)});
  CHECK(all(html, "<circle ([^>]*)").size() == 1);
  CHECK(has(html, "1 place has no known position: <bdi>Atlantis</bdi>."));
  CHECK(has(html, "not on the map"));
  CHECK(drawn({}).empty());
}

TEST_CASE("WorldMap: what lies beyond the map's edge is said and listed") {
  const std::string html =
      drawn({place("France", {}, "country", 3), place("Antarctica", {}, "country", 2)});
  CHECK(all(html, "<circle ([^>]*)").size() == 1);
  CHECK(has(html, "1 place lies beyond the edge of the map: <bdi>Antarctica</bdi>."));
  CHECK_FALSE(has(html, "no known position"));
  CHECK(all(html, "<td>([^<]*)</td>") == std::vector<std::string>{"3", "2"});
}

TEST_CASE("WorldMap: countries leave room for towns, however many more articles they have") {
  std::vector<FacetValue> values;
  for (std::size_t i = 0; i < 150; ++i) {
    values.push_back(place("Country " + std::to_string(i), {}, "country", 1000 - i));
  }
  values.push_back(place("Calais", {"France", "Hauts-de-France"}, "city", 2));
  const std::string html = drawn(values);
  CHECK(has(html, "Calais: 2 articles"));
  CHECK(all(html, "<td>([^<]*)</td>").size() == kMapCountries + 1);
  CHECK(has(html, "Shown is 1 place:"));  // of the countries nobody knows where they lie
}

TEST_CASE("WorldMap: a view is part of the address, and circles keep their size in it") {
  const MapView europe = parse_map_view("1080,215,4");
  CHECK(printed(europe) == "1080,215,4");
  const std::string html = drawn({place("France", {}, "country", 32)}, europe);
  CHECK(has(html, "viewBox=\"830 101.88 500 226.25\""));
  CHECK(has(html, "r=\"16\" data-r=\"64\""));
  CHECK(has(html, "class=\"world near\""));
  CHECK(has(html, "href=\"/?q=boats&amp;map=1080%2C215%2C8#map\""));
  CHECK(has(html, "href=\"/?q=boats#map\" data-view=\"\">World"));
}

TEST_CASE("WorldMap: a view never shows what is not the map") {
  const auto check = [](std::string_view text, std::string_view expected) {
    INFO(text);
    CHECK(printed(parse_map_view(text)) == expected);
  };
  check("", "");
  check("1080,215,1", "");
  check("0,0,2", "500,226.25,2");
  check("99999,99999,99999", "1937.5,876.72,16");
  for (const char* bad : {"1,2", "1,2,3,4", "a,b,c", "nan,1,2", "inf,1,2", "1,2,3x", "1;2;3",
                          "\"><script>", "1e999,1,2", " 1,2,3"}) {
    check(bad, "");
  }
}

TEST_CASE("WorldMap: names do no harm") {
  const std::string html = drawn({place("\"><script>alert(1)</script>", {}, "city", 2),
                                  place(std::string(5000, 'w') + "\xE2\x80\xAE\xFF", {}, "city", 1),
                                  place("France", {"<img src=x>"}, "<b>", 1)});
  CHECK_FALSE(has(html, "<script"));
  CHECK_FALSE(has(html, "<img"));
  CHECK_FALSE(has(html, "<b>"));
}
