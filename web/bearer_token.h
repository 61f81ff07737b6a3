// The secret that a client has to know, where one is asked for.
#pragma once

#include <string>
#include <string_view>

#include "web/http_message.h"

namespace dateline::web {

class BearerToken {
 public:
  // REQUIRES a token that is not empty.
  explicit BearerToken(std::string token) : token_(std::move(token)) {}

  // Whether the request carries it: `Authorization: Bearer TOKEN` (RFC 6750), or for browsers and
  // feed readers as the password of `Authorization: Basic` (RFC 7617), whatever the user's name.
  // Takes as long for a wrong token as for a nearly right one of the same length.
  [[nodiscard]] bool allows(const Request& request) const;

 private:
  const std::string token_;
};

// Base64 (RFC 4648, 4) decoded; empty for what is none.
[[nodiscard]] std::string base64_decoded(std::string_view text);

}  // namespace dateline::web
