// What an index holds, at a glance.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/base/result.h"

namespace dateline {

struct IndexStatistics {
  using Counts = std::vector<std::pair<std::string, std::size_t>>;  // by falling count, then name

  std::size_t articles = 0;
  std::size_t undated = 0;
  std::string first_day, last_day;  // ISO 8601; empty where no article is dated
  Counts languages, sources;        // articles of each; those that name none are in neither
  Counts people, places;            // the most frequent, by articles
  std::string generation;           // its folder's name
  std::uint64_t revision = 0;       // counts the commits of the generation
  Counts tables;                    // bytes of each of Xapian's tables
};

// Reads the newest committed state; `most`: how many sources, people and places at the most. Walks
// the values of every article: about a second for a million. Errors: not_an_index,
// version_mismatch, permission, io.
[[nodiscard]] Result<IndexStatistics> read_statistics(const std::string& index, std::size_t most);

// One object, one line; and for people.
[[nodiscard]] std::string to_json(const IndexStatistics& statistics);
[[nodiscard]] std::string report(const IndexStatistics& statistics);

}  // namespace dateline
