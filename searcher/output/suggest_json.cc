#include "searcher/output/suggest_json.h"

#include <nlohmann/json.hpp>

#include "core/schema/json_values.h"
#include "searcher/output/json.h"

namespace dateline {

std::string to_json(const std::vector<Suggestion>& suggestions) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const Suggestion& s : suggestions) {
    list.push_back(
        {{"text", s.text}, {"kind", name_of(s.kind)}, {"query", s.query}, {"count", s.count}});
  }
  return json_line({{"suggestions", std::move(list)}});
}

std::string to_json(const std::vector<Hit>& hits) {
  std::string out;
  for (const Hit& hit : hits) out += (out.empty() ? "" : ",") + to_json(hit);
  return "{\"hits\":[" + out + "]}";
}

}  // namespace dateline
