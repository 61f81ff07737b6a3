// Which handler answers which path. Only GET and HEAD exist.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "web/http_message.h"

namespace dateline::web {

class Router {
 public:
  // An answer for what no route fits: 404 or 405.
  using Fallback = std::function<Response(const Request&, int status)>;

  explicit Router(Fallback fallback) : fallback_(std::move(fallback)) {}

  // `pattern` is a path whose segments are literal, or `*` for any one non-empty segment:
  // "/articles/*". The first route that fits answers.
  void get(std::string_view pattern, Handler handler);

  // The answer of the route that fits; 405 with Allow for other methods than GET and HEAD.
  [[nodiscard]] Response answer(const Request& request) const;

 private:
  struct Route {
    std::string name;
    std::vector<std::string> pattern;
    Handler handler;
  };
  std::vector<Route> routes_;
  Fallback fallback_;
};

}  // namespace dateline::web
