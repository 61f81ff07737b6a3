// The addresses of a request: its own, its neighbours' where an answer is a page of many.
#pragma once

#include <cstddef>
#include <string>

#include "web/http_message.h"

namespace dateline::web {

// Path and parameters, written anew: "/api/v1/search?q=channel".
[[nodiscard]] std::string address_of(const Request& request);

// "http://host:port" to put before it: `configured` where there is one, else what the client calls
// us, as far as that is a host at all; else empty.
[[nodiscard]] std::string base_of(const Request& request, const std::string& configured);

struct PageOf {
  std::size_t offset = 0;
  std::size_t limit = 0;
  std::size_t shown = 0;
  std::size_t total = 0;
};

struct PageLinks {
  std::string next, previous;  // addresses; empty where there is no such page
};
// The same request with another `offset`. None beyond kMaxOffset.
[[nodiscard]] PageLinks page_links(const Request& request, const PageOf& page);

// Adds a Link header (RFC 8288) with rel="next" and rel="prev" where there are such pages.
void add_page_links(const Request& request, const PageOf& page, Response& response);

}  // namespace dateline::web
