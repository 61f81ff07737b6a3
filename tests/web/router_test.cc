#include "web/router.h"

#include <catch2/catch.hpp>

#include "web/url.h"

using namespace dateline::web;

namespace {
Router make_router() {
  Router router([](const Request&, int status) {
    Response response;
    response.status = status;
    return response;
  });
  const auto says = [](std::string body) {
    return [body](const Request&) {
      Response response;
      response.body = body;
      return response;
    };
  };
  router.get("/", says("home"));
  router.get("/articles/*", says("article"));
  router.get("/articles/*/similar", says("similar"));
  return router;
}
}  // namespace

TEST_CASE("Router: paths reach their handlers, encoded slashes stay in their segment") {
  const Router router = make_router();
  const auto check = [&](std::string_view path, int status, std::string_view body) {
    INFO(path);
    Request request;
    request.method = "GET";
    request.path = path_segments(path);
    const Response response = router.answer(request);
    CHECK(response.status == status);
    CHECK(response.body == body);
  };
  check("/", 200, "home");
  check("/articles/1", 200, "article");
  check("/articles/a%2Fsimilar", 200, "article");
  check("/articles/a/similar", 200, "similar");
  check("/articles/", 404, "");
  check("/articles", 404, "");
  check("//", 404, "");
  check("/../etc/passwd", 404, "");
}

TEST_CASE("Router: other methods are told which ones there are") {
  const Router router = make_router();
  Request request;
  for (const std::string method : {"POST", "PUT", "DELETE", "OPTIONS", "BREW"}) {
    request.method = method;
    const Response response = router.answer(request);
    CHECK(response.status == 405);
    CHECK(response.header("Allow") == "GET, HEAD");
  }
  request.method = "HEAD";
  CHECK(router.answer(request).status == 200);
}
