// Request targets and query strings (RFC 3986; form encoding as the WHATWG URL standard has it).
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline::web {

using Parameters = std::vector<std::pair<std::string, std::string>>;

// Percent-decoded once; a % that no two hexadecimal digits follow stays as it is. The bytes may be
// anything.
[[nodiscard]] std::string percent_decoded(std::string_view text);

// Every byte but unreserved ones (letters, digits, - . _ ~) as %XX: fit for one path segment or one
// parameter.
[[nodiscard]] std::string percent_encoded(std::string_view bytes);

// The segments of a raw path, split at '/' before each is decoded: "/" is {}, "/a%2Fb" {"a/b"},
// "/a/" {"a", ""}.
[[nodiscard]] std::vector<std::string> path_segments(std::string_view raw_path);

// "a=1&b=x+y" decoded, in order; '+' is a blank. Empty pairs are skipped.
[[nodiscard]] Parameters parse_query_string(std::string_view query);

// "?a=1&b=x%20y" of what is given; empty for nothing.
[[nodiscard]] std::string query_string(const Parameters& parameters);

struct Target {
  std::string_view path;   // raw, begins with '/'
  std::string_view query;  // raw, without '?'
};

// Splits a raw request target ("/path?query", or with "http://host" before it); a path that does
// not begin with
// '/' comes back empty.
[[nodiscard]] Target split_target(std::string_view target);

// Whether `url` begins with http:// or https:// and holds neither blanks nor control characters:
// fit to be a link.
[[nodiscard]] bool is_web_url(std::string_view url);

}  // namespace dateline::web
