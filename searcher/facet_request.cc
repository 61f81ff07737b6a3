#include "searcher/facet_request.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace dateline {
namespace {

std::string_view trimmed(std::string_view text) {
  const auto is_blank = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

std::optional<std::size_t> value_limit(std::string_view digits) {
  std::size_t limit = 0;
  const char* end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, limit);
  if (error != std::errc{} || stop != end || limit == 0 || limit > kMaxFacetValues) return {};
  return limit;
}

Error bad_part(std::string_view part, std::string_view why) {
  Error error;
  error.code = ErrorCode::bad_input;
  error.message = "bad facet \"" + std::string(part) + "\": " + std::string(why);
  error.hint = "Facets are";
  for (const std::string& name : facet_names()) error.hint += " " + name;
  return error;
}

Result<FacetRequest> parse_part(std::string_view part) {
  FacetRequest request;
  const std::size_t colon = part.find(':');
  request.name = std::string(trimmed(part.substr(0, colon)));
  const auto& names = facet_names();
  if (std::find(names.begin(), names.end(), request.name) == names.end()) {
    return bad_part(part, "no such facet");
  }
  if (colon == std::string_view::npos) return request;
  const auto limit = value_limit(trimmed(part.substr(colon + 1)));
  if (!limit) return bad_part(part, "a count from 1 to " + std::to_string(kMaxFacetValues));
  request.limit = *limit;
  return request;
}

}  // namespace

Result<std::vector<FacetRequest>> parse_facets(std::string_view list) {
  std::vector<FacetRequest> requests;
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    const std::string_view part = trimmed(list.substr(0, comma));
    list.remove_prefix(std::min(comma + 1, list.size()));
    if (part.empty()) continue;
    Result<FacetRequest> request = parse_part(part);
    if (!request) return request.error();
    const auto same = [&](const FacetRequest& other) { return other.name == request->name; };
    const auto found = std::find_if(requests.begin(), requests.end(), same);
    if (found == requests.end()) {
      requests.push_back(std::move(*request));
    } else {
      *found = std::move(*request);
    }
  }
  return requests;
}

}  // namespace dateline
