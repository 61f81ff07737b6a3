// The answers that routes share: JSON, pages and errors, each as the path asked for wants it.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "core/base/error.h"
#include "web/http_message.h"
#include "web/search_parameters.h"

namespace dateline::web {

// Told what a client is not: which failure an answer of 5xx stands for. May be empty; any thread.
using Log = std::function<void(const std::string& message)>;

// Whether what is asked for is read by programs, not by people: the API, feeds, health.
[[nodiscard]] bool is_for_programs(const Request& request);

[[nodiscard]] Response json(std::string body);
[[nodiscard]] Response html(int status, std::string body);

// What every answer carries against misreading by browsers.
[[nodiscard]] Response secured(Response response);

// An error: a problem for the API, feeds and exports, a page for readers.
[[nodiscard]] Response failure(const Request& request, int status, std::string_view detail);
[[nodiscard]] Response failure(const Request& request, const Error& error, const Log& log);
[[nodiscard]] Response bad_parameter(const Request& request, const BadParameter& bad);
// 404 or 405: no route fits.
[[nodiscard]] Response not_fitting(const Request& request, int status);

}  // namespace dateline::web
