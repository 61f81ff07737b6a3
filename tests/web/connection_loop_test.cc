// Connections and threads when there is not enough of something, and streams that are made slowly.
#include <arpa/inet.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <fstream>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "tests/web/http_client.h"
#include "web/http_server.h"

using namespace dateline;
using namespace dateline::web;
using namespace std::chrono_literals;
using test::Connection;
using test::get;
using test::parse_reply;

namespace {

const std::string kGet = "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

ServerOptions options_with(const ConnectionLimits& limits, std::size_t threads) {
  ServerOptions options;
  options.listen = {"127.0.0.1", 0};
  options.limits = limits;
  options.threads = threads;
  return options;
}

std::unique_ptr<HttpServer> start(const Handler& handler, const ConnectionLimits& limits = {}) {
  auto server = HttpServer::start(options_with(limits, 1), handler);
  REQUIRE(server.ok());
  return std::move(*server);
}

Response greeting(const Request& /*request*/) {
  Response response;
  response.content_type = "text/plain";
  response.body = "hello";
  return response;
}

double cpu_seconds() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

// A limit of this process, until it goes.
class Limited {
 public:
  Limited(int resource, rlim_t most) : resource_(resource) {
    ::getrlimit(resource_, &before_);
    const rlimit now{most, before_.rlim_max};
    ::setrlimit(resource_, &now);
  }
  ~Limited() { ::setrlimit(resource_, &before_); }
  Limited(const Limited&) = delete;
  Limited& operator=(const Limited&) = delete;

 private:
  int resource_;
  rlimit before_{};
};

// A client whose descriptor was taken before there are none left.
class EarlyClient {
 public:
  EarlyClient() = default;
  ~EarlyClient() { ::close(socket_); }
  EarlyClient(const EarlyClient&) = delete;
  EarlyClient& operator=(const EarlyClient&) = delete;

  // The limit under which no descriptor is left.
  [[nodiscard]] rlim_t descriptors() const {
    const int next = ::dup(socket_);
    ::close(next);
    return static_cast<rlim_t>(next);
  }
  // Without assertions: sanitizers need descriptors to look at what these hold.
  [[nodiscard]] bool ask(int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    // NOLINTNEXTLINE: the sockets API casts between address types
    const auto* generic = reinterpret_cast<const sockaddr*>(&address);
    return ::connect(socket_, generic, sizeof address) == 0 &&
           ::send(socket_, kGet.data(), kGet.size(), 0) == static_cast<ssize_t>(kGet.size());
  }
  [[nodiscard]] int status() {
    std::array<char, 4096> answer{};
    const ssize_t got = ::recv(socket_, answer.data(), answer.size(), 0);
    if (got <= 0) return 0;
    return parse_reply({answer.data(), static_cast<std::size_t>(got)}).status;
  }

 private:
  int socket_ = ::socket(AF_INET, SOCK_STREAM, 0);
};

}  // namespace

TEST_CASE("ConnectionLoop: a stream that is made slowly is no slow client's") {
  ConnectionLimits limits;
  limits.progress = 200ms;
  const auto server = start(
      [](const Request& /*request*/) {
        Response response;
        response.content_type = "text/plain";
        response.stream = [](const BodyWriter& write) {
          if (!write(std::string(100'000, 'a'))) return false;
          std::this_thread::sleep_for(900ms);
          return write("the end");
        };
        return response;
      },
      limits);
  const std::string body = get(server->port(), "/").dechunked();
  CHECK(body.size() == 100'007);
  CHECK(body.ends_with("the end"));
}

TEST_CASE("ConnectionLoop: stopping answers all requests that wait to be accepted") {
  auto listener = Listener::open({"127.0.0.1", 0});
  REQUIRE(listener.ok());
  std::vector<std::unique_ptr<Connection>> clients;
  for (int i = 0; i < 300; ++i) {
    clients.push_back(std::make_unique<Connection>(listener->address().port));
    CHECK(clients.back()->send(kGet));
  }
  auto server = HttpServer::start(std::move(*listener), options_with({}, 1), greeting);
  REQUIRE(server.ok());
  (*server)->stop();
  int answered = 0;
  for (const auto& client : clients) answered += parse_reply(client->receive(2)).status == 200;
  CHECK(answered == 300);
}

TEST_CASE("ConnectionLoop: out of descriptors, idle connections give way") {
  const auto server = start(greeting);
  Connection idle(server->port());
  CHECK(idle.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n"));
  CHECK_FALSE(idle.receive_some().empty());
  EarlyClient client;
  int status = 0;
  {
    const Limited descriptors(RLIMIT_NOFILE, client.descriptors());
    if (client.ask(server->port())) status = client.status();
  }
  CHECK(status == 200);
  CHECK(idle.receive(1).empty());
}

TEST_CASE("ConnectionLoop: out of descriptors and all busy, it waits without burning the machine") {
  std::atomic<bool> go_on = false;
  std::atomic<bool> begun = false;
  const auto server = start([&](const Request& request) {
    begun = true;
    while (!go_on) std::this_thread::sleep_for(5ms);
    return greeting(request);
  });
  Connection busy(server->port());
  CHECK(busy.send(kGet));
  while (!begun) std::this_thread::sleep_for(1ms);
  EarlyClient client;
  bool asked = false;
  double used = cpu_seconds();
  {
    const Limited descriptors(RLIMIT_NOFILE, client.descriptors());
    asked = client.ask(server->port());
    std::this_thread::sleep_for(1s);
  }
  used = cpu_seconds() - used;
  CHECK(asked);
  CHECK(used < 0.5);
  go_on = true;
  CHECK(client.status() == 200);
  CHECK(parse_reply(busy.receive(2)).status == 200);
}

// Sanitizers need all the memory there is.
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
TEST_CASE("HttpServer: a thread that the system refuses is an error, not the end") {
  std::size_t pages = 0;
  std::ifstream("/proc/self/statm") >> pages;
  const std::size_t now = pages * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
  const std::size_t threads = GENERATE(40, 1);
  ServerOptions options = options_with({}, threads);
  options.streams = 41 - threads;
  const auto server = [&] {
    const Limited memory(RLIMIT_AS, now + 100'000'000);  // a thread's stack is 8 MB
    return HttpServer::start(options, greeting);
  }();
  REQUIRE_FALSE(server.ok());
  CHECK(server.error().message.find("cannot start a thread") != std::string::npos);
}
#endif
