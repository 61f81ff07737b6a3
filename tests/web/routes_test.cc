#include "web/routes.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <map>
#include <nlohmann/json.hpp>

#include "tests/web/http_client.h"
#include "tests/web/sample_index.h"
#include "tests/web/site.h"
#include "web/static_assets.h"

using namespace dateline;
using namespace dateline::web;
using nlohmann::json;
using test::Site;

namespace {

std::vector<std::string> ids(const json& results) {
  std::vector<std::string> found;
  for (const json& hit : results["hits"]) found.push_back(hit["id"]);
  return found;
}

}  // namespace

TEST_CASE("Routes: the search API answers as the contract says") {
  const Site site;
  const auto reply = site.get("/api/v1/search?q=channel&facets=people:5,places");
  REQUIRE(reply.status == 200);
  CHECK(reply.header("content-type") == "application/json");
  const json results = json::parse(reply.body);
  CHECK(results["total"] == 2);
  CHECK(results["query"]["text"] == "channel");
  CHECK(results["took_ms"].is_number());
  CHECK(results["limit"] == 10);
  REQUIRE(results["hits"].size() == 2);
  CHECK(results["hits"][0]["title_segments"].is_array());
  REQUIRE_FALSE(results["facets"]["people"].empty());
  CHECK(results["facets"]["people"][0]["value"] == "Boris Johnson");
  CHECK(results["facets"]["people"][0]["count"] == 2);
}

TEST_CASE("Routes: a facet's filter finds the articles it counted") {
  const Site site;
  const json all = json::parse(
      site.get("/api/v1/search?facets=people,places,numbers,dates,sources,languages").body);
  std::size_t tried = 0;
  for (const auto& [name, values] : all["facets"].items()) {
    for (const json& value : values) {
      const std::string filter = value["filter"];
      INFO(name << ": " << filter);
      const json narrowed =
          json::parse(site.get("/api/v1/search?q=" + percent_encoded(filter)).body);
      CHECK(narrowed["total"] == value["count"]);
      ++tried;
    }
  }
  CHECK(tried > 6);
}

TEST_CASE("Routes: offset, limit and sort") {
  const Site site;
  const auto search = [&](const std::string& parameters) {
    return ids(json::parse(site.get("/api/v1/search?" + parameters).body));
  };
  CHECK(search("sort=newest") == std::vector<std::string>{"ledger-3", "ledger-2", "harbour/1"});
  CHECK(search("sort=oldest&limit=1&offset=1") == std::vector<std::string>{"ledger-2"});
  CHECK(search("q=channel&offset=50").empty());
}

TEST_CASE("Routes: a bad parameter is a problem that names it") {
  const Site site;
  const auto check = [&](const std::string& parameters, const std::string& name) {
    INFO(parameters);
    const auto reply = site.get("/api/v1/search?" + parameters);
    CHECK(reply.status == 400);
    CHECK(reply.header("content-type") == "application/problem+json");
    const json problem = json::parse(reply.body);
    CHECK(problem["status"] == 400);
    CHECK(problem["parameter"] == name);
    CHECK(problem["title"] == "Bad Request");
  };
  check("q=a&limit=0", "limit");
  check("q=a&offset=-1", "offset");
  check("sort=best", "sort");
  check("match=none", "match");
  check("fold=1", "fold");
  check("facets=people,colours", "facets");
  CHECK(site.get("/?limit=0").header("content-type") == "text/html; charset=utf-8");
  CHECK(site.get("/?limit=0").status == 400);
}

TEST_CASE("Routes: whatever is typed is answered") {
  const Site site;
  for (const std::string query :
       {"%ff%fe%80", "a%00b", "((((((", "%22abc", "AND+OR+NOT+-", "*", "number:1e308..1e309",
        "person:", "date:2021-13", "%3Cscript%3E"}) {
    INFO(query);
    CHECK(json::parse(site.get("/api/v1/search?q=" + query).body)["hits"].is_array());
    CHECK(site.get("/?q=" + query).status == 200);
  }
}

TEST_CASE("Routes: articles are found under their percent-encoded ids") {
  const Site site;
  const auto reply = site.get("/api/v1/articles/harbour%2F1");
  REQUIRE(reply.status == 200);
  const json article = json::parse(reply.body);
  CHECK(article["id"] == "harbour/1");
  CHECK(article["people"][0]["name"] == "Boris Johnson");
  CHECK(site.get("/api/v1/articles/harbour/1").status == 404);
  CHECK(site.get("/api/v1/articles/harbour%252F1").status == 404);
  const auto missing = site.get("/api/v1/articles/none");
  CHECK(missing.status == 404);
  CHECK(json::parse(missing.body)["status"] == 404);
  CHECK(site.get("/articles/none").header("content-type") == "text/html; charset=utf-8");
  CHECK(site.get("/articles/none").status == 404);
}

