// HTTP messages as the rest of web/ sees them: plain data, no library types.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "web/url.h"

namespace dateline::web {

using Header = std::pair<std::string, std::string>;

struct Request {
  std::string method;  // "GET"
  std::vector<std::string>
      path;  // split before decoding, each segment decoded once: "/a%2Fb/" is {"a/b", ""}
  Parameters parameters;        // of the query string, decoded, in order
  std::vector<Header> headers;  // names in lower case, values as sent
  std::string remote_address;   // "127.0.0.1"; the client's, where a trusted proxy stands before

  // The first header of that name (lower case); empty where there is none.
  [[nodiscard]] std::string_view header(std::string_view name) const;
  // The first parameter of that name; nothing where there is none.
  [[nodiscard]] std::optional<std::string_view> parameter(std::string_view name) const;
};

// Takes a piece of a streamed body; false when the client is gone and making more is pointless. May
// block while the client is slow.
using BodyWriter = std::function<bool(std::string_view)>;

struct Response {
  int status = 200;
  std::string content_type;     // empty only without a body
  std::vector<Header> headers;  // further ones
  std::string body;
  // When set, makes the body piece by piece instead of `body`; returns false when it failed midway.
  std::function<bool(const BodyWriter&)> stream;
  std::string route = {};  // the pattern that answered, for counting: "/articles/*"; empty for none

  // The first header of that name, spelled exactly so; empty where there is none.
  [[nodiscard]] std::string_view header(std::string_view name) const;
};

using Handler = std::function<Response(const Request&)>;

// Whether an Accept-Encoding value allows gzip: listed, or "*", and not at q=0 (RFC 9110, 12.5.3).
[[nodiscard]] bool accepts_gzip(std::string_view accept_encoding);

// "Thu, 25 Nov 2021 10:00:00 GMT" for seconds since 1970 (RFC 9110, 5.6.7).
[[nodiscard]] std::string http_date(long long seconds);

}  // namespace dateline::web
