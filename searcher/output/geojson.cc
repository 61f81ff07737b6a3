#include "searcher/output/geojson.h"

#include "core/schema/json_values.h"

namespace dateline {
namespace {

using Json = nlohmann::ordered_json;

Json feature(const Article& article, const PlaceEntity& place) {
  Json properties;
  properties["article"] = article.id;
  properties["title"] = article.title;
  properties["date"] = json_or_null(article.date);
  properties["source"] = json_or_null(article.source);
  properties["url"] = json_or_null(article.url);
  properties["name"] = place.name;
  properties["kind"] = name_of(place.kind);
  properties["country"] = json_or_null(place.country);
  properties["within"] = place.within;
  properties["mentions"] = place.mentions.size() + place.title_mentions.size();
  Json object;
  object["type"] = "Feature";
  object["geometry"] = {{"type", "Point"},
                        {"coordinates", {json_number(*place.lon), json_number(*place.lat)}}};
  object["properties"] = std::move(properties);
  return object;
}

}  // namespace

std::string geojson_begin() { return "{\"type\":\"FeatureCollection\",\"features\":[\n"; }
std::string geojson_end() { return "\n]}\n"; }

std::string geojson_features(const Article& article) {
  std::string out;
  for (const PlaceEntity& place : article.found.places) {
    if (!place.lat || !place.lon) continue;
    if (!out.empty()) out += ",\n";
    out += json_line(feature(article, place));
  }
  return out;
}

}  // namespace dateline