TEST_CASE("Routes: similar articles, as hits and below an article") {
  const Site site;
  const auto reply = site.get("/api/v1/articles/harbour%2F1/similar");
  REQUIRE(reply.status == 200);
  const json similar = json::parse(reply.body);
  REQUIRE_FALSE(similar["hits"].empty());
  CHECK(similar["hits"][0]["id"] == "ledger-2");
  CHECK(similar["hits"][0]["title_segments"].is_array());
  CHECK(site.get("/api/v1/articles/none/similar").status == 404);
  CHECK(site.get("/api/v1/articles/harbour%2F1/similar?limit=0").status == 400);
  const auto page = site.get("/articles/harbour%2F1");
  CHECK(page.body.find("Similar articles") != std::string::npos);
  CHECK(page.body.find("<a dir=\"auto\" href=\"/articles/ledger-2\">Calais mourns</a>") !=
        std::string::npos);
}

TEST_CASE("Routes: near-copies are folded, counted, and listed with the article") {
  const std::string text =
      "At least 27 people drowned when their boat sank off the coast of Calais on Wednesday. The "
      "mayor said that the sea had been calm for days, and that more boats had left than ever.";
  const auto line = [&](const std::string& id, const std::string& date, const std::string& more) {
    return json{{"id", id},
                {"title", "From " + id},
                {"date", date},
                {"source", "The " + id},
                {"text", text + more}}
               .dump() +
           "\n";
  };
  const Site site(line("wire", "2021-11-24", "") + line("a/b", "2021-11-25", " It goes on.") +
                  line("late", "2021-11-26", ""));
  const json folded = json::parse(site.get("/api/v1/search?q=calais&sort=newest").body);
  CHECK(ids(folded) == std::vector<std::string>{"late"});
  CHECK(folded["hits"][0]["duplicates"] == 2);
  CHECK(folded["total"] == 3);
  CHECK(folded["total_folded"] == 1);
  const json open = json::parse(site.get("/api/v1/search?q=calais&sort=newest&fold=off").body);
  CHECK(ids(open) == std::vector<std::string>{"late", "a/b", "wire"});
  CHECK(open["total_folded"] == 3);
  const json listed = json::parse(site.get("/api/v1/articles/late/duplicates").body);
  CHECK(ids(listed) == std::vector<std::string>{"wire", "a/b"});
  CHECK(site.get("/api/v1/articles/none/duplicates").status == 404);
  const auto page = site.get("/?q=calais&sort=newest");
  CHECK(page.body.find(
            "<a class=\"copies\" data-copies=\"/api/v1/articles/late/duplicates?limit=100\" "
            "href=\"/articles/late?q=calais&amp;sort=newest#copies\">2 near-copies</a>") !=
        std::string::npos);
  const auto article = site.get("/articles/late?q=calais");
  CHECK(article.body.find("id=\"copies\"") != std::string::npos);
  CHECK(article.body.find("href=\"/articles/a%2Fb?q=calais\">From a/b</a>") != std::string::npos);
  CHECK(article.body.find("Similar articles") == std::string::npos);
}

