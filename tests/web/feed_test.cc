// Feeds and the search description as feed readers and browsers meet them.
#include "web/feed.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>
#include <set>

#include "tests/support/command.h"
#include "tests/web/site.h"
#include "web/url.h"

namespace dateline::web::test {
namespace {

using nlohmann::json;

pugi::xml_document parsed(const std::string& xml) {
  pugi::xml_document document;
  const auto result = document.load_buffer(xml.data(), xml.size());
  INFO(xml);
  REQUIRE(result.status == pugi::status_ok);
  return document;
}

// What RFC 4287 (4.1) wants of every feed and entry.
void check_atom(const pugi::xml_document& document) {
  const auto feed = document.child("feed");
  CHECK(std::string(feed.attribute("xmlns").value()) == "http://www.w3.org/2005/Atom");
  std::set<std::string> ids;
  const auto check = [&](const pugi::xml_node& node) {
    for (const char* name : {"id", "title", "updated"}) {
      INFO(name);
      CHECK(node.child(name));
      CHECK_FALSE(node.child(name).next_sibling(name));
    }
    CHECK(std::string(node.child_value("id")).rfind("urn:uuid:", 0) == 0);
    CHECK(ids.insert(node.child_value("id")).second);
    CHECK(node.find_child_by_attribute("link", "rel", "alternate"));
    CHECK(std::string(node.child_value("updated")).size() >= 20);
  };
  check(feed);
  CHECK(feed.child("author").child("name"));
  CHECK(feed.find_child_by_attribute("link", "rel", "self"));
  for (const auto& entry : feed.children("entry")) check(entry);
}

}  // namespace

TEST_CASE("Feed: a search as Atom, newest first, with totals and neighbours") {
  const Site site;
  const auto reply = site.get("/feed.atom?q=calais+OR+dover&limit=2");
  REQUIRE(reply.status == 200);
  CHECK(reply.header("content-type") == "application/atom+xml; charset=utf-8");
  const auto document = parsed(reply.body);
  check_atom(document);
  const auto feed = document.child("feed");
  CHECK(std::string(feed.child_value("title")) == "Dateline: calais OR dover");
  CHECK(std::string(feed.child_value("updated")) == "2021-12-01T00:00:00Z");
  CHECK(std::string(feed.child_value("opensearch:totalResults")) == "3");
  CHECK(std::string(feed.child_value("opensearch:startIndex")) == "1");
  CHECK(std::string(feed.child_value("opensearch:itemsPerPage")) == "2");
  const auto entry = feed.child("entry");
  CHECK(std::string(entry.child_value("title")) == "Storm nears Dover");
  CHECK(std::string(entry.child_value("published")) == "2021-12-01T00:00:00Z");
  CHECK(std::string(entry.child("author").child_value("name")) == "Northern Ledger");
  // Every address leads somewhere.
  const std::string base = "http://localhost";
  for (const char* relation : {"self", "next", "alternate", "search"}) {
    const std::string address =
        feed.find_child_by_attribute("link", "rel", relation).attribute("href").value();
    INFO(relation << " " << address);
    REQUIRE(address.rfind(base + "/", 0) == 0);
    CHECK(site.get(address.substr(base.size())).status == 200);
  }
  const std::string next =
      feed.find_child_by_attribute("link", "rel", "next").attribute("href").value();
  const auto next_page = parsed(site.get(next.substr(base.size())).body);
  const auto rest = next_page.child("feed");
  CHECK(rest.child("entry"));
  CHECK_FALSE(rest.child("entry").next_sibling("entry"));
  CHECK(rest.find_child_by_attribute("link", "rel", "previous"));
  CHECK(std::string(rest.child_value("id")) == feed.child_value("id"));
  CHECK(site.get("/feed.atom?limit=0").header("content-type") == "application/problem+json");
}

TEST_CASE("Feed: what articles say cannot break the document") {
  const Site site(json({{"id", "x<&>\"'"},
                        {"title", "a ]]> <script> \x01\x0C\xEF\xBF\xBE"},
                        {"url", "javascript:alert(1)"},
                        {"source", "A & B"},
                        {"text", "no date at all & nothing <b>else</b>"}})
                      .dump() +
                  "\n");
  const auto document = parsed(site.get("/feed.atom?q=%22%3C%26%0B").body);
  check_atom(document);
  const auto all = parsed(site.get("/feed.atom").body);
  check_atom(all);
  const auto entry = all.child("feed").child("entry");
  CHECK_FALSE(entry.find_child_by_attribute("link", "rel", "via"));
  CHECK_FALSE(entry.child("published"));  // unknown, never guessed
  CHECK(std::string(entry.child_value("updated")) == "1970-01-01T00:00:00Z");
  CHECK(json::parse(site.get("/feed.json").body)["items"].size() == 1);
}

TEST_CASE("Feed: a reader that polls is told 304 until something new is found") {
  const Site site;
  const auto first = site.get("/feed.atom?q=calais");
  const std::string tag = first.header("etag");
  REQUIRE_FALSE(tag.empty());
  // The test client lowers what it is told; tags are compared as they are.
  const std::string exact = "W/" + tag.substr(2);
  const std::string asking = "If-None-Match: \"other\", " + exact + "\r\n";
  const auto second = site.get("/feed.atom?q=calais", asking);
  CHECK(second.status == 304);
  CHECK(second.body.empty());
  CHECK(second.header("etag") == tag);
  CHECK(site.get("/feed.atom?q=dover", asking).status == 200);
  const auto file = site.index().folder() / "more.jsonl";
  const auto add = [&](const std::string& id, const std::string& text) {
    std::ofstream(file) << json({{"id", id}, {"date", "2022-01-01"}, {"text", text}}).dump()
                        << "\n";
    REQUIRE(dateline::test::run_command(
                {DATELINE_INDEX_PROGRAM, "--index", site.index().path(), file.string()})
                .status == 0);
  };
  add("unrelated", "Rain in Leeds.");
  CHECK(site.get("/feed.atom?q=calais", asking).status == 304);
  add("related", "Rain in Calais.");
  const auto third = site.get("/feed.atom?q=calais", asking);
  CHECK(third.status == 200);
  // What was there before keeps its id.
  std::set<std::string> ids;
  const auto now = parsed(third.body);
  for (const auto& entry : now.child("feed").children("entry")) ids.insert(entry.child_value("id"));
  const auto before = parsed(first.body);
  for (const auto& entry : before.child("feed").children("entry")) {
    CHECK(ids.count(entry.child_value("id")) == 1);
  }
}

TEST_CASE("Feed: JSON Feed 1.1") {
  const Site site;
  const auto reply = site.get("/feed.json?q=calais&limit=1");
  CHECK(reply.header("content-type") == "application/feed+json");
  const json feed = json::parse(reply.body);
  CHECK(feed["version"] == "https://jsonfeed.org/version/1.1");
  CHECK(feed["title"] == "Dateline: calais");
  CHECK(feed["feed_url"] == "http://localhost/feed.json?q=calais&limit=1");
  CHECK(feed["next_url"] == "http://localhost/feed.json?q=calais&limit=1&offset=1");
  REQUIRE(feed["items"].size() == 1);
  const json& item = feed["items"][0];
  CHECK(item["url"] == "http://localhost/articles/ledger-2?q=calais");
  CHECK(item["date_published"] == "2021-11-26T00:00:00Z");
  CHECK(item["authors"][0]["name"] == "Northern Ledger");
  CHECK(item["content_text"].get<std::string>().find("27 candles") != std::string::npos);
  CHECK(item["id"] == stable_id("article ledger-2"));
}

TEST_CASE("Feed: browsers learn to search here, and to suggest") {
  RouteOptions options;
  options.base_url = "https://news.example.org";
  const Site site(sample_articles(), options);
  const auto reply = site.get("/opensearch.xml");
  CHECK(reply.header("content-type") == "application/opensearchdescription+xml; charset=utf-8");
  const auto document = parsed(reply.body);
  const auto description = document.child("OpenSearchDescription");
  CHECK(std::string(description.child_value("ShortName")).size() <= 16);
  std::set<std::string> types;
  for (const auto& url : description.children("Url")) {
    const std::string address = url.attribute("template").value();
    CHECK(address.rfind(options.base_url + "/", 0) == 0);
    types.insert(url.attribute("type").value());
  }
  CHECK(types.count("text/html") == 1);
  CHECK(types.count("application/x-suggestions+json") == 1);
  const auto suggested = site.get("/suggest?q=boris+j");
  CHECK(suggested.header("content-type") == "application/x-suggestions+json");
  const json list = json::parse(suggested.body);
  REQUIRE(list.size() == 4);
  CHECK(list[0] == "boris j");
  REQUIRE_FALSE(list[1].empty());
  CHECK(list[1].size() == list[2].size());
  CHECK(list[1].size() == list[3].size());
  CHECK(list[3][0].get<std::string>().rfind(options.base_url + "/?q=", 0) == 0);
  CHECK(site.get("/?q=calais").body.find("href=\"/feed.atom?q=calais\"") != std::string::npos);
  CHECK(site.get("/").body.find("href=\"/opensearch.xml\"") != std::string::npos);
}

TEST_CASE("Feed: a host that is none does not get into addresses") {
  const Site site;
  const auto reply = parse_reply(ask(
      site.port(), "GET /feed.atom HTTP/1.1\r\nHost: evil\"/><x>\r\nConnection: close\r\n\r\n"));
  CHECK(reply.status == 200);
  CHECK(reply.body.find("evil") == std::string::npos);
}

TEST_CASE("Feed: times and ids") {
  CHECK(timestamp("2021-11-25") == "2021-11-25T00:00:00Z");
  CHECK(timestamp("2021-11-25T10:00:00+01:00") == "2021-11-25T10:00:00+01:00");
  CHECK(timestamp("2021-11") == "2021-11-01T00:00:00Z");
  CHECK(timestamp("").empty());
  CHECK(stable_id("a") == stable_id("a"));
  CHECK(stable_id("a") != stable_id("b"));
  CHECK(stable_id("a").size() == 45);
  CHECK(stable_id("a")[23] == '8');
}

}  // namespace dateline::web::test
