#include "searcher/output/suggest_json.h"

#include "core/schema/json_writer.h"

namespace dateline {

std::string to_json(const std::vector<Suggestion>& suggestions) {
  JsonWriter json;
  json.begin_object();
  json.key("suggestions");
  json.begin_array();
  for (const Suggestion& suggestion : suggestions) {
    json.begin_object();
    json.member("text", suggestion.text);
    json.member("kind", name_of(suggestion.kind));
    json.member("query", suggestion.query);
    json.member("count", suggestion.count);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return json.take();
}

}  // namespace dateline
