#include "searcher/output/facet_json.h"

namespace dateline {
namespace {

void write_place(const FacetValue& value, JsonWriter& json) {
  json.member_or_null("kind", value.kind);
  json.member("within", value.within);
  json.member_or_null("parent", value.parent);
}

void write_number(const FacetValue& value, JsonWriter& json) {
  json.member_or_null("number", value.number);
  if (value.number_high) json.member("number_high", *value.number_high);
  json.member_or_null("kind", value.kind);
  json.member_or_null("unit", value.unit);
  json.member_or_null("thing", value.thing);
}

void write_value(const FacetValue& value, bool of_places, JsonWriter& json) {
  json.begin_object();
  json.member("id", value.id);
  json.member("value", value.value);
  json.member("count", value.count);
  if (value.margin > 0) json.member("margin", value.margin);
  json.member("selected", value.selected);
  json.member("excluded", value.excluded);
  json.member("filter", value.filter);
  json.member_or_null("exclude", value.exclude);
  if (of_places) {
    write_place(value, json);
  } else if (value.number || value.number_high) {
    write_number(value, json);
  }
  json.end_object();
}

void write_bucket(const Timeline::Bucket& bucket, JsonWriter& json) {
  json.begin_object();
  json.member("value", bucket.value);
  json.member("count", bucket.count);
  if (bucket.margin > 0) json.member("margin", bucket.margin);
  json.member("filter", bucket.filter);
  json.end_object();
}

}  // namespace

void write_facet_values(std::string_view facet, const std::vector<FacetValue>& values,
                        JsonWriter& json) {
  json.begin_array();
  for (const FacetValue& value : values) write_value(value, facet == "places", json);
  json.end_array();
}

std::string to_json(const FacetPage& page) {
  JsonWriter json;
  json.begin_object();
  json.member("facet", page.name);
  json.member("articles", page.articles);
  json.member("total", page.total);
  json.member("offset", page.offset);
  json.member("limit", page.limit);
  json.key("values");
  write_facet_values(page.name, page.values, json);
  json.member("exact", page.exact);
  json.end_object();
  return json.take();
}

std::string to_json(const Timeline& timeline) {
  JsonWriter json;
  json.begin_object();
  json.key("step");
  if (timeline.step == TimeStep::automatic) {
    json.null();
  } else {
    json.value(name_of(timeline.step));
  }
  json.member("coarser", timeline.coarser);
  json.member_or_null("first", timeline.first);
  json.member_or_null("last", timeline.last);
  json.member("undated", timeline.undated);
  if (timeline.undated_margin > 0) json.member("undated_margin", timeline.undated_margin);
  json.key("buckets");
  json.begin_array();
  for (const Timeline::Bucket& bucket : timeline.buckets) write_bucket(bucket, json);
  json.end_array();
  json.member("total", timeline.total);
  json.member("exact", timeline.exact);
  json.end_object();
  return json.take();
}

}  // namespace dateline
