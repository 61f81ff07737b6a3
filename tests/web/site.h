// A whole site in this process: an index made by dateline-index, a searcher over it, a server.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "tests/web/http_client.h"
#include "tests/web/sample_index.h"
#include "web/http_server.h"
#include "web/router.h"
#include "web/routes.h"

namespace dateline::web::test {

class Site {
 public:
  explicit Site(const std::string& articles = sample_articles(), const RouteOptions& routes = {});

  [[nodiscard]] Reply get(std::string_view target, std::string_view headers = {}) const {
    return test::get(server_->port(), target, headers);
  }
  [[nodiscard]] int port() const { return server_->port(); }
  [[nodiscard]] const SampleIndex& index() const { return index_; }

 private:
  SampleIndex index_;
  std::unique_ptr<SearchService> service_;
  std::unique_ptr<Router> router_;
  std::unique_ptr<HttpServer> server_;
};

}  // namespace dateline::web::test
