#include "searcher/output/json.h"

#include <nlohmann/json.hpp>

#include "core/schema/json_values.h"
#include "searcher/output/facet_json.h"
#include "searcher/output/segments_json.h"

namespace dateline {
namespace {

using Json = nlohmann::ordered_json;

Json hit_json(const Hit& hit) {
  Json object;
  object["id"] = hit.id;
  object["title"] = hit.title;
  object["date"] = json_or_null(hit.date);
  object["source"] = json_or_null(hit.source);
  object["url"] = json_or_null(hit.url);
  object["score"] = json_number(hit.score);
  object["title_segments"] = segments_json(hit.title_segments);
  object["snippet"] = segments_json(hit.snippet);
  object["people"] = hit.people;
  object["places"] = hit.places;
  object["numbers"] = hit.numbers;
  object["duplicates"] = hit.duplicates;
  object["story"] = json_or_null(hit.story);
  return object;
}

Json query_json(const SearchResults& results) {
  Json notices = Json::array();
  for (const Notice& notice : results.notices) {
    notices.push_back({{"code", notice.code},
                       {"message", notice.message},
                       {"begin", notice.begin},
                       {"end", notice.end}});
  }
  Json object;
  object["text"] = results.query;
  object["match"] = name_of(results.match);
  object["interpreted"] = results.interpreted;
  object["suggestion"] = results.suggestion ? Json(*results.suggestion) : Json();
  object["notices"] = std::move(notices);
  return object;
}

Json hits_json(const std::vector<Hit>& hits) {
  Json array = Json::array();
  for (const Hit& hit : hits) array.push_back(hit_json(hit));
  return array;
}

Json facets_json(const std::vector<Facet>& facets) {
  Json object = Json::object();
  for (const Facet& facet : facets) {
    object[facet.name] = facet_values_json(facet.name, facet.values);
  }
  return object;
}

}  // namespace

std::string to_json(const SearchResults& results, std::optional<double> took_ms) {
  Json object;
  object["query"] = query_json(results);
  object["total"] = results.total;
  object["total_exact"] = results.total_exact;
  object["total_folded"] = results.total_folded;
  object["partial"] = results.partial;
  object["offset"] = results.offset;
  object["limit"] = results.limit;
  if (took_ms) object["took_ms"] = json_number(*took_ms);
  object["hits"] = hits_json(results.hits);
  if (results.compatible) {
    object["compatible"] = hits_json(*results.compatible);
    object["compatible_total"] = results.compatible_total;
  }
  object["facets"] = facets_json(results.facets);
  object["facets_exact"] = results.facets_exact;
  return json_line(object);
}

std::string to_json(const Hit& hit) { return json_line(hit_json(hit)); }

std::string to_json(const Error& error) { return json_line(Json{{"error", error.text()}}); }

std::string with_qid(std::string_view object, std::string_view qid) {
  std::string out = "{\"qid\":" + json_line(Json(std::string(qid)));
  const std::string_view rest = object.substr(1);
  if (rest != "}") out += ',';
  return out + std::string(rest);
}

}  // namespace dateline
