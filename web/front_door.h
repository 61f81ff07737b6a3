// What every request passes before a route answers it: pages of other origins (CORS), how often an
// address may ask, and the token.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "web/bearer_token.h"
#include "web/http_message.h"
#include "web/rate_limit.h"

namespace dateline::web {

struct FrontDoorOptions {
  std::string token;               // empty: none is asked for
  double requests_per_second = 0;  // of one address; 0: any number
  // Origins whose pages may read what is meant for programs ("https://example.org", or "*" for
  // all); none: no page but our own.
  std::vector<std::string> origins;
};

class FrontDoor {
 public:
  // `inside` may be called from several threads at once.
  FrontDoor(const FrontDoorOptions& options, Handler inside);

  // /healthz and /readyz are open to all, however often: who asks there has nothing to hide from.
  // Any thread.
  [[nodiscard]] Response answer(const Request& request);

 private:
  [[nodiscard]] Response guarded_answer(const Request& request);
  [[nodiscard]] std::string allowed_origin(const Request& request) const;

  const std::vector<std::string> origins_;
  std::optional<BearerToken> token_;
  std::optional<RateLimit> rate_;
  const Handler inside_;
};

}  // namespace dateline::web
