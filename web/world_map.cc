#include "web/world_map.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/entities/gazetteer.h"
#include "web/decimal.h"
#include "web/facet_links.h"
#include "web/facet_tree.h"
#include "web/map_labels.h"
#include "web/page_search.h"
#include "web/query_filters.h"
#include "web/static_assets.h"

namespace dateline::web {
namespace {

// Units of the whole map; all are divided by the zoom, so that they look the same at every zoom.
constexpr double kLargest = 64;  // radius of the circle for most articles; areas go by their count
constexpr double kSmallest = 12;
constexpr double kLetterWidth = 0.56 * kLabelLetter;

constexpr double kNear = 3;                // from this zoom on there is room for regions
constexpr std::size_t kLongestLabel = 24;  // bytes
constexpr std::size_t kNamedUnplaced = 5;

struct Marker {
  const FacetValue* place = nullptr;
  MapPoint at;
  double radius = 0;
};

struct Part {
  Text name;
  MapView view;
};
constexpr Part kParts[] = {
    {Text::map_world, {}},
    {Text::map_africa, {1090, 485, 2.1}},
    {Text::map_asia, {1500, 330, 2.2}},
    {Text::map_europe, {1080, 215, 4}},
    {Text::map_north_america, {480, 225, 2}},
    {Text::map_south_america, {665, 640, 2.1}},
    {Text::map_oceania, {1720, 650, 2.4}},
};

struct Coordinates {
  double lat = 0;  // degrees
  double lon = 0;
};

std::optional<Coordinates> coordinates_of(const FacetValue& place) {
  const Gazetteer& gazetteer = Gazetteer::instance();
  for (const GazetteerPlace* known : gazetteer.find(name_within(place))) {
    if (gazetteer.within(*known) != place.within) continue;
    const auto lat = known->lat();
    const auto lon = known->lon();
    if (lat && lon) return Coordinates{*lat, *lon};
  }
  return {};
}

bool is_area(const FacetValue& place) { return place.kind == "country" || place.kind == "region"; }

// The largest first, of equal ones what others lie in, so that what comes later lies above and can
// be reached.
std::vector<Marker> markers_of(const FacetPage& places) {
  std::vector<Marker> out;
  std::size_t most = 1;
  for (const FacetValue& place : places.values) {
    const auto at = position_of(place);
    if (!at) continue;
    out.push_back({&place, *at, 0});
    most = std::max(most, place.count);
  }
  // Two articles are no reason to cover half of Europe.
  const double largest =
      kLargest * std::min(1.0, 0.4 + 0.12 * std::log2(static_cast<double>(most)));
  for (Marker& marker : out) {
    const double share = static_cast<double>(marker.place->count) / static_cast<double>(most);
    marker.radius = std::max(kSmallest, largest * std::sqrt(share));
  }
  std::stable_sort(out.begin(), out.end(), [](const Marker& a, const Marker& b) {
    if (a.radius != b.radius) return a.radius > b.radius;
    return is_area(*a.place) && !is_area(*b.place);
  });
  return out;
}

std::string url_with_view(const PageSearch& request, const MapView& view) {
  PageSearch other = request;
  other.map = view;
  return page_url(other) + "#map";
}

// Narrows, or takes back what the query has chosen.
std::string url_of(const PageSearch& request, const FacetValue& place) {
  const auto rest = without_filter(request.query, place.filter);
  return url_with_query(request, rest ? *rest : with_filter(request.query, place.filter));
}

std::string_view class_of(const FacetValue& place) {
  if (place.selected) return "chosen";
  return is_area(place) ? std::string_view(place.kind) : "spot";
}

void write_marker(const PageSearch& request, const Marker& marker, double zoom, HtmlWriter& out) {
  const FacetValue& place = *marker.place;
  out.markup("<a tabindex=\"-1\" class=\"")
      .text(class_of(place))
      .markup("\" href=\"")
      .text(url_of(request, place))
      .markup("\"><title>")
      .text(filled(Text::map_place, {{"place", place.value}, {"n", place.count}}))
      .markup("</title><circle cx=\"")
      .text(decimal(marker.at.x))
      .markup("\" cy=\"")
      .text(decimal(marker.at.y))
      .markup("\" r=\"")
      .text(decimal(marker.radius / zoom))
      .markup("\" data-r=\"")
      .text(decimal(marker.radius))
      .markup("\"/></a>\n");
}

// Code points: good enough to tell whether two labels meet.
double letters_in(std::string_view name) {
  return static_cast<double>(std::count_if(name.begin(), name.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

// Names of the places with most articles, those without room in `view` hidden: what a script needs
// to show them from closer up stands with each.
void write_label(const std::string& name, const MapLabel& label, double zoom, const MapView& view,
                 HtmlWriter& out) {
  const bool shown = zoom <= view.zoom && lies_in(label, view);
  out.markup("<text ");
  if (shown) {
    out.markup("y=\"").text(decimal(label.at.y + (label.radius + 0.9 * kLabelLetter) / view.zoom));
  } else {
    out.markup("class=\"far");
  }
  out.markup("\" x=\"")
      .text(decimal(label.at.x))
      .markup("\" data-y=\"")
      .text(decimal(label.at.y))
      .markup("\" data-r=\"")
      .text(decimal(label.radius))
      .markup("\" data-zoom=\"")
      .text(decimal(zoom))
      .markup("\">")
      .text(name)
      .markup("</text>\n");
}

void write_labels(const std::vector<Marker>& markers, const MapView& view, HtmlWriter& out) {
  std::vector<std::string> names;
  std::vector<MapLabel> labels;
  for (const Marker& marker : markers) {
    std::string name = name_within(*marker.place);
    if (marker.place->kind == "region" || name.size() > kLongestLabel) continue;
    labels.push_back({marker.at, marker.radius, (letters_in(name) + 1) * kLetterWidth / 2});
    names.push_back(std::move(name));
  }
  std::vector<double> zooms = zooms_with_room(labels);
  for (double& zoom : zooms) zoom = std::ceil(zoom * 10) / 10;  // a digit less in each label
  out.markup("<g class=\"labels\" aria-hidden=\"true\" font-size=\"")
      .text(decimal(kLabelLetter / view.zoom))
      .markup("\" data-size=\"")
      .text(decimal(kLabelLetter))
      .markup("\">\n");
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (zooms[i] <= kMaxZoom) write_label(names[i], labels[i], zooms[i], view, out);
  }
  out.markup("</g>\n");
}

void write_shape(std::string_view id, HtmlWriter& out) {
  out.markup("<use class=\"")
      .text(id)
      .markup("\" href=\"")
      .text(asset_path("world.svg"))
      .markup("#")
      .text(id)
      .markup("\"/>\n");
}

void write_picture(const PageSearch& request, const std::vector<Marker>& markers, HtmlWriter& out) {
  const MapView& view = request.map;
  out.markup("<svg class=\"world")
      .text(view.zoom >= kNear ? " near" : "")
      .markup("\" role=\"group\" aria-labelledby=\"map-title\" viewBox=\"")
      .text(decimal(view.left()) + " " + decimal(view.top()) + " " + decimal(view.width()) + " " +
            decimal(view.height()))
      .markup("\">\n");
  write_shape("land", out);
  write_shape("borders", out);
  for (const Marker& marker : markers) write_marker(request, marker, view.zoom, out);
  write_labels(markers, view, out);
  out.markup("</svg>\n");
}

void write_view(const PageSearch& request, const MapView& view, Text name, bool current,
                HtmlWriter& out) {
  out.markup("<a href=\"").text(url_with_view(request, view)).markup("\" data-view=\"");
  out.text(printed(view)).markup("\"");
  if (current) out.markup(" aria-current=\"true\"");
  out.markup(">").say(name).markup("</a>\n");
}

void write_zoom(const PageSearch& request, double by, HtmlWriter& out) {
  MapView other = request.map;
  other.zoom *= by;
  out.markup("<a class=\"zoom\" href=\"")
      .text(url_with_view(request, within_map(other)))
      .markup("\" data-zoom=\"")
      .text(decimal(by))
      .markup("\"><span aria-hidden=\"true\">")
      .text(by > 1 ? "+" : "−")
      .markup("</span><span class=\"hidden\">")
      .say(by > 1 ? Text::map_zoom_in : Text::map_zoom_out)
      .markup("</span></a>\n");
}

void write_views(const PageSearch& request, HtmlWriter& out) {
  out.markup("<nav class=\"ways map-views\" aria-label=\"")
      .text(text_of(Text::map_views))
      .markup("\">\n");
  write_zoom(request, 2, out);
  write_zoom(request, 0.5, out);
  for (const Part& part : kParts) {
    const MapView shown = within_map(part.view);
    write_view(request, shown, part.name, printed(shown) == printed(request.map), out);
  }
  out.markup("</nav>\n");
}

void write_list(const PageSearch& request, const FacetPage& places, HtmlWriter& out) {
  out.markup("<details class=\"as-table\"><summary>")
      .say(Text::as_table)
      .markup("</summary>\n<div class=\"scroll\"><table>\n<thead><tr><th scope=\"col\">")
      .say(Text::map_name)
      .markup("</th><th scope=\"col\">")
      .say(Text::articles)
      .markup("</th></tr></thead>\n<tbody>\n");
  for (const FacetValue& place : places.values) {
    out.markup("<tr><th scope=\"row\"><a dir=\"auto\" href=\"")
        .text(url_of(request, place))
        .markup("\">")
        .text(place.value)
        .markup("</a>");
    if (place.selected) out.markup(" ").say(Text::selected_remove);
    if (!position_of(place))
      out.markup(" <span class=\"aside\">").say(Text::map_not_placed).markup("</span>");
    out.markup("</th><td>").number(place.count);
    if (place.margin > 0) out.markup(" ±").number(place.margin);
    out.markup("</td></tr>\n");
  }
  out.markup("</tbody></table></div></details>\n");
}

// What a reader would miss on the map, `missing` it for one reason, which `why` says.
void write_missing(const FacetPage& places, Text why, bool (*missing)(const FacetValue&),
                   HtmlWriter& out) {
  std::size_t count = 0;
  HtmlWriter named;
  for (const FacetValue& place : places.values) {
    if (!missing(place) || ++count > kNamedUnplaced) continue;
    if (count > 1) named.say(Text::list_separator);
    named.markup("<bdi>").text(place.value).markup("</bdi>");
  }
  if (count == 0) return;
  HtmlWriter names;
  if (count > kNamedUnplaced) {
    names.say(Text::more_sources, {{"names", named}, {"n", count - kNamedUnplaced}});
  } else {
    names.part(named);
  }
  out.markup(" <span class=\"unplaced\">")
      .say(why, {{"n", count}, {"names", names}})
      .markup("</span>");
}

bool has_no_position(const FacetValue& place) { return !coordinates_of(place); }
// Antarctica.
bool lies_beyond(const FacetValue& place) { return coordinates_of(place) && !position_of(place); }

// The first of each kind, in the order they came in.
FacetPage fair_share(const FacetPage& places) {
  FacetPage out = places;
  std::size_t countries = 0;
  std::size_t regions = 0;
  std::size_t spots = 0;
  std::erase_if(out.values, [&](const FacetValue& place) {
    if (place.kind == "country") return ++countries > kMapCountries;
    if (place.kind == "region") return ++regions > kMapRegions;
    return ++spots > kMapSpots;
  });
  return out;
}

}  // namespace

std::optional<MapPoint> position_of(const FacetValue& place) {
  const auto at = coordinates_of(place);
  return at ? on_map(at->lat, at->lon) : std::nullopt;
}

HtmlWriter world_map(const PageSearch& request, const FacetPage& found) {
  HtmlWriter out;
  if (found.values.empty()) return out;
  const FacetPage places = fair_share(found);
  out.markup(
         "<section class=\"map\" id=\"map\" aria-labelledby=\"map-title\">\n"
         "<h2 id=\"map-title\">")
      .say(Text::map_title)
      .markup("</h2>\n");
  const std::vector<Marker> markers = markers_of(places);
  write_picture(request, markers, out);
  write_views(request, out);
  out.markup("<p class=\"aside\">").say(Text::map_key);
  if (places.total > places.values.size())
    out.markup(" ").say(Text::map_more_places, {{"n", markers.size()}});
  write_missing(places, Text::map_beyond, lies_beyond, out);
  write_missing(places, Text::map_unplaced, has_no_position, out);
  if (!places.exact) out.markup(" ").say(Text::counts_estimated);
  out.markup("</p>\n");
  write_list(request, places, out);
  out.markup("</section>\n");
  return out;
}

}  // namespace dateline::web
