// Marked pieces of a text as JSON, the same wherever they are shown.
#pragma once

#include <vector>

#include "core/schema/json_writer.h"
#include "searcher/results.h"

namespace dateline {

// [{"text","match"}, ...]
inline void write_segments(const std::vector<Segment>& segments, JsonWriter& json) {
  json.begin_array();
  for (const Segment& segment : segments) {
    json.begin_object();
    json.member("text", segment.text);
    json.member("match", segment.match);
    json.end_object();
  }
  json.end_array();
}

}  // namespace dateline
