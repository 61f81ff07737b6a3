#include "web/search_parameters.h"

#include <catch2/catch.hpp>

using namespace dateline;
using namespace dateline::web;

namespace {
SearchParameters parse(std::string_view query) {
  Request request;
  request.parameters = parse_query_string(query);
  return search_parameters(request);
}
}  // namespace

TEST_CASE("SearchParameters: everything the contract names") {
  const auto parsed =
      parse("q=a+b&limit=25&offset=50&sort=newest&match=any&fold=off&facets=people:20,places&x=y");
  REQUIRE_FALSE(parsed.bad);
  CHECK(parsed.request.query == "a b");
  CHECK(parsed.request.limit == 25);
  CHECK(parsed.request.offset == 50);
  CHECK(parsed.request.sort == Sort::newest);
  CHECK(parsed.request.match == Match::any);
  CHECK_FALSE(parsed.request.fold);
  REQUIRE(parsed.request.facets.size() == 2);
  CHECK(parsed.request.facets[0].name == "people");
  CHECK(parsed.request.facets[0].limit == 20);
  CHECK(parsed.request.facets[1].limit == 10);
}

TEST_CASE(
    "SearchParameters: absent and empty ones have their defaults, of repeated ones the first "
    "counts") {
  const auto parsed = parse("sort=&limit=&limit=7&offset=3&offset=x");
  REQUIRE_FALSE(parsed.bad);
  CHECK(parsed.request.query.empty());
  CHECK(parsed.request.limit == 10);
  CHECK(parsed.request.offset == 3);
  CHECK(parsed.request.sort == Sort::relevance);
  CHECK(parsed.request.fold);
}

TEST_CASE("SearchParameters: what is out of range is named") {
  const auto check = [](std::string_view query, std::string_view name) {
    INFO(query);
    const auto parsed = parse(query);
    REQUIRE(parsed.bad);
    CHECK(parsed.bad->name == name);
    CHECK(parsed.bad->detail.find(name) != std::string::npos);
  };
  for (const std::string_view limit :
       {"0", "101", "-1", "+5", "1e1", "abc", "10 ", "0x1", "99999999999999999999999", "%00"}) {
    check("limit=" + std::string(limit), "limit");
  }
  check("offset=-1", "offset");
  check("offset=100001", "offset");
  check("sort=evil", "sort");
  check("sort=NEWEST", "sort");
  check("match=some", "match");
  check("fold=true", "fold");
  check("expand=yes", "expand");
  check("recency=1", "recency");
  CHECK(parse("facets=people:0").bad->name == "facets");
  CHECK(parse("facets=nonsense").bad->name == "facets");
}

TEST_CASE("SearchParameters: malformed UTF-8 in the query is repaired, NUL stays") {
  CHECK(parse("q=%ffa").request.query == "\uFFFDa");
  CHECK(parse("q=a%00b").request.query == std::string("a\0b", 3));
}

TEST_CASE("SearchParameters: a search's address reads back as that search") {
  SearchRequest request;
  CHECK(search_url(request) == "/");
  request.query = "person:\"Boris Johnson\" & 100%";
  request.sort = Sort::oldest;
  request.match = Match::all;
  request.expand = Expand::automatic;
  request.recency = true;
  request.fold = false;
  request.limit = 20;
  request.offset = 40;
  const auto parsed = parse(search_url(request).substr(2));
  REQUIRE_FALSE(parsed.bad);
  CHECK(parsed.request.query == request.query);
  CHECK(parsed.request.sort == request.sort);
  CHECK(parsed.request.match == request.match);
  CHECK(parsed.request.expand == request.expand);
  CHECK(parsed.request.recency == request.recency);
  CHECK(parsed.request.fold == request.fold);
  CHECK(parsed.request.limit == request.limit);
  CHECK(parsed.request.offset == request.offset);
  CHECK(article_url("a/b c", "x y") == "/articles/a%2Fb%20c?q=x%20y");
}
