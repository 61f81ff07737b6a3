#include "searcher/output/json.h"

#include "core/schema/json_writer.h"
#include "searcher/output/facet_json.h"
#include "searcher/output/segments_json.h"

namespace dateline {
namespace {

// What an answer usually takes: room for it is made once.
constexpr std::size_t kHitBytes = 2048;
constexpr std::size_t kFacetValueBytes = 256;

std::size_t expected_bytes(const SearchResults& results) {
  std::size_t bytes = kHitBytes * (results.hits.size() + 1);
  for (const Facet& facet : results.facets) bytes += kFacetValueBytes * facet.values.size();
  return bytes;
}

void write_hit(const Hit& hit, JsonWriter& json) {
  json.begin_object();
  json.member("id", hit.id);
  json.member("title", hit.title);
  json.member_or_null("date", hit.date);
  json.member_or_null("source", hit.source);
  json.member_or_null("url", hit.url);
  json.member("score", hit.score);
  json.key("title_segments");
  write_segments(hit.title_segments, json);
  json.key("snippet");
  write_segments(hit.snippet, json);
  json.member("people", hit.people);
  json.member("places", hit.places);
  json.member("numbers", hit.numbers);
  json.member("duplicates", hit.duplicates);
  json.member_or_null("story", hit.story);
  json.end_object();
}

void write_hits(const std::vector<Hit>& hits, JsonWriter& json) {
  json.begin_array();
  for (const Hit& hit : hits) write_hit(hit, json);
  json.end_array();
}

void write_notice(const Notice& notice, JsonWriter& json) {
  json.begin_object();
  json.member("code", notice.code);
  json.member("message", notice.message);
  json.member("begin", notice.begin);
  json.member("end", notice.end);
  json.end_object();
}

void write_query(const SearchResults& results, JsonWriter& json) {
  json.begin_object();
  json.member("text", results.query);
  json.member("match", name_of(results.match));
  json.member("interpreted", results.interpreted);
  json.key("suggestion");
  if (results.suggestion) {
    json.value(*results.suggestion);
  } else {
    json.null();
  }
  json.key("notices");
  json.begin_array();
  for (const Notice& notice : results.notices) write_notice(notice, json);
  json.end_array();
  json.end_object();
}

void write_facets(const std::vector<Facet>& facets, JsonWriter& json) {
  json.begin_object();
  for (const Facet& facet : facets) {
    json.key(facet.name);
    write_facet_values(facet.name, facet.values, json);
  }
  json.end_object();
}

}  // namespace

std::string to_json(const SearchResults& results, std::optional<double> took_ms) {
  JsonWriter json(expected_bytes(results));
  json.begin_object();
  json.key("query");
  write_query(results, json);
  json.member("total", results.total);
  json.member("total_exact", results.total_exact);
  json.member("total_folded", results.total_folded);
  json.member("partial", results.partial);
  json.member("offset", results.offset);
  json.member("limit", results.limit);
  if (took_ms) json.member("took_ms", *took_ms);
  json.key("hits");
  write_hits(results.hits, json);
  if (results.compatible) {
    json.key("compatible");
    write_hits(*results.compatible, json);
    json.member("compatible_total", results.compatible_total);
  }
  json.key("facets");
  write_facets(results.facets, json);
  json.member("facets_exact", results.facets_exact);
  json.end_object();
  return json.take();
}

std::string to_json(const Hit& hit) {
  JsonWriter json(kHitBytes);
  write_hit(hit, json);
  return json.take();
}

std::string to_json(const std::vector<Hit>& hits) {
  JsonWriter json(kHitBytes * (hits.size() + 1));
  json.begin_object();
  json.key("hits");
  write_hits(hits, json);
  json.end_object();
  return json.take();
}

std::string to_json(const Error& error) {
  JsonWriter json;
  json.begin_object();
  json.member("error", error.text());
  json.end_object();
  return json.take();
}

std::string with_qid(std::string_view object, std::string_view qid) {
  JsonWriter json;
  json.value(qid);
  std::string out = "{\"qid\":" + json.take();
  const std::string_view rest = object.substr(1);
  if (rest != "}") out += ',';
  return out.append(rest);
}

}  // namespace dateline
