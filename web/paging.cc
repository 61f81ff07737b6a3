#include "web/paging.h"

#include <algorithm>

#include "core/base/ascii.h"
#include "web/search_parameters.h"
#include "web/url.h"

namespace dateline::web {
namespace {

constexpr std::size_t kMaxHostBytes = 255;

bool is_host(std::string_view text) {
  return !text.empty() && text.size() <= kMaxHostBytes &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return is_ascii_alnum(c) || std::string_view(".-:[]_").find(c) != std::string_view::npos;
         });
}

std::string with_offset(Request request, std::size_t offset) {
  std::erase_if(request.parameters, [](const auto& given) { return given.first == "offset"; });
  if (offset > 0) request.parameters.emplace_back("offset", std::to_string(offset));
  return address_of(request);
}

}  // namespace

std::string address_of(const Request& request) {
  std::string path;
  for (const std::string& segment : request.path) path += "/" + percent_encoded(segment);
  return (path.empty() ? "/" : path) + query_string(request.parameters);
}

std::string base_of(const Request& request, const std::string& configured) {
  if (!configured.empty()) return configured;
  const std::string_view host = request.header("host");
  return is_host(host) ? "http://" + std::string(host) : std::string();
}

PageLinks page_links(const Request& request, const PageOf& page) {
  PageLinks links;
  const std::size_t next = page.offset + page.limit;
  if (page.shown > 0 && next < page.total && next <= kMaxOffset) {
    links.next = with_offset(request, next);
  }
  if (page.offset > 0) {
    links.previous = with_offset(request, page.offset - std::min(page.offset, page.limit));
  }
  return links;
}

void add_page_links(const Request& request, const PageOf& page, Response& response) {
  const PageLinks links = page_links(request, page);
  std::string header;
  if (!links.next.empty()) header = "<" + links.next + ">; rel=\"next\"";
  if (!links.previous.empty()) {
    header += (header.empty() ? "<" : ", <") + links.previous + ">; rel=\"prev\"";
  }
  if (!header.empty()) response.headers.emplace_back("Link", header);
}

}  // namespace dateline::web
