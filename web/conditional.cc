#include "web/conditional.h"

#include <xxhash.h>

#include <array>
#include <cstdio>
#include <string>

#include "web/ows.h"

namespace dateline::web {
namespace {

// The body around the first `took_ms` that is a name: inside a string its quotes are escaped.
std::string tag_of(const Response& response) {
  const std::string_view body = response.body;
  const std::string_view name = ",\"took_ms\":";
  XXH64_hash_t hash = 0;
  const bool is_json = response.content_type == "application/json";
  const std::size_t at = is_json ? body.find(name) : std::string_view::npos;
  if (at == std::string_view::npos) {
    hash = ::XXH3_64bits(body.data(), body.size());
  } else {
    const std::size_t end = std::min(body.find(',', at + name.size()), body.size());
    hash = ::XXH3_64bits_withSeed(body.data() + end, body.size() - end,
                                  ::XXH3_64bits(body.data(), at));
  }
  std::array<char, 32> tag{};
  std::snprintf(tag.data(), tag.size(), "W/\"%016llx\"", static_cast<unsigned long long>(hash));
  return tag.data();
}

// Weak comparison (RFC 9110, 8.8.3.2). `tag` is ours and weak.
bool names(std::string_view if_none_match, std::string_view tag) {
  const std::string_view opaque = tag.substr(2);
  while (!if_none_match.empty()) {
    const std::size_t comma = std::min(if_none_match.find(','), if_none_match.size());
    std::string_view one = trimmed_ows(if_none_match.substr(0, comma));
    if_none_match.remove_prefix(std::min(comma + 1, if_none_match.size()));
    if (one == "*") return true;
    if (one.rfind("W/", 0) == 0) one.remove_prefix(2);
    if (one == opaque) return true;
  }
  return false;
}

}  // namespace

Response conditional(const Request& request, Response response) {
  const std::string_view caching = response.header("Cache-Control");
  if (response.status != 200 || response.stream || caching == "no-store") return response;
  const std::string tag = tag_of(response);
  response.headers.emplace_back("ETag", tag);
  if (!names(request.header("if-none-match"), tag)) return response;
  response.status = 304;
  response.body.clear();
  response.content_type.clear();
  return response;
}

}  // namespace dateline::web
