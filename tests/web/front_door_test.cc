// Who may ask: tokens, how often, pages of other origins.
#include "web/front_door.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace dateline::web;
using namespace std::chrono_literals;
using nlohmann::json;

namespace {

Request asking(const std::string& path, std::vector<Header> headers = {},
               const std::string& address = "192.0.2.1") {
  Request request;
  request.method = "GET";
  request.path = path_segments(path);
  request.headers = std::move(headers);
  request.remote_address = address;
  return request;
}

Response inside(const Request&) {
  Response response;
  response.content_type = "text/plain";
  response.body = "in";
  return response;
}

constexpr std::string_view kToken = "0123456789abcdef";

}  // namespace

TEST_CASE("Token: only who knows it gets in, as a bearer or with a password") {
  FrontDoorOptions options;
  options.token = kToken;
  FrontDoor door(options, inside);
  const auto status = [&](const std::string& authorization) {
    return door.answer(asking("/api/v1/search", {{"authorization", authorization}})).status;
  };
  CHECK(status("Bearer 0123456789abcdef") == 200);
  CHECK(status("bearer  0123456789abcdef") == 200);
  CHECK(status("Basic YW55Ym9keTowMTIzNDU2Nzg5YWJjZGVm") == 200);  // anybody:0123456789abcdef
  CHECK(status("Basic OjAxMjM0NTY3ODlhYmNkZWY=") == 200);          // nobody at all
  for (const std::string wrong :
       {"", "Bearer", "Bearer ", "Bearer 0123456789abcdeF", "Bearer 0123456789abcde",
        "Bearer 0123456789abcdef0", "Bearer 0123456789abcdef0123456789abcdef",
        "Basic 0123456789abcdef", "Basic MDEyMzQ1Njc4OWFiY2RlZg==", "Digest 0123456789abcdef",
        "0123456789abcdef", "Basic ????"}) {
    INFO(wrong);
    CHECK(status(wrong) == 401);
  }
  const Response refused = door.answer(asking("/api/v1/search"));
  CHECK(refused.content_type == "application/problem+json");
  CHECK(json::parse(refused.body)["status"] == 401);
  CHECK(refused.header("WWW-Authenticate").rfind("Bearer", 0) == 0);
  CHECK(door.answer(asking("/")).content_type == "text/html; charset=utf-8");
  CHECK(door.answer(asking("/metrics")).status == 401);
  CHECK(door.answer(asking("/healthz")).status == 200);
  CHECK(door.answer(asking("/readyz")).status == 200);
  CHECK(door.answer(asking("/healthz/x")).status == 401);
}

TEST_CASE("Base64: decoded, or nothing") {
  CHECK(base64_decoded("Zm9vYmFy") == "foobar");
  CHECK(base64_decoded("Zm9vYg==") == "foob");
  CHECK(base64_decoded("Zm9vYg") == "foob");
  CHECK(base64_decoded("Zm 9v").empty());
  CHECK(base64_decoded("").empty());
}

TEST_CASE("Rate: a burst, then so many a second, for each address by itself") {
  RateLimit limit(2);
  const auto begin = RateLimit::Clock::now();
  for (int i = 0; i < 10; ++i) CHECK(limit.seconds_to_wait("192.0.2.1", begin) == 0);
  CHECK(limit.seconds_to_wait("192.0.2.1", begin) == 1);
  CHECK(limit.seconds_to_wait("192.0.2.2", begin) == 0);
  CHECK(limit.seconds_to_wait("192.0.2.1", begin + 500ms) == 0);
  CHECK(limit.seconds_to_wait("192.0.2.1", begin + 500ms) == 1);
  int passed = 0;
  for (int i = 0; i < 1000; ++i) {
    if (limit.seconds_to_wait("192.0.2.1", begin + 500ms + i * 10ms) == 0) ++passed;
  }
  CHECK(passed >= 19);
  CHECK(passed <= 20);
  RateLimit slow(0.1);
  for (int i = 0; i < 10; ++i) CHECK(slow.seconds_to_wait("a", begin) == 0);
  CHECK(slow.seconds_to_wait("a", begin) == 10);
}

TEST_CASE("Rate: one network of IPv6 is one client, and a flood of addresses is forgotten") {
  RateLimit limit(1);
  const auto now = RateLimit::Clock::now();
  for (int i = 0; i < 10; ++i) {
    CHECK(limit.seconds_to_wait("2001:db8::" + std::to_string(i + 1), now) == 0);
  }
  CHECK(limit.seconds_to_wait("2001:db8::ff", now) > 0);
  CHECK(limit.seconds_to_wait("2001:db8:0:1::1", now) == 0);
  for (std::size_t i = 0; i < 2 * RateLimit::kMaxAddresses; ++i) {
    REQUIRE(limit.seconds_to_wait("x" + std::to_string(i), now) == 0);
  }
}

TEST_CASE("Rate: who asks too often is told when to come back") {
  FrontDoorOptions options;
  options.requests_per_second = 1;
  FrontDoor door(options, inside);
  for (int i = 0; i < 10; ++i) CHECK(door.answer(asking("/api/v1/search")).status == 200);
  const Response refused = door.answer(asking("/api/v1/search"));
  CHECK(refused.status == 429);
  CHECK(refused.header("Retry-After") == "1");
  CHECK(refused.content_type == "application/problem+json");
  CHECK(door.answer(asking("/healthz")).status == 200);
  CHECK(door.answer(asking("/api/v1/search", {}, "192.0.2.9")).status == 200);
}

TEST_CASE("CORS: off unless asked for, and then for those origins and programs' paths alone") {
  const std::vector<Header> from = {{"origin", "https://a.example"}};
  FrontDoor closed({}, inside);
  CHECK(
      closed.answer(asking("/api/v1/search", from)).header("Access-Control-Allow-Origin").empty());

  FrontDoorOptions options;
  options.token = kToken;
  options.origins = {"https://a.example", "https://b.example:8443"};
  FrontDoor door(options, inside);
  const Response answer = door.answer(asking("/api/v1/search", from));
  CHECK(answer.status == 401);  // readable for the page all the same
  CHECK(answer.header("Access-Control-Allow-Origin") == "https://a.example");
  CHECK(answer.header("Vary") == "Origin");
  CHECK(answer.header("Access-Control-Expose-Headers").find("Link") != std::string::npos);
  CHECK(door.answer(asking("/", from)).header("Access-Control-Allow-Origin").empty());
  const Response other =
      door.answer(asking("/api/v1/search", {{"origin", "https://evil.example"}}));
  CHECK(other.header("Access-Control-Allow-Origin").empty());
  CHECK(other.header("Vary") == "Origin");

  Request preflight = asking("/api/v1/search", {{"origin", "https://b.example:8443"},
                                                {"access-control-request-method", "GET"}});
  preflight.method = "OPTIONS";
  const Response allowed = door.answer(preflight);
  CHECK(allowed.status == 204);
  CHECK(allowed.header("Access-Control-Allow-Origin") == "https://b.example:8443");
  CHECK(allowed.header("Access-Control-Allow-Headers").find("Authorization") != std::string::npos);
  preflight.headers[0].second = "https://evil.example";
  CHECK(door.answer(preflight).status == 401);

  options.origins = {"*"};
  FrontDoor open(options, inside);
  CHECK(open.answer(asking("/feed.atom")).header("Access-Control-Allow-Origin") == "*");
}
