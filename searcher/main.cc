// dateline-search: searches an index from the command line.
#include <csignal>
#include <cstdio>
#include <iostream>
#include <string>
#include <vector>

#include "searcher/cli/options.h"
#include "searcher/cli/runner.h"
#include "searcher/search_service.h"

int main(int argc, char** argv) {
  // A reader that goes away is seen as EPIPE, so that `dateline-search ... | head` ends quietly.
  std::signal(SIGPIPE, SIG_IGN);
  const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
  const dateline::cli::Parsed parsed = dateline::cli::parse_options(arguments);
  if (!parsed.options) return parsed.exit_status;
  const auto service =
      dateline::SearchService::open(parsed.options->index, parsed.options->service);
  if (!service) {
    std::cerr << "dateline-search: " << service.error().text() << "\n";
    return dateline::exit_status(service.error().code);
  }
  return dateline::cli::run(**service, *parsed.options, stdout);
}
