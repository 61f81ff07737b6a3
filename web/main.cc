// dateline-serve: the search page and the API over one index.
#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <exception>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "searcher/search_service.h"
#include "web/access_log.h"
#include "web/answers.h"
#include "web/front_door.h"
#include "web/http_server.h"
#include "web/listener.h"
#include "web/metrics.h"
#include "web/routes.h"
#include "web/serve_options.h"
#include "web/service_manager.h"

namespace dateline::web {
namespace {

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

// Blocks the signals that steer us, in this thread and all it starts, so that sigwait() can have
// them.
sigset_t blocked_signals() {
  ::signal(SIGPIPE, SIG_IGN);
  sigset_t signals;
  ::sigemptyset(&signals);
  for (const int signal : {SIGTERM, SIGINT, SIGHUP}) ::sigaddset(&signals, signal);
  ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

// What a service manager handed over, else a socket of our own.
Result<Listener> listener_for(const ServeOptions& options) {
  const std::vector<int> inherited = inherited_sockets();
  if (inherited.empty()) return Listener::open(options.listen);
  if (inherited.size() > 1) log_line("of several sockets handed over the first is used");
  return Listener::adopt(inherited.front());
}

// A search of a local index keeps a core busy: with more threads than cores they make each other
// slow, and with one more a short search seldom waits for a long one (docs/serving.md). Those of a
// remote index wait for its servers.
std::size_t answering_threads(const std::string& index) {
  const std::size_t cores = std::thread::hardware_concurrency();
  return SearchService::is_remote(index) ? std::clamp<std::size_t>(2 * cores, 4, 64)
                                         : std::clamp<std::size_t>(cores + 1, 3, 64);
}

// Everything that serves, in the order it is made; it goes in the opposite one.
class Site {
 public:
  Site(const ServeOptions& options, std::unique_ptr<SearchService> service,
       std::unique_ptr<AccessLog> log)
      : options_(options),
        service_(std::move(service)),
        log_(std::move(log)),
        router_(make_routes(*service_, route_options())),
        door_(options.door, [this](const Request& request) { return router_.answer(request); }) {}

  Result<void> start(Listener listener) {
    ServerOptions server;
    server.threads = answering_threads(options_.index);
    server.log = log_line;
    server.limits.drain = options_.drain;
    server.proxies = options_.proxies;
    server.refusal = [](const Request& request, int status) {
      return secured(failure(request, status, {}));
    };
    server.refused = [this](int status) { metrics_.refused(status); };
    server.answered = [this](const Answered& answer) {
      metrics_.answered(answer);
      if (log_) log_->write(answer);
    };
    auto main = HttpServer::start(std::move(listener), server,
                                  [this](const Request& request) { return door_.answer(request); });
    if (!main) return main.error();
    server_ = std::move(*main);
    serving_ = server_.get();
    return options_.metrics_listen ? start_metrics() : Result<void>();
  }

  [[nodiscard]] const ListenAddress& address() const { return server_->address(); }

  // Unset where metrics stand beside everything else.
  [[nodiscard]] std::optional<ListenAddress> metrics_address() const {
    if (!metrics_server_) return {};
    return metrics_server_->address();
  }

  void reopen() {
    service_->reopen();
    if (!log_) return;
    if (const auto opened = log_->reopen(); !opened) log_line(opened.error().text());
  }

  void stop() {
    server_->stop();
    if (metrics_server_) metrics_server_->stop();
  }

 private:
  [[nodiscard]] RouteOptions route_options() {
    RouteOptions routes;
    routes.log = log_line;
    routes.base_url = options_.base_url;
    if (!options_.metrics_listen) routes.metrics = [this] { return metrics_text(); };
    return routes;
  }

  [[nodiscard]] std::string metrics_text() const {
    Metrics::Now now;
    if (const HttpServer* server = serving_) now.connections = server->connections();
    if (const auto status = service_->status()) {
      now.ready = true;
      now.index = *status;
    }
    return metrics_.text(now);
  }

  Result<void> start_metrics() {
    ServerOptions server;
    server.listen = *options_.metrics_listen;
    server.threads = 1;
    server.log = log_line;
    const auto routes =
        std::make_shared<const Router>(make_metrics_routes([this] { return metrics_text(); }));
    auto started = HttpServer::start(
        server, [routes](const Request& request) { return routes->answer(request); });
    if (!started) return started.error();
    metrics_server_ = std::move(*started);
    return {};
  }

  const ServeOptions& options_;
  const std::unique_ptr<SearchService> service_;
  const std::unique_ptr<AccessLog> log_;
  Metrics metrics_;
  std::atomic<const HttpServer*> serving_ = nullptr;  // once it can be asked for its connections
  Router router_;
  FrontDoor door_;
  std::unique_ptr<HttpServer> server_;
  std::unique_ptr<HttpServer> metrics_server_;
};

// Until a signal says to end.
void run_until_told(const sigset_t& signals, Site& site) {
  int signal = 0;
  while (::sigwait(&signals, &signal) == 0 && signal == SIGHUP) {
    notify_manager("RELOADING=1\nMONOTONIC_USEC=" + monotonic_usec());
    site.reopen();
    notify_manager("READY=1");
  }
}

int serve(const ServeOptions& options) {
  const sigset_t signals = blocked_signals();
  raise_descriptor_limit();
  auto service = SearchService::open(options.index, options.service);
  if (!service) return fail(service.error());
  std::unique_ptr<AccessLog> log;
  if (options.access_log) {
    auto opened = AccessLog::open(options.access_log_file, *options.access_log);
    if (!opened) return fail(opened.error());
    log = std::move(*opened);
  }
  auto listener = listener_for(options);
  Site site(options, std::move(*service), std::move(log));
  const Result<void> started =
      listener ? site.start(std::move(*listener)) : Result<void>(listener.error());
  if (!started) {
    log_line(started.error().text());
    return exit_status(ErrorCode::io);  // whatever keeps us from listening: status 4
  }
  std::cout << url_of(site.address()) << std::endl;
  if (const auto metrics = site.metrics_address()) {
    std::cout << "metrics: " << url_of(*metrics) << "metrics" << std::endl;
  }
  notify_manager("READY=1\nSTATUS=Serving " + options.index + " on " + url_of(site.address()));
  run_until_told(signals, site);
  notify_manager("STOPPING=1");
  site.stop();
  return 0;
}

int run(int argc, char** argv) {
  const ParsedServeOptions parsed = parse_serve_options(argc, argv);
  return parsed.options ? serve(*parsed.options) : parsed.exit_status;
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
