#include "tests/web/site.h"

#include <catch2/catch.hpp>
#include <utility>

namespace dateline::web::test {

Site::Site(const std::string& articles, const RouteOptions& routes) : index_(articles) {
  auto service = SearchService::open(index_.path());
  REQUIRE(service.ok());
  service_ = std::move(*service);
  router_ = std::make_unique<Router>(make_routes(*service_, routes));
  ServerOptions options;
  options.listen = {"127.0.0.1", 0};
  options.threads = 2;
  auto server = HttpServer::start(
      options, [this](const Request& request) { return router_->answer(request); });
  REQUIRE(server.ok());
  server_ = std::move(*server);
}

}  // namespace dateline::web::test
