#include "web/client_address.h"

#include <catch2/catch.hpp>

using namespace dateline;
using namespace dateline::web;

namespace {

TrustedProxies proxies(std::string_view list) {
  auto parsed = TrustedProxies::parse(list);
  REQUIRE(parsed.ok());
  return *parsed;
}

}  // namespace

TEST_CASE("Client address: the last address that is no trusted proxy's") {
  const TrustedProxies trusted = proxies("127.0.0.1, 10.0.0.0/8,fd00::/8,192.0.2.7");
  const auto check = [&](const std::string& peer, const std::vector<std::string>& noted,
                         const std::string& client) {
    std::vector<Header> headers = {{"host", "a"}};
    for (const std::string& one : noted) headers.emplace_back("x-forwarded-for", one);
    INFO(peer << " with " << (noted.empty() ? "nothing" : noted.back()));
    CHECK(trusted.client_of(peer, headers) == client);
  };
  check("127.0.0.1", {}, "127.0.0.1");
  check("127.0.0.1", {"198.51.100.1"}, "198.51.100.1");
  check("127.0.0.1", {"1.2.3.4, 198.51.100.1"}, "198.51.100.1");  // the first is the client's word
  check("127.0.0.1", {"198.51.100.1, 10.255.0.3"}, "198.51.100.1");
  check("127.0.0.1", {"1.2.3.4", "198.51.100.1,10.1.1.1"}, "198.51.100.1");
  check("127.0.0.1", {"1.2.3.4,198.51.100.1", "10.1.1.1"}, "198.51.100.1");
  check("127.0.0.1", {"10.2.2.2, 10.1.1.1"}, "10.2.2.2");  // a client among the proxies
  check("192.0.2.7", {"198.51.100.1"}, "198.51.100.1");
  check("192.0.2.8", {"198.51.100.1"}, "192.0.2.8");  // not trusted: its header counts for nothing
  check("::ffff:10.9.9.9", {"198.51.100.1"}, "198.51.100.1");
  check("fd12::1", {"2001:DB8:0::1"}, "2001:db8::1");
  check("fe80::1%eth0", {"198.51.100.1"}, "fe80::1%eth0");
  check("127.0.0.1", {"198.51.100.1:4711"}, "198.51.100.1");
  check("127.0.0.1", {"[2001:db8::1]:4711"}, "2001:db8::1");
  check("127.0.0.1", {"[2001:db8::1]"}, "2001:db8::1");
}

TEST_CASE("Client address: what is no address ends the search") {
  const TrustedProxies trusted = proxies("127.0.0.1,10.0.0.1");
  for (const std::string bad : {"unknown", "", ",", "1.2.3", "[", "[]", ":", "1.2.3.4.5",
                                "::1::", "198.51.100.1\t10", "\"198.51.100.1\""}) {
    INFO(bad);
    CHECK(trusted.client_of("127.0.0.1", {{"x-forwarded-for", bad}}) == "127.0.0.1");
    CHECK(trusted.client_of("127.0.0.1", {{"x-forwarded-for", "1.2.3.4," + bad + ",10.0.0.1"}}) ==
          "10.0.0.1");
  }
}

TEST_CASE("Client address: without trusted proxies it is who has connected") {
  CHECK(proxies("").client_of("127.0.0.1", {{"x-forwarded-for", "1.2.3.4"}}) == "127.0.0.1");
}

TEST_CASE("Client address: networks of any width") {
  const auto trusts = [](std::string_view list, const std::string& peer) {
    return proxies(list).client_of(peer, {{"x-forwarded-for", "1.2.3.4"}}) == "1.2.3.4";
  };
  CHECK(trusts("192.0.2.128/25", "192.0.2.255"));
  CHECK_FALSE(trusts("192.0.2.128/25", "192.0.2.127"));
  CHECK(trusts("0.0.0.0/0", "192.0.2.1"));
  CHECK_FALSE(trusts("0.0.0.0/0", "2001:db8::1"));
  CHECK(trusts("2001:db8::/33", "2001:db8:7fff::1"));
  CHECK_FALSE(trusts("2001:db8::/33", "2001:db8:8000::1"));
  CHECK_FALSE(trusts("::/0", ""));
  CHECK(trusts("::/0", "2001:db8::1"));
  CHECK_FALSE(trusts("::/0", "192.0.2.1"));
  CHECK(trusts("::ffff:0:0/96", "192.0.2.1"));
}

TEST_CASE("Client address: what is neither address nor network is refused by name") {
  for (const std::string bad : {"proxy.example.org", "10.0.0.0/33", "fd00::/129", "10.0.0.0/", ",",
                                "10.0.0.0/-1", "10.0.0.0/8x", "/8", "127.0.0.1,,10.0.0.1"}) {
    INFO(bad);
    const auto parsed = TrustedProxies::parse(bad);
    REQUIRE_FALSE(parsed.ok());
    CHECK(parsed.error().code == ErrorCode::usage);
  }
  CHECK(TrustedProxies::parse("10.0.0.1,proxy").error().message.find("'proxy'") !=
        std::string::npos);
}
