// What an API handler in a file of its own gives back; routes.cc makes the response of it.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "core/base/result.h"
#include "web/paging.h"
#include "web/search_parameters.h"

namespace dateline::web {

struct ApiAnswer {
  ApiAnswer(Result<std::string> made) : json(std::move(made)) {}  // NOLINT: it is one
  ApiAnswer(BadParameter parameter) : bad(std::move(parameter)), json(std::string()) {}  // NOLINT

  std::optional<BadParameter> bad;  // set: `json` is not to be used
  Result<std::string> json;
  std::optional<PageOf> page;  // set: it is a page of many, and its neighbours are linked
};

}  // namespace dateline::web