TEST_CASE("Routes: a story in the order of time, with what is new in each article") {
  const auto line = [](const std::string& id, const std::string& date, const std::string& title,
                       const std::string& text) {
    return json{{"id", id},         {"title", title}, {"date", date}, {"source", "The Gazette"},
                {"language", "en"}, {"text", text}}
               .dump() +
           "\n";
  };
  const Site site(
      line(
          "b", "2021-11-25", "Toll of Calais dinghy disaster rises",
          "The toll of the Calais dinghy disaster rose to 31 migrants on Thursday. The dinghy sank "
          "off Calais with 33 migrants aboard. President Emmanuel Macron spoke of a cemetery.") +
      line(
          "a/1", "2021-11-24", "Dinghy sinks off Calais",
          "A dinghy sank off Calais with 33 migrants aboard. Mayor Natacha Bouchart <b>wept</b>.") +
      line("x", "2021-11-25", "Museum buys a violin",
           "The museum of Derby has bought a violin that was made in Cremona."));
  const json hit = json::parse(site.get("/api/v1/search?q=dinghy&sort=oldest").body)["hits"][0];
  REQUIRE(hit["story"].is_string());
  const std::string id = hit["story"];
  CHECK(json::parse(site.get("/api/v1/articles/b").body)["story"] == id);
  CHECK(json::parse(site.get("/api/v1/articles/x").body)["story"].is_null());
  const json story = json::parse(site.get("/api/v1/stories/" + id).body);
  CHECK(story["id"] == id);
  CHECK(story["title"] == "Dinghy sinks off Calais");
  CHECK(story["first"] == "2021-11-24");
  CHECK(story["last"] == "2021-11-25");
  REQUIRE(story["articles"].size() == 2);
  CHECK(story["articles"][0]["id"] == "a/1");
  const json news = story["articles"][1]["new"];
  REQUIRE(news["sentences"].size() == 2);
  CHECK(news["sentences"][0]["text"] ==
        "The toll of the Calais dinghy disaster rose to 31 migrants on Thursday.");
  CHECK(news["sentences"][0]["begin"] == 0);
  CHECK(news["people"] == json::array({"Emmanuel Macron"}));
  CHECK(news["places"] == json::array());
  CHECK(news["numbers"] == json::array({"31 migrants"}));
  for (const std::string& wrong : {std::string("000000000000"), std::string("nothing"),
                                   std::string("ffffffffffff"), id.substr(1)}) {
    CHECK(site.get("/api/v1/stories/" + wrong).status == 404);
    CHECK(site.get("/stories/" + wrong).status == 404);
  }
  const auto page = site.get("/stories/" + id);
  CHECK(page.status == 200);
  CHECK(page.body.find("href=\"/articles/a%2F1\"") < page.body.find("href=\"/articles/b\""));
  CHECK(page.body.find("&lt;b&gt;wept&lt;/b&gt;") != std::string::npos);
  CHECK(page.body.find("<dt>New people</dt><dd><bdi>Emmanuel Macron</bdi></dd>") !=
        std::string::npos);
  const std::string link = "href=\"/stories/" + id;
  CHECK(site.get("/?q=dinghy").body.find(link + "?q=dinghy\"") != std::string::npos);
  CHECK(site.get("/articles/b").body.find(link + "\"") != std::string::npos);
}

TEST_CASE("Routes: suggestions while typing") {
  const Site site;
  const json reply = json::parse(site.get("/api/v1/suggest?q=boris%20jo").body);
  REQUIRE_FALSE(reply["suggestions"].empty());
  const json first = reply["suggestions"][0];
  CHECK(first["text"] == "Boris Johnson");
  CHECK(first["kind"] == "person");
  CHECK(first["query"] == "person:\"Boris Johnson\"");
  CHECK(first["count"] == 2);
  CHECK(json::parse(site.get("/api/v1/suggest?q=").body)["suggestions"].empty());
  CHECK(json::parse(site.get("/api/v1/suggest?q=%ff%00%22((").body)["suggestions"].is_array());
  CHECK(site.get("/api/v1/suggest?q=a&limit=1000").status == 400);
}

TEST_CASE("Routes: a misspelled search asks back, and one without hits says why") {
  const Site site;
  const json misspelled = json::parse(site.get("/api/v1/search?q=migrents").body);
  CHECK(misspelled["query"]["suggestion"] == "migrants");
  CHECK(misspelled["query"]["notices"][0]["code"] == "no_hits");
  const auto page = site.get("/?q=migrents");
  CHECK(page.body.find("Did you mean <a dir=\"auto\" href=\"/?q=migrants\">migrants</a>?") !=
        std::string::npos);
  CHECK(json::parse(site.get("/api/v1/search?q=channel").body)["query"]["suggestion"].is_null());
}

TEST_CASE("Routes: pages carry a strict policy, and nothing of an article becomes markup") {
  const Site site;
  for (const std::string path : {"/", "/?q=letter", "/articles/ledger-2?q=letter", "/nowhere"}) {
    INFO(path);
    const auto reply = site.get(path);
    CHECK(reply.header("content-security-policy").rfind("default-src 'none';", 0) == 0);
    CHECK(reply.header("x-content-type-options") == "nosniff");
    CHECK(reply.header("referrer-policy") == "no-referrer");
    CHECK(reply.header("set-cookie").empty());
    CHECK(reply.body.find("<script>alert") == std::string::npos);
  }
  const auto page = site.get("/articles/ledger-2?q=letter");
  CHECK(page.body.find("<mark id=\"match-1\">letter</mark>") != std::string::npos);
  CHECK(page.body.find("&lt;script&gt;") != std::string::npos);
}

