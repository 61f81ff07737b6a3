// A script may ask dateline-search or the server: the answer is the same object.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/support/command.h"
#include "tests/web/site.h"
#include "web/url.h"

namespace dateline::web::test {
namespace {

using nlohmann::ordered_json;

struct Asked {
  std::string query;
  std::string parameters;  // of the API, beside q
  std::vector<std::string> options;
};

}  // namespace

TEST_CASE("dateline-search --json is the API's answer, but for took_ms") {
  const Site site;
  const std::vector<Asked> all = {
      {"", "", {}},
      {"calais",
       "&facets=people:2,places,numbers,dates,sources",
       {"--facets", "people:2,places,numbers,dates,sources"}},
      {"calias", "", {}},                        // a suggestion
      {"zyzzyva \"and an open phrase", "", {}},  // notices
      {"boats calais",
       "&match=any&sort=newest&limit=1&offset=1",
       {"--match", "any", "--sort", "newest", "--limit", "1", "--offset", "1"}},
      {"person:\"Boris Johnson\" -dover", "&fold=off", {"--fold", "off"}},
      {"number:27", "&limit=100", {"--limit=100"}},
      {"channel", "&expand=on&recency=on", {"--expand", "on", "--recency", "on"}},
  };
  for (const Asked& asked : all) {
    INFO(asked.query);
    const auto reply =
        site.get("/api/v1/search?q=" + percent_encoded(asked.query) + asked.parameters);
    REQUIRE(reply.status == 200);
    auto api = ordered_json::parse(reply.body);
    REQUIRE(api.erase("took_ms") == 1);
    std::vector<std::string> words = {DATELINE_SEARCH_PROGRAM, "--index", site.index().path(),
                                      "--json"};
    words.insert(words.end(), asked.options.begin(), asked.options.end());
    words.push_back(asked.query);
    const auto command = dateline::test::run_command(words);
    CHECK(command.status == 0);
    CHECK(command.out == api.dump() + "\n");
  }
}

}  // namespace dateline::web::test
