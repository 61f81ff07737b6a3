#include "searcher/output/facet_json.h"

#include "core/schema/json_values.h"

namespace dateline {
namespace {

using Json = nlohmann::ordered_json;

Json facet_value_json(const FacetValue& value, bool of_places) {
  Json object;
  object["id"] = value.id;
  object["value"] = value.value;
  object["count"] = value.count;
  if (value.margin > 0) object["margin"] = value.margin;
  object["selected"] = value.selected;
  object["excluded"] = value.excluded;
  object["filter"] = value.filter;
  object["exclude"] = json_or_null(value.exclude);
  if (of_places) {
    object["kind"] = json_or_null(value.kind);
    object["within"] = value.within;
    object["parent"] = json_or_null(value.parent);
  }
  if (!value.number && !value.number_high) return object;
  object["number"] = json_number(value.number);
  if (value.number_high) object["number_high"] = json_number(*value.number_high);
  object["kind"] = json_or_null(value.kind);
  object["unit"] = json_or_null(value.unit);
  object["thing"] = json_or_null(value.thing);
  return object;
}

}  // namespace

Json facet_values_json(std::string_view facet, const std::vector<FacetValue>& values) {
  Json array = Json::array();
  for (const FacetValue& value : values)
    array.push_back(facet_value_json(value, facet == "places"));
  return array;
}

std::string to_json(const FacetPage& page) {
  Json object;
  object["facet"] = page.name;
  object["articles"] = page.articles;
  object["total"] = page.total;
  object["offset"] = page.offset;
  object["limit"] = page.limit;
  object["values"] = facet_values_json(page.name, page.values);
  object["exact"] = page.exact;
  return json_line(object);
}

std::string to_json(const Timeline& timeline) {
  Json buckets = Json::array();
  for (const Timeline::Bucket& bucket : timeline.buckets) {
    Json object = {{"value", bucket.value}, {"count", bucket.count}};
    if (bucket.margin > 0) object["margin"] = bucket.margin;
    object["filter"] = bucket.filter;
    buckets.push_back(std::move(object));
  }
  Json object;
  object["step"] = timeline.step == TimeStep::automatic ? Json() : Json(name_of(timeline.step));
  object["coarser"] = timeline.coarser;
  object["first"] = json_or_null(timeline.first);
  object["last"] = json_or_null(timeline.last);
  object["undated"] = timeline.undated;
  if (timeline.undated_margin > 0) object["undated_margin"] = timeline.undated_margin;
  object["buckets"] = std::move(buckets);
  object["total"] = timeline.total;
  object["exact"] = timeline.exact;
  return json_line(object);
}

}  // namespace dateline
