#include "web/http_server.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <random>
#include <stdexcept>
#include <thread>

#include "tests/web/http_client.h"

using namespace dateline;
using namespace dateline::web;
using namespace std::chrono_literals;
using test::ask;
using test::Connection;
using test::get;
using test::parse_reply;

namespace {

Response text(std::string body) {
  Response response;
  response.content_type = "text/plain";
  response.body = std::move(body);
  return response;
}

Response streamed(std::size_t pieces, bool fails) {
  Response response;
  response.content_type = "application/x-ndjson";
  response.stream = [=](const BodyWriter& write) {
    for (std::size_t i = 0; i < pieces; ++i) {
      if (!write("{\"line\":" + std::to_string(i) + "}\n")) return false;
    }
    return !fails;
  };
  return response;
}

Response answer(const Request& request) {
  const std::string what = request.path.empty() ? "" : request.path[0];
  if (what == "boom") throw std::runtime_error("secret /path");
  if (what == "boom-int") throw 7;
  if (what == "large") return text(std::string(3'000'000, 'x'));
  if (what == "stream") return streamed(100'000, false);
  if (what == "long-stream") return streamed(1'000'000, false);
  if (what == "broken-stream") return streamed(10, true);
  if (what == "slow") std::this_thread::sleep_for(400ms);
  std::string seen = request.method + " " + request.remote_address;
  for (const std::string& segment : request.path) seen += " [" + segment + "]";
  for (const auto& [name, value] : request.parameters) seen += " " + name + "=" + value;
  return text(seen + " " + std::string(request.header("x-thing")));
}

std::unique_ptr<HttpServer> start(ConnectionLimits limits = {}, std::size_t threads = 2) {
  ServerOptions options;
  options.listen = {"127.0.0.1", 0};
  options.limits = limits;
  options.threads = threads;
  auto server = HttpServer::start(options, answer);
  REQUIRE(server.ok());
  return std::move(*server);
}

double seconds_since(std::chrono::steady_clock::time_point begin) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

}  // namespace

TEST_CASE("HttpServer: the handler sees the request as it was sent") {
  const auto server = start();
  const auto reply = get(server->port(), "/a%2Fb/c?q=x+y&n=%00", "X-Thing: a%0d%0ab\r\n");
  CHECK(reply.status == 200);
  CHECK(reply.body == "GET 127.0.0.1 [a/b] [c] q=x y n=" + std::string(1, '\0') + " a%0d%0ab");
  CHECK(reply.header("content-type") == "text/plain");
  CHECK(reply.header("connection") == "close");
  CHECK_FALSE(reply.header("date").empty());
}

TEST_CASE("HttpServer: an IPv4 client of an IPv6 socket has its own address") {
  ServerOptions options;
  options.listen = {"::", 0};
  const auto server = HttpServer::start(options, answer);
  if (!server.ok()) {
    WARN("no IPv6 here: " << server.error().text());
    return;
  }
  CHECK(get((*server)->port(), "/x").body == "GET 127.0.0.1 [x] ");
}

TEST_CASE("HttpServer: HEAD has the headers of GET and no body") {
  const auto server = start();
  const std::string raw =
      ask(server->port(), "HEAD /x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  const auto head = parse_reply(raw);
  CHECK(head.status == 200);
  CHECK(head.body.empty());
  CHECK(head.header("content-length") == std::to_string(std::string("HEAD 127.0.0.1 [x] ").size()));
}

TEST_CASE("HttpServer: connections carry many requests, pipelined ones too") {
  const auto server = start();
  Connection connection(server->port());
  std::string requests;
  for (int i = 0; i < 50; ++i) {
    requests += "GET /n" + std::to_string(i) + " HTTP/1.1\r\nHost: a\r\n\r\n";
  }
  connection.send(requests);
  std::string all;
  while (all.find("[n49]") == std::string::npos) {
    const std::string piece = connection.receive_some();
    REQUIRE_FALSE(piece.empty());
    all += piece;
  }
  std::size_t at = 0;
  for (int i = 0; i < 50; ++i) {
    at = all.find("[n" + std::to_string(i) + "]", at);
    REQUIRE(at != std::string::npos);  // each, in order
  }
  connection.send("\r\nGET /again HTTP/1.1\r\nHost: a\r\n\r\n");
  CHECK(connection.receive_some().find("[again]") != std::string::npos);
}

TEST_CASE("HttpServer: a request that comes byte by byte is answered") {
  const auto server = start();
  Connection connection(server->port());
  for (const char c : std::string("GET /slowly HTTP/1.1\r\nHost: a\r\n\r\n")) {
    connection.send(std::string_view(&c, 1));
  }
  CHECK(connection.receive_some().find("[slowly]") != std::string::npos);
}

TEST_CASE("HttpServer: large answers arrive whole, compressed where asked for") {
  const auto server = start();
  const auto plain = get(server->port(), "/large");
  CHECK(plain.body.size() == 3'000'000);
  CHECK(plain.header("vary") == "accept-encoding");
  const auto packed = get(server->port(), "/large", "Accept-Encoding: br, gzip\r\n");
  CHECK(packed.header("content-encoding") == "gzip");
  CHECK(packed.body.size() < 10'000);
  CHECK(packed.body.substr(0, 2) == "\x1F\x8B");
  CHECK(get(server->port(), "/small", "Accept-Encoding: gzip\r\n")
            .header("content-encoding")
            .empty());
}

TEST_CASE("HttpServer: a streamed answer comes in chunks; one that fails is cut visibly") {
  const auto server = start();
  const auto reply = get(server->port(), "/stream");
  CHECK(reply.header("transfer-encoding") == "chunked");
  const std::string body = reply.dechunked();
  CHECK(std::count(body.begin(), body.end(), '\n') == 100'000);
  CHECK(body.substr(body.size() - 15) == "{\"line\":99999}\n");
  const auto broken = get(server->port(), "/broken-stream");
  CHECK(broken.body.find("0\r\n\r\n") == std::string::npos);
  const auto old = parse_reply(ask(server->port(), "GET /stream HTTP/1.0\r\n\r\n"));
  CHECK(std::count(old.body.begin(), old.body.end(), '\n') == 100'000);
}

TEST_CASE("HttpServer: what a handler throws becomes a 500 that tells nothing") {
  const auto server = start();
  for (const std::string path : {"/boom", "/boom-int"}) {
    const auto reply = get(server->port(), path);
    CHECK(reply.status == 500);
    CHECK(reply.header("content-type") == "application/problem+json");
    CHECK((reply.head + reply.body).find("secret") == std::string::npos);
  }
  CHECK(get(server->port(), "/fine").status == 200);
}

TEST_CASE("HttpServer: heads too large or malformed are refused as problems") {
  const auto server = start();
  const auto check = [&](const std::string& raw, int status) {
    const auto reply = parse_reply(ask(server->port(), raw));
    CHECK(reply.status == status);
    CHECK(reply.header("content-type") == "application/problem+json");
    CHECK(reply.header("connection") == "close");
  };
  check("GET /" + std::string(100'000, 'a'), 414);
  check("GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(100'000, 'a'), 431);
  check("GET / HTTP/1.1\r\n\r\n", 400);
  check("GET / HTTP/1.1\r\nHost: a\r\n folded\r\n\r\n", 400);
  check("\x16\x03\x01 TLS hello\r\n\r\n", 400);
  const auto unread = parse_reply(ask(server->port(), "HEAD /" + std::string(100'000, 'a')));
  CHECK(unread.status == 414);
  CHECK(unread.body.empty());
}

TEST_CASE("HttpServer: what is refused is answered as its path wants it, where that has come") {
  ServerOptions options;
  options.listen = {"127.0.0.1", 0};
  options.limits.head = 200ms;
  options.refusal = [](const Request& request, int) {
    return text("at " + (request.path.empty() ? "the front" : request.path[0]));
  };
  const auto server = HttpServer::start(options, answer);
  REQUIRE(server.ok());
  const auto check = [&](const std::string& raw, int status, const std::string& body) {
    INFO(raw.substr(0, 40));
    const auto reply = parse_reply(ask((*server)->port(), raw));
    CHECK(reply.status == status);
    CHECK(reply.body == body);
    CHECK(reply.header("connection") == "close");
  };
  const std::string end = " HTTP/1.1\r\nHost: a\r\n\r\n";
  check("GET /?q=" + std::string(9000, 'a') + end, 414, "at the front");
  check("GET /?q=" + std::string(100'000, 'a'), 414, "at the front");
  check("GET /a%70i/v1/search?q=" + std::string(9000, 'a') + end, 414, "at api");
  check("GET /api/v1/search?q=" + std::string(100'000, 'a'), 414, "at api");
  check("GET /api HTTP/1.1\r\nHost: a\r\nX: " + std::string(100'000, 'a'), 431, "at api");
  check("GET /articles/1 HTTP/1.1\r\nHost: a\r\nX: b", 408, "at articles");
  const auto unknown = parse_reply(ask((*server)->port(), "GE"));
  CHECK(unknown.status == 408);
  CHECK(unknown.header("content-type") == "application/problem+json");
}

TEST_CASE("HttpServer: garbage on the wire does no harm") {
  const auto server = start();
  std::mt19937 random(20211125);
  const std::string alphabet = std::string("GET /%?&=: HTTP/1.\r\n\t;,#+\"<") + '\0' + '\xFF';
  for (int i = 0; i < 400; ++i) {
    std::string bytes = i % 2 == 0 ? "GET /" : "";
    for (std::size_t size = random() % 200; size > 0; --size) {
      bytes += alphabet[random() % alphabet.size()];
    }
    Connection connection(server->port());
    connection.send(bytes + (i % 3 == 0 ? " HTTP/1.1\r\nHost: a\r\n\r\n" : "\r\n\r\n"));
  }
  CHECK(get(server->port(), "/fine").status == 200);
}

TEST_CASE("HttpServer: a request with a body is answered, and its body never becomes a request") {
  const auto server = start();
  const std::string raw = ask(server->port(),
                              "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n"
                              "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n");
  CHECK(parse_reply(raw).status == 200);
  CHECK(raw.find("smuggled") == std::string::npos);
}

TEST_CASE("HttpServer: slow and idle connections end by the clock, and shut nobody out") {
  ConnectionLimits limits;
  limits.head = 300ms;
  limits.idle = 600ms;
  const auto server = start(limits, 1);
  std::vector<std::unique_ptr<Connection>> slow;
  for (int i = 0; i < 100; ++i) {
    slow.push_back(std::make_unique<Connection>(server->port()));
    if (i % 2 == 0) slow.back()->send("GET / HT");
  }
  auto begin = std::chrono::steady_clock::now();
  CHECK(get(server->port(), "/quick").status == 200);
  CHECK(seconds_since(begin) < 0.5);
  CHECK(parse_reply(slow[0]->receive(5)).status == 408);
  CHECK(slow[1]->receive(5).empty());
  CHECK(seconds_since(begin) < 4);
}

TEST_CASE("HttpServer: a drip of blank lines does not last longer than a head may") {
  ConnectionLimits limits;
  limits.head = 300ms;
  const auto server = start(limits);
  Connection connection(server->port());
  const auto begin = std::chrono::steady_clock::now();
  while (connection.send("\r\n") && seconds_since(begin) < 5) std::this_thread::sleep_for(50ms);
  CHECK(seconds_since(begin) < 4);
}

TEST_CASE("HttpServer: an answer that takes too long becomes a 503") {
  ConnectionLimits limits;
  limits.answer = 100ms;
  const auto server = start(limits);
  CHECK(get(server->port(), "/slow").status == 503);
  const auto asked = parse_reply(ask(server->port(), "HEAD /slow HTTP/1.1\r\nHost: a\r\n\r\n"));
  CHECK(asked.status == 503);
  CHECK(asked.body.empty());
  CHECK(get(server->port(), "/quick").status == 200);
}

TEST_CASE("HttpServer: more requests than may wait are told so at once") {
  ConnectionLimits limits;
  limits.waiting_requests = 1;
  const auto server = start(limits, 1);
  std::vector<std::unique_ptr<Connection>> all;
  for (int i = 0; i < 6; ++i) {
    all.push_back(std::make_unique<Connection>(server->port()));
    all.back()->send("GET /slow HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  }
  int refused = 0;
  int answered = 0;
  for (const auto& connection : all) {
    const auto reply = parse_reply(connection->receive(5));
    refused += reply.status == 503 && reply.header("retry-after") == "1" ? 1 : 0;
    answered += reply.status == 200 ? 1 : 0;
  }
  CHECK(answered >= 1);
  CHECK(answered + refused == 6);
  CHECK(refused >= 1);
}

TEST_CASE("HttpServer: a client that reads nothing is let go, and its worker too") {
  ConnectionLimits limits;
  limits.progress = 300ms;
  const auto server = start(limits, 1);
  Connection deaf(server->port());
  deaf.send("GET /stream HTTP/1.1\r\nHost: a\r\n\r\nGET /large HTTP/1.1\r\nHost: a\r\n\r\n");
  std::this_thread::sleep_for(100ms);
  CHECK(get(server->port(), "/quick").status == 200);
}

TEST_CASE("HttpServer: a client that reads slowly gets the whole of a stream") {
  ConnectionLimits limits;
  limits.progress = 400ms;
  const auto server = start(limits);
  // Slower than the socket's buffers empty by the third that wakes a sender within 400 ms.
  Connection slow(server->port(), 4096);
  slow.send("GET /long-stream HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  std::string all;
  const auto begin = std::chrono::steady_clock::now();
  for (std::string piece = slow.receive_some(); !piece.empty(); piece = slow.receive_some()) {
    all += piece;
    std::this_thread::sleep_for(all.size() < 400'000 ? 25ms : 0ms);
  }
  CHECK(seconds_since(begin) > 1.2);  // three times what no progress at all would be given
  const std::string body = parse_reply(all).dechunked();
  CHECK(body.find("{\"line\":999999}\n") == body.size() - 16);
}

TEST_CASE("HttpServer: clients that take streams slowly leave other answers alone") {
  const auto server = start({}, 1);
  const std::size_t streams = ServerOptions().streams;
  std::vector<std::unique_ptr<Connection>> slow;
  const auto ask_for_stream = [&] {
    slow.push_back(std::make_unique<Connection>(server->port(), 4096));
    slow.back()->send("GET /long-stream HTTP/1.1\r\nHost: a\r\n\r\n");
  };
  for (std::size_t i = 0; i < streams; ++i) {
    ask_for_stream();
    CHECK(slow.back()->receive_some().rfind("HTTP/1.1 200", 0) == 0);
  }
  for (std::size_t i = 0; i < streams; ++i) ask_for_stream();  // these wait
  const auto begin = std::chrono::steady_clock::now();
  CHECK(get(server->port(), "/x").status == 200);
  CHECK(seconds_since(begin) < 1);
  // One more than may run and wait is told so: the last, or one that was read after it.
  ask_for_stream();
  std::size_t refused = 0;
  const auto look = [&] {
    for (std::size_t i = streams; i < slow.size(); ++i)
      refused += slow[i]->receive(0).rfind("HTTP/1.1 503", 0) == 0 ? 1 : 0;
  };
  for (look(); refused == 0 && seconds_since(begin) < 10; look()) std::this_thread::sleep_for(10ms);
  CHECK(refused == 1);
}

TEST_CASE("HttpServer: when connections run out, the idle ones give way") {
  ConnectionLimits limits;
  limits.connections = 10;
  const auto server = start(limits);
  std::vector<std::unique_ptr<Connection>> idle;
  for (int i = 0; i < 50; ++i) idle.push_back(std::make_unique<Connection>(server->port()));
  CHECK(get(server->port(), "/quick").status == 200);
}

TEST_CASE("HttpServer: stopping lets an answer under way finish") {
  const auto server = start();
  Connection connection(server->port());
  Connection idle(server->port());
  connection.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
  std::this_thread::sleep_for(100ms);
  const auto begin = std::chrono::steady_clock::now();
  server->stop();
  CHECK(seconds_since(begin) < 3);
  CHECK(parse_reply(connection.receive(1)).status == 200);
  CHECK(idle.receive(1).empty());
  server->stop();
}

TEST_CASE("HttpServer: stopping waits for the request of a connection just made") {
  const auto server = start();
  Connection early(server->port());
  CHECK(early.send("GET /quick HTTP/1.1\r\nHost: a\r\n\r\n"));
  CHECK_FALSE(early.receive_some().empty());
  Connection late(server->port());
  Connection silent(server->port());
  std::thread stopper([&] { server->stop(); });
  CHECK(early.receive(1).empty());  // it stops, and this one has nothing on the way
  CHECK(late.send("GET /quick HTTP/1.1\r\nHost: a\r\n\r\n"));
  const auto reply = parse_reply(late.receive(2));
  CHECK(reply.status == 200);
  CHECK(reply.header("connection") == "close");
  CHECK(silent.receive(2).empty());
  stopper.join();
}

TEST_CASE("HttpServer: two servers never share a port") {
  const auto server = start();
  ServerOptions options;
  options.listen = {"127.0.0.1", server->port()};
  const auto second = HttpServer::start(options, answer);
  REQUIRE_FALSE(second.ok());
  CHECK(second.error().message.find(std::to_string(server->port())) != std::string::npos);
  CHECK_FALSE(second.error().hint.empty());
}

TEST_CASE("HttpServer: many clients at once are all answered") {
  const auto server = start({}, 4);
  std::atomic<int> good{0};
  std::vector<std::thread> clients;
  for (int i = 0; i < 16; ++i) {
    clients.emplace_back([&] {
      for (int k = 0; k < 50; ++k) good += get(server->port(), "/x").status == 200 ? 1 : 0;
    });
  }
  for (std::thread& client : clients) client.join();
  CHECK(good == 800);
}

TEST_CASE("Listener: addresses") {
  const auto check = [](std::string_view address, std::string_view host, int port) {
    INFO(address);
    const auto parsed = parse_listen_address(address);
    REQUIRE(parsed.ok());
    CHECK(parsed->host == host);
    CHECK(parsed->port == port);
  };
  check("127.0.0.1:8080", "127.0.0.1", 8080);
  check("[::1]:0", "::1", 0);
  check("localhost:65535", "localhost", 65535);
  for (const std::string_view bad :
       {"", ":", "8080", "host", "host:", ":80", "host:65536", "host:-1", "host:+1", "::1:80",
        "host:99999999999", "host:8 0"}) {
    INFO(bad);
    const auto parsed = parse_listen_address(bad);
    REQUIRE_FALSE(parsed.ok());
    CHECK(parsed.error().code == ErrorCode::usage);
  }
  CHECK(url_of({"::1", 80}) == "http://[::1]:80/");
}
