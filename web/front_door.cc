#include "web/front_door.h"

#include <algorithm>
#include <utility>

#include "web/answers.h"

namespace dateline::web {
namespace {

bool is_for_monitors(const Request& request) {
  return request.path.size() == 1 && (request.path[0] == "healthz" || request.path[0] == "readyz");
}

bool is_preflight(const Request& request) {
  return request.method == "OPTIONS" && !request.header("origin").empty() &&
         !request.header("access-control-request-method").empty();
}

// It carries no token, and says nothing of what is asked for.
Response preflight_answer() {
  Response response;
  response.status = 204;
  response.headers = {{"Access-Control-Allow-Methods", "GET, HEAD"},
                      {"Access-Control-Allow-Headers", "Authorization, If-None-Match"},
                      {"Access-Control-Max-Age", "86400"}};
  return response;
}

Response unauthorized(const Request& request) {
  Response response = secured(failure(request, 401, "A token is needed here."));
  response.headers.emplace_back("WWW-Authenticate", "Bearer realm=\"dateline\"");
  response.headers.emplace_back("WWW-Authenticate", "Basic realm=\"dateline\", charset=\"UTF-8\"");
  return response;
}

Response too_many(const Request& request, int seconds) {
  Response response = secured(failure(request, 429, "Too many requests from this address."));
  response.headers.emplace_back("Retry-After", std::to_string(seconds));
  return response;
}

}  // namespace

FrontDoor::FrontDoor(const FrontDoorOptions& options, Handler inside)
    : origins_(options.origins), inside_(std::move(inside)) {
  if (!options.token.empty()) token_.emplace(options.token);
  if (options.requests_per_second > 0) rate_.emplace(options.requests_per_second);
}

Response FrontDoor::answer(const Request& request) {
  if (origins_.empty() || !is_for_programs(request)) return guarded_answer(request);
  const std::string origin = allowed_origin(request);
  Response response =
      !origin.empty() && is_preflight(request) ? preflight_answer() : guarded_answer(request);
  if (origin != "*") response.headers.emplace_back("Vary", "Origin");
  if (origin.empty()) return response;
  response.headers.emplace_back("Access-Control-Allow-Origin", origin);
  response.headers.emplace_back("Access-Control-Expose-Headers", "ETag, Link, Retry-After");
  return response;
}

Response FrontDoor::guarded_answer(const Request& request) {
  if (is_for_monitors(request)) return inside_(request);
  if (rate_) {
    const int seconds = rate_->seconds_to_wait(request.remote_address);
    if (seconds > 0) return too_many(request, seconds);
  }
  if (token_ && !token_->allows(request)) return unauthorized(request);
  return inside_(request);
}

// What to say that may read the answer; empty for nobody.
std::string FrontDoor::allowed_origin(const Request& request) const {
  const std::string_view origin = request.header("origin");
  for (const std::string& allowed : origins_) {
    if (allowed == "*") return "*";
    if (!origin.empty() && allowed == origin) return allowed;
  }
  return {};
}

}  // namespace dateline::web
