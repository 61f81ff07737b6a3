#include "web/router.h"

#include <algorithm>

#include "web/url.h"

namespace dateline::web {
namespace {

bool fits(const std::vector<std::string>& pattern, const std::vector<std::string>& path) {
  return std::equal(pattern.begin(), pattern.end(), path.begin(), path.end(),
                    [](const std::string& wanted, const std::string& given) {
                      return wanted == "*" ? !given.empty() : wanted == given;
                    });
}

}  // namespace

void Router::get(std::string_view pattern, Handler handler) {
  routes_.push_back({std::string(pattern), path_segments(pattern), std::move(handler)});
}

Response Router::answer(const Request& request) const {
  if (request.method != "GET" && request.method != "HEAD") {
    Response response = fallback_(request, 405);
    response.headers.emplace_back("Allow", "GET, HEAD");
    return response;
  }
  for (const Route& route : routes_) {
    if (!fits(route.pattern, request.path)) continue;
    Response response = route.handler(request);
    response.route = route.name;
    return response;
  }
  return fallback_(request, 404);
}

}  // namespace dateline::web
