#include "web/problem.h"

#include <nlohmann/json.hpp>

namespace dateline::web {

namespace {

using Json = nlohmann::ordered_json;

Json problem_json(int status, std::string_view detail) {
  Json json = {{"type", "about:blank"}, {"title", status_phrase(status)}, {"status", status}};
  if (!detail.empty()) json["detail"] = detail;
  return json;
}

Response as_response(int status, const Json& json) {
  Response response;
  response.status = status;
  response.content_type = "application/problem+json";
  response.headers.emplace_back("Cache-Control", "no-store");
  response.body = json.dump(-1, ' ', false, Json::error_handler_t::replace);
  return response;
}

}  // namespace

Response problem(int status, std::string_view detail) {
  return as_response(status, problem_json(status, detail));
}

Response problem(int status, std::string_view detail, std::string_view parameter,
                 std::size_t position) {
  Json json = problem_json(status, detail);
  json["parameter"] = parameter;
  json["position"] = position;
  return as_response(status, json);
}

int status_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::bad_input:
    case ErrorCode::usage:
      return 400;
    case ErrorCode::not_found:
      return 404;
    case ErrorCode::not_an_index:
    case ErrorCode::version_mismatch:
    case ErrorCode::busy:
    case ErrorCode::unavailable:
      return 503;
    default:
      return 500;
  }
}

std::string public_detail(const Error& error) {
  switch (status_of(error.code)) {
    case 400:
    case 404:
      return error.text();
    case 503:
      return "The index cannot be searched at the moment. Try again later.";
    default:
      return "An error of ours; it has been noted.";
  }
}

std::string_view status_phrase(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 204:
      return "No Content";
    case 304:
      return "Not Modified";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 408:
      return "Request Timeout";
    case 414:
      return "URI Too Long";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 503:
      return "Service Unavailable";
    case 505:
      return "HTTP Version Not Supported";
    default:
      return "Error";
  }
}

}  // namespace dateline::web
