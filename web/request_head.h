// The head of a request as it comes off the wire: found, checked strictly (RFC 9112) and taken
// apart. What is at all doubtful is refused here, before any library parses it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/http_message.h"

namespace dateline::web {

inline constexpr std::size_t kMaxTargetBytes = 8000;
inline constexpr std::size_t kMaxHeaders = 100;

struct RequestHead {
  int refused =
      0;  // an HTTP status: the head cannot be used and the rest is not filled; 0: it is sound
  std::string method;
  std::string target;           // raw
  std::vector<Header> headers;  // names in lower case, values trimmed, otherwise as sent
  bool has_body = false;
  bool keep_alive = false;  // the client will send another request on this connection
  bool http_1_0 = false;
};

// Bytes of the head at the front of `received`, its blank line included; nothing while it is
// incomplete. `from`: how many bytes an earlier call has already looked at, so that a slow drip
// costs linear time in all.
[[nodiscard]] std::optional<std::size_t> head_size(std::string_view received, std::size_t from = 0);

// Takes `head` (as head_size measured it) apart. Never fails otherwise than by `refused`. Linear
// time.
[[nodiscard]] RequestHead parse_head(std::string_view head);

// Where the path that a head asks for begins, raw: "/api" of "/api/v1/search", "/" of "/?q=x".
// Empty where that has not come, or is no path. Sound or not: for words to whoever asked, not for a
// route.
[[nodiscard]] std::string_view first_of_path(std::string_view received);

}  // namespace dateline::web
