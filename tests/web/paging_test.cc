// Answers that are a page of many, and answers that a client has already.
#include "web/paging.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/support/command.h"
#include "tests/web/site.h"

namespace dateline::web::test {
namespace {

using nlohmann::json;

// The address in a Link header with that relation; empty where there is none.
std::string linked(const Reply& reply, const std::string& relation) {
  const std::string header = reply.header("link");
  const std::size_t end = header.find(">; rel=\"" + relation + "\"");
  if (end == std::string::npos) return {};
  const std::size_t begin = header.rfind('<', end) + 1;
  return header.substr(begin, end - begin);
}

// Ids on all pages from `address` on, following the links.
std::vector<std::string> followed(const Site& site, std::string address, const char* list,
                                  const char* name) {
  std::vector<std::string> ids;
  for (int pages = 0; !address.empty() && pages < 100; ++pages) {
    const auto reply = site.get(address);
    REQUIRE(reply.status == 200);
    const json page = json::parse(reply.body);
    for (const json& one : page[list]) ids.push_back(one[name]);
    address = linked(reply, "next");
  }
  return ids;
}

}  // namespace

TEST_CASE("Paging: the next page is linked until there is none, and comes to everything") {
  const Site site;
  CHECK(followed(site, "/api/v1/search?limit=1&sort=oldest", "hits", "id") ==
        std::vector<std::string>{"harbour/1", "ledger-2", "ledger-3"});
  const auto places = followed(site, "/api/v1/facets/places?limit=2", "values", "value");
  const json all = json::parse(site.get("/api/v1/facets/places?limit=100").body);
  CHECK(places.size() == all["total"]);
  CHECK(places.size() > 2);
  const auto second = site.get("/api/v1/search?q=%22calais%22&limit=1&offset=1&facets=people");
  CHECK(linked(second, "next").empty());
  CHECK(linked(second, "prev") == "/api/v1/search?q=%22calais%22&limit=1&facets=people");
  CHECK(site.get("/api/v1/search?q=zyzzyva").header("link").empty());
  CHECK(site.get("/api/v1/search?q=calais&offset=50&limit=10").header("link") ==
        "</api/v1/search?q=calais&limit=10&offset=40>; rel=\"prev\"");
}

TEST_CASE("Paging: addresses are written anew, each part encoded") {
  Request request;
  request.path = {"api", "v1", "a/b c"};
  request.parameters = {{"q", "x&y=\r\n"}};
  CHECK(address_of(request) == "/api/v1/a%2Fb%20c?q=x%26y%3D%0D%0A");
  CHECK(page_links(request, {0, 10, 10, 10}).next.empty());
  CHECK(page_links(request, {99'995, 10, 10, 1'000'000}).next.empty());  // deeper than may be asked
}

TEST_CASE("ETag: what a client has is not sent again, compressed or not") {
  const Site site;
  for (const std::string path :
       {"/api/v1/search?q=channel&facets=people", "/api/v1/articles/ledger-2", "/openapi.json", "/",
        "/api/v1/facets/people", "/api/v1/timeline", "/api/v1/suggest?q=cal", "/opensearch.xml"}) {
    INFO(path);
    const auto first = site.get(path);
    REQUIRE(first.status == 200);
    const std::string tag = "W/" + first.header("etag").substr(2);
    CHECK(site.get(path, "If-None-Match: " + tag + "\r\n").status == 304);
    CHECK(site.get(path, "Accept-Encoding: gzip\r\nIf-None-Match: " + tag + "\r\n").status == 304);
    CHECK(site.get(path, "If-None-Match: *\r\n").status == 304);
    CHECK(site.get(path, "If-None-Match: W/\"0123456789abcdef\"\r\n").status == 200);
  }
  // Only how long it took tells two answers to one query apart.
  CHECK(site.get("/api/v1/search?q=%22,%5C%22took_ms%5C%22:1%22").header("etag") ==
        site.get("/api/v1/search?q=%22,%5C%22took_ms%5C%22:1%22").header("etag"));
  CHECK(site.get("/api/v1/search?q=channel").header("etag") !=
        site.get("/api/v1/search?q=calais").header("etag"));
  for (const std::string path : {"/healthz", "/readyz", "/api/v1/search?limit=0"}) {
    CHECK(site.get(path).header("etag").empty());
    CHECK(site.get(path, "If-None-Match: *\r\n").status != 304);
  }
}

TEST_CASE("HEAD: the headers of GET, everywhere") {
  const Site site;
  for (const std::string path : {"/", "/api/v1/search?q=channel", "/api/v1/articles/nowhere",
                                 "/feed.atom", "/healthz", "/openapi.json"}) {
    INFO(path);
    const auto get = site.get(path);
    const auto head = parse_reply(ask(
        site.port(), "HEAD " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
    CHECK(head.status == get.status);
    CHECK(head.body.empty());
    CHECK(head.header("content-type") == get.header("content-type"));
    CHECK(head.header("etag") == get.header("etag"));
  }
}

}  // namespace dateline::web::test
