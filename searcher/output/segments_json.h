// Marked pieces of a text as JSON, the same wherever they are shown.
#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "searcher/results.h"

namespace dateline {

// [{"text","match"}, ...]
[[nodiscard]] inline nlohmann::ordered_json segments_json(const std::vector<Segment>& segments) {
  auto array = nlohmann::ordered_json::array();
  for (const Segment& segment : segments)
    array.push_back({{"text", segment.text}, {"match", segment.match}});
  return array;
}

}  // namespace dateline
