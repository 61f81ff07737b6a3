// dateline-serve: the search page and the API over one index.
#include <sys/resource.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <string>

#include "searcher/search_service.h"
#include "web/http_server.h"
#include "web/listener.h"
#include "web/routes.h"

namespace dateline::web {
namespace {

struct Options {
  std::string index;
  std::string listen = "127.0.0.1:8080";
  std::size_t exact_facets = kExactFacetsUpTo;
};

std::string default_index() {
  const char* given = std::getenv("DATELINE_INDEX");
  return given != nullptr && *given != '\0' ? given : "./dateline.index";
}

void log_line(const std::string& message) {
  // One write, so that lines of several threads do not mix.
  std::cerr << "dateline-serve: " + message + "\n";
}

int fail(const Error& error) {
  log_line(error.text());
  return exit_status(error.code);
}

// Each connection takes a descriptor and each search thread's database several.
void raise_descriptor_limit() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, 65536);
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

// Blocks the signals that stop us, in this thread and all it starts, so that sigwait() can have
// them.
sigset_t blocked_stop_signals() {
  ::signal(SIGPIPE, SIG_IGN);
  sigset_t signals;
  ::sigemptyset(&signals);
  ::sigaddset(&signals, SIGTERM);
  ::sigaddset(&signals, SIGINT);
  ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

int serve(const Options& options) {
  const auto address = parse_listen_address(options.listen);
  if (!address) return fail(address.error());
  const sigset_t signals = blocked_stop_signals();
  raise_descriptor_limit();
  const auto service = SearchService::open(options.index, {options.exact_facets});
  if (!service) return fail(service.error());
  const Router router = make_routes(**service, {log_line});

  ServerOptions server_options;
  server_options.listen = *address;
  server_options.log = log_line;
  const auto server = HttpServer::start(
      server_options, [&](const Request& request) { return router.answer(request); });
  if (!server) {
    log_line(server.error().text());
    return exit_status(ErrorCode::io);  // whatever keeps us from listening: status 4
  }
  std::cout << url_of((*server)->address()) << std::endl;
  int signal = 0;
  ::sigwait(&signals, &signal);
  (*server)->stop();
  return 0;
}

int run(int argc, char** argv) {
  CLI::App app("Serves the search page and the API of a Dateline index.", "dateline-serve");
  Options options;
  options.index = default_index();
  app.set_version_flag("--version", "dateline-serve " DATELINE_VERSION);
  app.set_help_flag("--help", "Print this help and leave");
  app.add_option("--index", options.index,
                 "The index: a directory, or tcp://host:port[,tcp://...] "
                 "(default: $DATELINE_INDEX, then ./dateline.index)");
  app.add_option("--listen", options.listen,
                 "HOST:PORT to listen on; port 0 takes any free one (default: 127.0.0.1:8080)");
  app.add_option("--exact-facets", options.exact_facets,
                 "Count facets exactly for up to N articles found, beyond that from a sample "
                 "(default: 1000000)")
      ->check(CLI::Range(1, 1'000'000'000))
      ->type_name("N");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    return app.exit(e) == 0 ? 0 : exit_status(ErrorCode::usage);
  }
  return serve(options);
}

}  // namespace
}  // namespace dateline::web

int main(int argc, char** argv) {
  try {
    return dateline::web::run(argc, argv);
  } catch (const std::exception& e) {  // no memory, no thread
    std::cerr << "dateline-serve: " << e.what() << "\n";
  }
  return dateline::exit_status(dateline::ErrorCode::io);
}