TEST_CASE("Routes: the figures that the articles found report") {
  const Site site;
  const auto reply = site.get("/api/v1/figures?q=calais");
  REQUIRE(reply.status == 200);
  CHECK(reply.header("content-type") == "application/json");
  const json answer = json::parse(reply.body);
  CHECK(answer["articles_read"] == 2);
  CHECK(answer["complete"] == true);
  CHECK(answer["figures_total"] == answer["figures"].size());
  const auto died = std::find_if(answer["figures"].begin(), answer["figures"].end(),
                                 [](const json& table) { return table["thing"] == "people died"; });
  REQUIRE(died != answer["figures"].end());
  const json& row = (*died)["rows"][0];
  CHECK(row["value"] == 27);
  CHECK(row["bound"] == "at_least");
  CHECK(row["sources"] == json{"Harbour Gazette"});
  CHECK(row["ids"] == json{"harbour/1"});
  CHECK(row["first"] == "2021-11-25");
  CHECK(row["snippet"][1] == json{{"text", "27"}, {"match", true}});
  CHECK(json::parse(site.get("/api/v1/figures?q=calais&limit=1").body)["figures"].size() == 1);
  CHECK(json::parse(site.get("/api/v1/figures?q=nothinglikethis").body)["figures"].empty());
  const auto refused = site.get("/api/v1/figures?q=calais&limit=0");
  CHECK(refused.status == 400);
  CHECK(json::parse(refused.body)["parameter"] == "limit");
}

TEST_CASE("Routes: all values of a facet, and a timeline") {
  const Site site;
  const json people = json::parse(site.get("/api/v1/facets/people?prefix=bo&limit=1").body);
  CHECK(people["facet"] == "people");
  CHECK(people["total"] == 1);
  CHECK(people["articles"] == 3);
  REQUIRE(people["values"].size() == 1);
  CHECK(people["values"][0]["value"] == "Boris Johnson");
  CHECK(people["values"][0]["exclude"] == "-person:\"Boris Johnson\"");
  CHECK(json::parse(site.get("/api/v1/facets/people?offset=50").body)["values"].empty());
  CHECK(site.get("/api/v1/facets/colours").status == 404);
  CHECK(site.get("/api/v1/facets/people?limit=0").status == 400);
  const json years = json::parse(site.get("/api/v1/timeline?step=year").body);
  CHECK(years["step"] == "year");
  CHECK(years["total"] == 3);
  for (const json& bucket : years["buckets"]) {
    CHECK(bucket["filter"] == "date:" + bucket["value"].get<std::string>());
  }
  const auto bad = site.get("/api/v1/timeline?step=week");
  CHECK(bad.status == 400);
  CHECK(json::parse(bad.body)["parameter"] == "step");
}

TEST_CASE("Routes: parts of the search page are what the whole page holds") {
  const Site site;
  const std::string page = site.get("/?q=boris").body;
  const std::string answer = site.get("/?q=boris&part=answer").body;
  CHECK(answer.find("<html") == std::string::npos);
  for (const std::string part : {"id=\"head\"", "id=\"filters\"", "id=\"results\""}) {
    INFO(part);
    CHECK(answer.find(part) != std::string::npos);
  }
  const std::size_t head = answer.find("</div>");
  CHECK(page.find(answer.substr(0, head)) != std::string::npos);
  CHECK(answer.find("id=\"pictures\"") == std::string::npos);
  CHECK(site.get("/?q=boris&part=pictures").body.rfind("<aside class=\"pictures\"", 0) == 0);
  CHECK(site.get("/?limit=1000&part=answer").status == 400);
}

TEST_CASE("Routes: all values of a facet as a page, with what they begin with") {
  const Site site;
  const auto all = site.get("/facets/places?q=channel");
  CHECK(all.status == 200);
  CHECK(all.body.find(">Calais</a>") != std::string::npos);
  CHECK(all.body.find("href=\"/?q=channel%20place%3A%22France%22\"") != std::string::npos);
  CHECK(all.body.find("<input type=\"hidden\" name=\"q\" value=\"channel\">") != std::string::npos);
  const auto some = site.get("/facets/places?q=channel&prefix=cal");
  CHECK(some.body.find(">Calais</a>") != std::string::npos);
  CHECK(some.body.find(">France</a>") == std::string::npos);
  const auto part = site.get("/facets/places?q=channel&prefix=cal&part=values").body;
  CHECK(part.rfind("<div id=\"values\">", 0) == 0);
  CHECK(site.get("/facets/places?prefix=zzz").body.find("No value begins so.") !=
        std::string::npos);
  CHECK(site.get("/facets/nothing").status == 404);
}

