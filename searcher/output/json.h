// Results as the contract's JSON. One place, so that the command line and the API cannot differ.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "searcher/results.h"

namespace dateline {

// The object of GET /api/v1/search; `took_ms` only where given. One line, no trailing newline,
// invalid UTF-8 replaced.
[[nodiscard]] std::string to_json(const SearchResults& results, std::optional<double> took_ms = {});

// One hit object, as in "hits".
[[nodiscard]] std::string to_json(const Hit& hit);

// {"hits":[...]}, each as in a search: similar articles, near-copies. One line.
[[nodiscard]] std::string to_json(const std::vector<Hit>& hits);

// {"error":"..."}: what a batch answers for a query that failed.
[[nodiscard]] std::string to_json(const Error& error);

// The same object beginning with {"qid":...: for batches of queries. REQUIRES an object as the
// functions above make.
[[nodiscard]] std::string with_qid(std::string_view object, std::string_view qid);

}  // namespace dateline
