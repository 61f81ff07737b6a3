// dateline-serve as those who run it meet it: its configuration, log, metrics, signals, and the
// service manager that starts it.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <thread>

#include "tests/web/http_client.h"
#include "tests/web/program.h"
#include "tests/web/sample_index.h"
#include "web/access_log.h"

namespace dateline::web::test {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;

const SampleIndex& sample() {
  static const SampleIndex index(sample_articles());
  return index;
}

std::vector<std::string> on_any_port(std::vector<std::string> more = {}) {
  more.insert(more.end(), {"--index", sample().path(), "--listen=127.0.0.1:0"});
  return more;
}

std::vector<std::string> lines_of(const std::filesystem::path& path) {
  std::vector<std::string> lines;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

// Samples by name and labels; checks on the way that the text is what Prometheus reads.
std::map<std::string, double> metrics_at(int port, std::string_view headers = {}) {
  const auto reply = get(port, "/metrics", headers);
  REQUIRE(reply.status == 200);
  CHECK(reply.header("content-type") == "text/plain; version=0.0.4; charset=utf-8");
  std::map<std::string, double> samples;
  std::map<std::string, std::string> types;
  std::istringstream text(reply.body);
  for (std::string line; std::getline(text, line);) {
    INFO(line);
    if (line.rfind("# TYPE ", 0) == 0) {
      std::istringstream words(line.substr(7));
      std::string name, type;
      words >> name >> type;
      CHECK(types.emplace(name, type).second);
    }
    if (line[0] == '#') continue;
    const std::size_t blank = line.rfind(' ');
    const std::string name = line.substr(0, blank);
    CHECK(samples.emplace(name, std::stod(line.substr(blank + 1))).second);
    std::string family = name.substr(0, name.find('{'));
    for (const std::string suffix : {"_bucket", "_sum", "_count"}) {
      const std::string base =
          family.substr(0, family.size() - std::min(family.size(), suffix.size()));
      if (family.ends_with(suffix) && types.count(base) > 0) family = base;
    }
    CHECK(types.count(family) == 1);
  }
  return samples;
}

template <typename Condition>
bool soon(Condition condition) {
  for (int i = 0; i < 300; ++i) {
    if (condition()) return true;
    std::this_thread::sleep_for(10ms);
  }
  return false;
}

}  // namespace

TEST_CASE("dateline-serve: --public wants a token, and other addresses want --public") {
  const auto refused = [](std::vector<std::string> arguments,
                          const std::vector<std::string>& environment = {}) {
    arguments.insert(arguments.end(), {"--index", sample().path()});
    Program program(arguments, environment);
    CHECK(program.wait() == 2);
    return program.messages();
  };
  CHECK(refused({"--public"}).find("--without-token") != std::string::npos);
  CHECK(refused({"--listen=0.0.0.0:0"}).find("--public") != std::string::npos);
  CHECK(refused({"--listen=[::]:0"}).find("--public") != std::string::npos);
  CHECK(refused({"--public"}, {"DATELINE_TOKEN=short"}).find("16") != std::string::npos);
  CHECK(refused({"--public", "--without-token"}, {"DATELINE_TOKEN=0123456789abcdef"}).size() > 1);
  CHECK(refused({"--cors=example.org"}).find("origin") != std::string::npos);
  CHECK(refused({"--rate-limit=0"}).size() > 1);
  CHECK(refused({"--base-url=news"}).size() > 1);
  CHECK(refused({"--trusted-proxy=localhost"}).find("'localhost'") != std::string::npos);
  Program missing({"--index", sample().path(), "--token-file", "/nonexistent"});
  CHECK(missing.wait() == 2);

  Program open({"--public", "--without-token", "--listen=0.0.0.0:0", "--index", sample().path()});
  CHECK(get(port_of(open.line()), "/").status == 200);
  Program guarded({"--public", "--listen=0.0.0.0:0", "--index", sample().path()},
                  {"DATELINE_TOKEN=0123456789abcdef"});
  const int port = port_of(guarded.line());
  CHECK(get(port, "/").status == 401);
  CHECK(get(port, "/", "Authorization: Bearer 0123456789abcdef\r\n").status == 200);
  CHECK(get(port, "/readyz").status == 200);
}

TEST_CASE("dateline-serve: the environment configures it, the command line wins") {
  const auto token = sample().folder() / "token";
  std::ofstream(token) << "from-a-file-01234567\n";
  Program program({"--access-log=off"},
                  {"DATELINE_INDEX=" + sample().path(), "DATELINE_LISTEN=127.0.0.1:0",
                   "DATELINE_TOKEN_FILE=" + token.string(), "DATELINE_RATE_LIMIT=1",
                   "DATELINE_CORS=https://a.example", "DATELINE_ACCESS_LOG=json",
                   "DATELINE_BASE_URL=https://news.example.org/"});
  const int port = port_of(program.line());
  const std::string with_token = "Authorization: Bearer from-a-file-01234567\r\n";
  CHECK(get(port, "/api/v1/search").status == 401);
  const auto feed = get(port, "/feed.atom", with_token + "Origin: https://a.example\r\n");
  CHECK(feed.body.find("https://news.example.org/articles/") != std::string::npos);
  CHECK(feed.header("access-control-allow-origin") == "https://a.example");
  int refused = 0;
  for (int i = 0; i < 15; ++i) refused += get(port, "/", with_token).status == 429 ? 1 : 0;
  CHECK(refused >= 1);
  program.signal(SIGTERM);
  CHECK(program.wait() == 0);
  CHECK(program.messages().empty());  // no log
}

TEST_CASE("dateline-serve: an access log, and a new one after SIGHUP") {
  const auto path = sample().folder() / "access.log";
  Program program(on_any_port({"--access-log=json", "--access-log-file", path.string()}));
  const int port = port_of(program.line());
  CHECK(get(port, "/api/v1/search?q=channel", "User-Agent: \"x\"\r\n").status == 200);
  CHECK(get(port, "/nowhere").status == 404);
  REQUIRE(soon([&] { return lines_of(path).size() == 2; }));
  const json first = json::parse(lines_of(path)[0]);
  CHECK(first["address"] == "127.0.0.1");
  CHECK(first["method"] == "GET");
  CHECK(first["target"] == "/api/v1/search?q=channel");
  CHECK(first["status"] == 200);
  CHECK(first["bytes"] > 100);
  CHECK(first["ms"] > 0);
  CHECK(first["route"] == "/api/v1/search");
  CHECK(first["agent"] == "\"x\"");
  CHECK(json::parse(lines_of(path)[1])["route"].is_null());
  std::filesystem::rename(path, path.string() + ".1");
  program.signal(SIGHUP);
  REQUIRE(soon([&] { return std::filesystem::exists(path); }));
  CHECK(get(port, "/healthz").status == 200);
  CHECK(soon([&] { return lines_of(path).size() == 1; }));
  CHECK(lines_of(path.string() + ".1").size() == 2);
  program.signal(SIGTERM);
  CHECK(program.wait() == 0);
}

TEST_CASE("dateline-serve: behind a proxy, limits and log are by the client's own address") {
  const auto path = sample().folder() / "proxied.log";
  Program program(on_any_port({"--rate-limit=0.1", "--trusted-proxy=127.0.0.1,10.0.0.0/8",
                               "--access-log=json", "--access-log-file", path.string()}));
  const int port = port_of(program.line());
  const auto refused_of_15 = [&](const std::string& noted) {
    int refused = 0;
    for (int i = 0; i < 15; ++i) {
      const std::string first = "10.0.0." + std::to_string(i) + ", ";  // whatever a client claims
      const auto reply = get(port, "/opensearch.xml", "X-Forwarded-For: " + first + noted + "\r\n");
      refused += reply.status == 429 ? 1 : 0;
    }
    return refused;
  };
  CHECK(refused_of_15("198.51.100.1") >= 1);
  CHECK(get(port, "/", "X-Forwarded-For: 198.51.100.2, 10.0.0.1\r\n").status == 200);
  REQUIRE(soon([&] { return lines_of(path).size() == 16; }));
  CHECK(json::parse(lines_of(path)[0])["address"] == "198.51.100.1");
  CHECK(json::parse(lines_of(path)[15])["address"] == "198.51.100.2");
}

TEST_CASE("dateline-serve: who is no trusted proxy cannot choose an address") {
  Program program(on_any_port({"--rate-limit=0.1", "--trusted-proxy=192.0.2.1"}));
  const int port = port_of(program.line());
  int refused = 0;
  for (int i = 0; i < 15; ++i) {
    const std::string claimed = "X-Forwarded-For: 198.51.100." + std::to_string(i) + "\r\n";
    refused += get(port, "/opensearch.xml", claimed).status == 429 ? 1 : 0;
  }
  CHECK(refused >= 1);
}

TEST_CASE("Access log: the common form, and nothing of a client's gets out of its quotes") {
  Answered answer;
  answer.remote_address = "192.0.2.1";
  answer.method = "GET";
  answer.target = "/?q=\"\\\x1b[2J\xC3\xA9";
  answer.status = 200;
  answer.body_bytes = 1234;
  answer.seconds = 0.0015;
  CHECK(log_line(answer, LogFormat::common, 1637834400) ==
        "192.0.2.1 - - [25/Nov/2021:10:00:00 +0000] \"GET /?q=\\x22\\x5C\\x1B[2J\\xC3\\xA9 "
        "HTTP/1.1\" 200 1234\n");
  answer.user_agent = "a\nb\"";
  const json line = json::parse(log_line(answer, LogFormat::json, 1637834400));
  CHECK(line["time"] == "2021-11-25T10:00:00Z");
  CHECK(line["ms"] == 1.5);
  CHECK(line["agent"] == "a\nb\"");
  CHECK(log_line(answer, LogFormat::json, 0).find('\n') ==
        log_line(answer, LogFormat::json, 0).size() - 1);
}

TEST_CASE("dateline-serve: metrics count what was asked, refused, and what the index is") {
  Program program(on_any_port());
  const int port = port_of(program.line());
  for (int i = 0; i < 3; ++i) CHECK(get(port, "/api/v1/search?q=channel").status == 200);
  CHECK(get(port, "/api/v1/search?limit=0").status == 400);
  CHECK(get(port, "/articles/nowhere").status == 404);
  CHECK(parse_reply(ask(port, "nonsense\r\n\r\n")).status == 400);
  CHECK(parse_reply(ask(port, "GET /" + std::string(20'000, 'x') + " HTTP/1.1\r\n\r\n")).status ==
        414);
  const Connection idle(port);
  std::this_thread::sleep_for(50ms);
  const auto now = metrics_at(port);
  const auto of = [&](const std::string& name) {
    INFO(name);
    REQUIRE(now.count(name) == 1);
    return now.at(name);
  };
  CHECK(of("dateline_http_requests_total{route=\"/api/v1/search\",code=\"200\"}") == 3);
  CHECK(of("dateline_http_requests_total{route=\"/api/v1/search\",code=\"400\"}") == 1);
  CHECK(of("dateline_http_requests_total{route=\"/articles/*\",code=\"404\"}") == 1);
  CHECK(of("dateline_http_refused_total{code=\"400\"}") == 1);
  CHECK(of("dateline_http_refused_total{code=\"414\"}") == 1);
  const std::string latency = "dateline_http_request_duration_seconds";
  CHECK(of(latency + "_count{route=\"/api/v1/search\"}") == 4);
  CHECK(of(latency + "_bucket{route=\"/api/v1/search\",le=\"+Inf\"}") == 4);
  CHECK(of(latency + "_bucket{route=\"/api/v1/search\",le=\"0.0005\"}") <=
        of(latency + "_bucket{route=\"/api/v1/search\",le=\"5\"}"));
  CHECK(of(latency + "_sum{route=\"/api/v1/search\"}") > 0);
  CHECK(of("dateline_http_connections") >= 2);  // the idle one and this one
  CHECK(of("dateline_ready") == 1);
  CHECK(of("dateline_index_articles") == 3);
  CHECK(of("dateline_index_bytes") > 1000);
  CHECK(of("process_open_fds") > 5);
  CHECK(of("process_resident_memory_bytes") > 1e6);
  CHECK(std::any_of(now.begin(), now.end(), [](const auto& sample) {
    return sample.first.rfind("dateline_index_revision{generation=", 0) == 0;
  }));
}

TEST_CASE("dateline-serve: metrics on a listener of their own need no token") {
  Program program(on_any_port({"--metrics-listen=127.0.0.1:0"}),
                  {"DATELINE_TOKEN=0123456789abcdef"});
  const int port = port_of(program.line());
  CHECK(get(port, "/metrics", "Authorization: Bearer 0123456789abcdef\r\n").status == 404);
  const std::string line = program.line();
  REQUIRE(line.rfind("metrics: http://127.0.0.1:", 0) == 0);
  const int metrics = port_of(line);
  CHECK(metrics_at(metrics).at("dateline_ready") == 1);
  CHECK(get(metrics, "/api/v1/search").status == 404);
}

TEST_CASE("dateline-serve: readiness follows the index") {
  const SampleIndex index(sample_articles());
  Program program({"--index", index.path(), "--listen=127.0.0.1:0"});
  const int port = port_of(program.line());
  CHECK(get(port, "/readyz").status == 200);
  std::filesystem::rename(index.path(), index.path() + ".away");
  CHECK(get(port, "/readyz").status == 503);
  CHECK(get(port, "/healthz").status == 200);
  CHECK(get(port, "/metrics").body.find("dateline_ready 0\n") != std::string::npos);
  std::filesystem::rename(index.path() + ".away", index.path());
  CHECK(get(port, "/readyz").status == 200);
  CHECK(get(port, "/api/v1/search?q=channel").status == 200);
}

TEST_CASE("dateline-serve: SIGTERM lets every request that has come be answered") {
  for (int round = 0; round < 5; ++round) {
    Program program(on_any_port());
    const int port = port_of(program.line());
    std::vector<std::unique_ptr<Connection>> clients;
    for (int i = 0; i < 30; ++i) clients.push_back(std::make_unique<Connection>(port));
    for (auto& client : clients) {
      client->send("GET /api/v1/search?q=channel HTTP/1.1\r\nHost: a\r\n\r\n");
    }
    program.signal(SIGTERM);
    int answered = 0;
    for (auto& client : clients) answered += parse_reply(client->receive(5)).status == 200 ? 1 : 0;
    CHECK(answered == 30);
    CHECK(program.wait() == 0);
  }
}

TEST_CASE("dateline-serve: a service manager hands its socket over and is told how it goes") {
  const int manager = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  sockaddr_un name{};
  name.sun_family = AF_UNIX;
  const std::string path = (sample().folder() / "notify").string();
  path.copy(name.sun_path, sizeof name.sun_path - 1);
  // NOLINTNEXTLINE: the sockets API casts between address types
  REQUIRE(::bind(manager, reinterpret_cast<sockaddr*>(&name), sizeof name) == 0);
  const timeval patience{10, 0};
  ::setsockopt(manager, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  const auto told = [&] {
    std::string text(512, '\0');
    const ssize_t got = ::recv(manager, text.data(), text.size(), 0);
    text.resize(static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    return text;
  };
  const int listening = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* generic = reinterpret_cast<sockaddr*>(&address);  // NOLINT: as above
  REQUIRE(::bind(listening, generic, size) == 0);
  REQUIRE(::listen(listening, 16) == 0);
  REQUIRE(::getsockname(listening, generic, &size) == 0);
  const int port = ntohs(address.sin_port);
  const Connection early(port);  // before anybody serves: waits, and is not refused
  {
    Program program({"--index", sample().path()}, {"NOTIFY_SOCKET=" + path}, listening);
    CHECK(program.line() == "http://127.0.0.1:" + std::to_string(port) + "/");
    CHECK(told().rfind("READY=1\n", 0) == 0);
    CHECK(get(port, "/readyz").status == 200);
    program.signal(SIGHUP);
    CHECK(told().rfind("RELOADING=1\nMONOTONIC_USEC=", 0) == 0);
    CHECK(told() == "READY=1");
    CHECK(get(port, "/api/v1/search?q=channel").status == 200);
    program.signal(SIGTERM);
    CHECK(told() == "STOPPING=1");
    CHECK(program.wait() == 0);
  }
  // The socket is still the manager's: the next start serves on it.
  Program again({"--index", sample().path()}, {}, listening);
  CHECK(get(port, "/readyz").status == 200);
  Program none({"--index", sample().path()}, {}, manager);
  CHECK(none.wait() == 4);
  ::close(listening);
  ::close(manager);
}

}  // namespace dateline::web::test
