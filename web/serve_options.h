// The command line and environment of dateline-serve, read and checked.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "searcher/results.h"
#include "searcher/search_service.h"
#include "web/access_log.h"
#include "web/client_address.h"
#include "web/front_door.h"
#include "web/listener.h"

namespace dateline::web {

struct ServeOptions {
  std::string index;
  ListenAddress listen{"127.0.0.1", 8080};
  std::optional<ListenAddress> metrics_listen;  // unset: /metrics beside everything else
  std::string base_url;
  std::optional<LogFormat> access_log;  // unset: none
  std::string access_log_file;          // empty: standard error
  FrontDoorOptions door;
  TrustedProxies proxies;
  std::chrono::milliseconds drain{10000};
  ServiceOptions service;
};

// Either options, or a status to leave with: help, version and mistakes have been printed.
struct ParsedServeOptions {
  std::optional<ServeOptions> options;
  int exit_status = 0;
};

// Each option has a variable of the environment, named after it; the command line wins. A token is
// read from a file or the environment, never from the command line, which everybody on the machine
// can see.
[[nodiscard]] ParsedServeOptions parse_serve_options(int argc, char** argv);

}  // namespace dateline::web
