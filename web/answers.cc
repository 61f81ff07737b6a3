#include "web/answers.h"

#include <algorithm>
#include <array>
#include <utility>

#include "web/pages.h"
#include "web/problem.h"

namespace dateline::web {

bool is_for_programs(const Request& request) {
  static constexpr std::array<std::string_view, 9> kForPrograms = {
      "api",          "feed.atom", "feed.json", "opensearch.xml", "suggest",
      "openapi.json", "healthz",   "readyz",    "metrics"};
  return !request.path.empty() &&
         std::find(kForPrograms.begin(), kForPrograms.end(), request.path[0]) != kForPrograms.end();
}

Response secured(Response response) {
  response.headers.emplace_back("X-Content-Type-Options", "nosniff");
  response.headers.emplace_back("Referrer-Policy", "no-referrer");
  return response;
}

Response json(std::string body) {
  Response response;
  response.content_type = "application/json";
  response.headers.emplace_back("Cache-Control", "no-cache");
  response.body = std::move(body);
  return response;
}

Response html(int status, std::string body) {
  Response response;
  response.status = status;
  response.content_type = "text/html; charset=utf-8";
  response.headers.emplace_back("Cache-Control", "no-cache");
  response.headers.emplace_back("Content-Security-Policy",
                                "default-src 'none'; style-src 'self'; script-src 'self'; img-src "
                                "'self'; connect-src 'self'; form-action 'self'; "
                                "base-uri 'none'; frame-ancestors 'none'");
  response.body = std::move(body);
  return response;
}

Response failure(const Request& request, int status, std::string_view detail) {
  if (is_for_programs(request)) return problem(status, detail);
  // Of the others the page has its own words, which say as much.
  const bool adds = status == 400 || status == 404 || status == 405;
  return html(status, error_page(status, adds ? detail : std::string_view()));
}

Response failure(const Request& request, const Error& error, const Log& log) {
  const int status = status_of(error.code);
  if (status >= 500 && log) log(error.text());
  Response response = failure(request, status, public_detail(error));
  if (status == 503) response.headers.emplace_back("Retry-After", "5");
  return response;
}

Response not_fitting(const Request& request, int status) {
  if (status == 405) return failure(request, status, "Only GET and HEAD are understood here.");
  return failure(request, status,
                 is_for_programs(request) ? "There is nothing at this address." : "");
}

Response bad_parameter(const Request& request, const BadParameter& bad) {
  return is_for_programs(request) ? problem(400, bad.detail, bad.name, bad.position)
                                  : html(400, error_page(400, bad.detail));
}

}  // namespace dateline::web