TEST_CASE("Routes: every example of the help page finds what it says") {
  const Site site;
  const std::string page = site.get("/help").body;
  CHECK(page.find("person:&quot;Boris Johnson&quot;") != std::string::npos);
  std::size_t examples = 0;
  const std::string link = "<th scope=\"row\"><a dir=\"auto\" href=\"/";
  for (std::size_t at = page.find(link); at != std::string::npos; at = page.find(link, at + 1)) {
    const std::size_t begin = at + link.size();
    const std::string query = page.substr(begin, page.find('"', begin) - begin);
    INFO(query);
    const json found = json::parse(site.get("/api/v1/search" + query + "&match=all").body);
    CHECK(found["total"] > 0);
    const std::string count = "<td class=\"count\">" + found["total"].dump() + " article";
    CHECK(page.find(count, begin) < page.find("</tr>", begin));
    ++examples;
  }
  CHECK(examples >= 8);
}

TEST_CASE("Routes: health, readiness, assets") {
  const Site site;
  CHECK(json::parse(site.get("/healthz").body)["status"] == "ok");
  const json ready = json::parse(site.get("/readyz").body);
  CHECK(ready["status"] == "ready");
  CHECK(ready["articles"] == 3);
  const auto style = site.get(asset_path("base.css"));
  CHECK(style.status == 200);
  CHECK(style.header("content-type") == "text/css; charset=utf-8");
  CHECK(style.header("cache-control").find("immutable") != std::string::npos);
  CHECK(site.get("/assets/base.css").status == 404);
  CHECK(site.get("/assets/..%2f..%2fetc%2fpasswd").status == 404);
}

TEST_CASE("Routes: the API's description describes what is answered") {
  const Site site;
  const json description = json::parse(site.get("/openapi.json").body);
  CHECK(description["openapi"] == "3.1.0");
  const json hit = json::parse(site.get("/api/v1/search?q=channel").body)["hits"][0];
  REQUIRE(hit["story"].is_string());
  const std::map<std::string, std::string> samples = {
      {"/api/v1/search", "/api/v1/search?facets=people"},
      {"/api/v1/articles/{id}", "/api/v1/articles/harbour%2F1"},
      {"/api/v1/articles/{id}/similar", "/api/v1/articles/harbour%2F1/similar"},
      {"/api/v1/articles/{id}/duplicates", "/api/v1/articles/harbour%2F1/duplicates"},
      {"/api/v1/stories/{id}", "/api/v1/stories/" + hit["story"].get<std::string>()},
      {"/api/v1/suggest", "/api/v1/suggest?q=boris"},
      {"/api/v1/figures", "/api/v1/figures?q=calais"},
      {"/api/v1/facets/{name}", "/api/v1/facets/places?q=channel&prefix=ca"},
      {"/api/v1/timeline", "/api/v1/timeline?step=month"},
      {"/healthz", "/healthz"},
      {"/readyz", "/readyz"}};
  for (const auto& [path, operations] : description["paths"].items()) {
    // Files, feeds and the rest are held against it by tests/web/api.
    if (path == "/openapi.json" ||
        !operations["get"]["responses"]["200"]["content"].contains("application/json")) {
      continue;
    }
    INFO(path);
    REQUIRE(samples.count(path) == 1);
    const auto reply = site.get(samples.at(path));
    CHECK(reply.status == 200);
    json schema = operations["get"]["responses"]["200"]["content"]["application/json"]["schema"];
    if (schema.contains("$ref")) {
      const std::string name =
          schema["$ref"].get<std::string>().substr(std::string("#/components/schemas/").size());
      schema = description["components"]["schemas"][name];
    }
    const json answer = json::parse(reply.body);
    for (const json& field : schema["required"]) {
      INFO(field);
      CHECK(answer.contains(field.get<std::string>()));
    }
    for (const auto& [field, value] : answer.items()) {
      INFO(field);
      CHECK(schema["properties"].contains(field));
    }
  }
}

TEST_CASE("Regression: headlines are suggested for a word that every article's title has") {
  std::string articles;
  for (int i = 0; i < 300; ++i) {
    articles += json({{"id", std::to_string(i)},
                      {"title", "Calais report " + std::to_string(i)},
                      {"text", "Rain."}})
                    .dump() +
                "\n";
  }
  const Site site(articles);
  // Numbers of articles are free from now on, which Xapian loses its place over.
  for (const std::string id : {"3", "150", "151"}) {
    const std::string remove = std::string(DATELINE_INDEX_PROGRAM) + " --index " +
                               site.index().path() + " --remove " + id + " 2>/dev/null";
    REQUIRE(std::system(remove.c_str()) == 0);  // NOLINT: our own program, a path of our own making
  }
  const auto reply = site.get("/api/v1/suggest?q=cal");
  REQUIRE(reply.status == 200);
  CHECK(json::parse(reply.body)["suggestions"][0]["count"] == 297);
}
