// The pages for readers: GET /, /articles/*, /stories/*, /facets/*, /help.
#pragma once

#include <functional>
#include <string>

#include "searcher/search_service.h"
#include "web/http_message.h"
#include "web/search_parameters.h"

namespace dateline::web {

// An HTML answer with the page's content security policy.
[[nodiscard]] Response html_response(int status, std::string body);

// Adds the routes; `service` outlives the router. `failure` makes the answer to a request that came
// to nothing.
struct PageFailures {
  std::function<Response(const Request&, const Error&)> error;
  std::function<Response(const Request&, const BadParameter&)> parameter;
};
void add_page_routes(const SearchService& service, const PageFailures& failures,
                     const std::function<void(const std::string&)>& log,
                     const std::function<void(std::string_view, Handler)>& add);

}  // namespace dateline::web
