// What facets should count, worked out anew from `dateline-index --extract`: nothing of an index.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::test {

// The keys under which an enriched article should be counted in a facet ("people", "places", ...;
// "dates" by day), each once. Keys are the value's facet id in hex, of dates the day.
[[nodiscard]] std::set<std::string> facet_keys(const nlohmann::json& article,
                                               std::string_view facet);

// How many of the articles hold each key.
[[nodiscard]] std::map<std::string, std::size_t> recounted(
    const std::vector<const nlohmann::json*>& articles, std::string_view facet);

}  // namespace dateline::test
