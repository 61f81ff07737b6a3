// Facets against a recount by hand: for random queries over real articles, every count is that of
// `dateline-index --extract`, every click finds what was counted, every exclusion leaves out just
// that, and can be taken back. In one index, and in two behind stock servers.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "tests/support/command.h"
#include "tests/support/enriched_counts.h"
#include "tests/support/remote_shards.h"
#include "tests/support/test_archive.h"

using namespace dateline;
using namespace dateline::test;
using nlohmann::json;

namespace {

constexpr std::size_t kQueries = 200;
const char* const kFacets[] = {"people", "places",  "organisations", "numbers",
                               "dates",  "sources", "languages",     "sections"};

// The sample corpus, and the shared news where it lies beside the project.
class Articles {
 public:
  Articles() {
    const std::filesystem::path root = DATELINE_SOURCE_DIR;
    std::vector<std::string> words = {DATELINE_INDEX_PROGRAM, "--extract",
                                      (root / "corpus/articles").string()};
    const std::filesystem::path news = root / "../shared/data/news/sample.jsonl";
    std::error_code missing;
    if (std::filesystem::exists(news, missing)) words.push_back(news.string());
    const CommandResult extracted = run_command(words);
    std::istringstream lines(extracted.out);
    for (std::string line; std::getline(lines, line);) {
      json article = json::parse(line);
      const std::string id = article["id"];
      // The last of one id wins, as in an index.
      by_id_[id] = std::move(article);
    }
    for (const auto& [id, article] : by_id_) {
      json given = {{"id", id}, {"title", article["title"]}, {"text", article["text"]}};
      for (const char* field : {"date", "source", "language", "section"}) {
        if (!article[field].is_null()) given[field] = article[field];
      }
      lines_ += given.dump() + "\n";
    }
    // What was found in these very lines: a title taken from the text is given now.
    TempFolder folder;
    const CommandResult again =
        run_command({DATELINE_INDEX_PROGRAM, "--extract", folder.write("again.jsonl", lines_)});
    std::istringstream enriched(again.out);
    for (std::string line; std::getline(enriched, line);) {
      json article = json::parse(line);
      const std::string id = article["id"];
      by_id_[id] = std::move(article);
    }
  }

  [[nodiscard]] const std::string& lines() const { return lines_; }
  [[nodiscard]] std::vector<const json*> found(const std::vector<Hit>& hits) const {
    std::vector<const json*> out;
    for (const Hit& hit : hits) out.push_back(&by_id_.at(hit.id));
    return out;
  }
  [[nodiscard]] const json& any(std::mt19937& random) const {
    auto it = by_id_.begin();
    std::advance(it, random() % by_id_.size());
    return it->second;
  }

 private:
  std::map<std::string, json> by_id_;
  std::string lines_;
};

const Articles& articles() {
  static const Articles made;
  return made;
}
const TestArchive& archive() {
  static const TestArchive made(articles().lines());
  return made;
}

// Queries of every kind, from words that some article has.
class RandomQueries {
 public:
  explicit RandomQueries(unsigned seed) : random_(seed) {}

  std::string next() {
    switch (random_() % 8) {
      case 0:
        return "";
      case 1:
        return word();
      case 2:
        return word() + " OR " + word();
      case 3:
        return word() + " " + word();
      case 4:
        return "\"" + word() + " " + word() + "\" OR " + word();
      case 5:
        return "-" + word();
      case 6:
        return "date:" + std::to_string(1998 + random_() % 30);
      default:
        return word() + " -" + word();
    }
  }
  std::mt19937& random() { return random_; }

 private:
  std::string word() {
    while (true) {
      const auto text = articles().any(random_)["text"].get<std::string>();
      std::istringstream words(text.substr(random_() % std::max<std::size_t>(text.size(), 1)));
      std::string word;
      words >> word >> word;
      const bool plain = !word.empty() && std::all_of(word.begin(), word.end(),
                                                      [](char c) { return c >= 'a' && c <= 'z'; });
      if (plain) return word;
    }
  }
  std::mt19937 random_;
};

SearchRequest asking(const std::string& query) {
  SearchRequest request;
  request.query = query;
  request.match = Match::all;
  request.limit = 100'000;
  request.ids_only = true;
  return request;
}

template <typename T>
const T& sure(const Result<T>& result) {
  INFO((result ? "" : result.error().text()));
  REQUIRE(result.ok());
  return *result;
}

// Every value of a facet, page by page.
std::vector<FacetValue> all_values(const SearchService& service, const std::string& query,
                                   const std::string& facet) {
  SearchRequest request = asking(query);
  request.limit = 700;
  std::vector<FacetValue> out;
  while (true) {
    const auto answer = service.facet_page(request, facet);
    const FacetPage& page = sure(answer);
    CHECK(page.exact);
    out.insert(out.end(), page.values.begin(), page.values.end());
    request.offset += request.limit;
    if (page.values.size() < request.limit) {
      CHECK(out.size() == page.total);
      return out;
    }
  }
}

void check_counts(const SearchService& service, const std::string& query) {
  const auto answer = service.search(asking(query));
  const SearchResults& results = sure(answer);
  const std::vector<const json*> found = articles().found(results.hits);
  REQUIRE(found.size() == results.total);
  for (const std::string facet : kFacets) {
    auto expected = recounted(found, facet);
    INFO(facet << " of " << query);
    if (facet == "dates") {
      const auto answered = service.timeline(asking(query), TimeStep::year);
      const Timeline& years = sure(answered);
      std::map<std::string, std::size_t> by_year;
      std::size_t dated = 0;
      for (const auto& [day, count] : expected) {
        by_year[day.substr(0, 4)] += count;
        dated += count;
      }
      for (const auto& bucket : years.buckets) {
        if (bucket.count > 0) CHECK(by_year[bucket.value] == bucket.count);
        by_year.erase(bucket.value);
      }
      CHECK(by_year.empty());
      CHECK(years.total == results.total);
      CHECK(years.undated == results.total - dated);
      continue;
    }
    for (const FacetValue& value : all_values(service, query, facet)) {
      if (value.excluded) continue;
      INFO(value.value);
      CHECK(expected[value.id] == value.count);
      expected.erase(value.id);
    }
    CHECK(expected.empty());
  }
}

std::size_t total(const SearchService& service, const std::string& query) {
  SearchRequest request = asking(query);
  request.limit = 0;
  const auto answer = service.search(request);
  return sure(answer).total;
}

// With the value asked for, with it excluded, and with that taken back.
void check_click(const SearchService& service, const std::string& query, std::size_t before,
                 const std::string& facet, const FacetValue& value) {
  const std::string open = query.empty() ? "" : query + " ";
  INFO(facet << " " << value.value << " after " << query);
  CHECK(total(service, open + value.filter) == value.count);
  if (value.exclude.empty()) {
    CHECK(value.count == before);
    return;
  }
  SearchRequest request = asking(open + value.exclude);
  request.limit = 0;
  request.facets = {{facet, 3}};
  const auto answer = service.search(request);
  const SearchResults& without = sure(answer);
  CHECK(without.total == before - value.count);
  const auto& values = without.facets.front().values;
  const auto same = std::find_if(values.begin(), values.end(), [&](const FacetValue& v) {
    return v.id == value.id && v.excluded;
  });
  REQUIRE(same != values.end());
  CHECK(same->count == value.count);  // as many come back
  CHECK(same->filter == value.filter);
}

void check_clicks(const SearchService& service, const std::string& query, std::mt19937& random,
                  std::size_t clicks) {
  SearchRequest request = asking(query);
  for (const std::string& name : facet_names()) request.facets.push_back({name, 60});
  const auto answer = service.search(request);
  const SearchResults& results = sure(answer);
  for (const Facet& facet : results.facets) {
    for (std::size_t i = 0; i < clicks && !facet.values.empty(); ++i)
      check_click(service, query, results.total, facet.name,
                  facet.values[random() % facet.values.size()]);
  }
}

}  // namespace

TEST_CASE("Facets: counts are those of a recount, for random queries") {
  RandomQueries queries(2021);
  for (std::size_t i = 0; i < kQueries; ++i) check_counts(archive().service(), queries.next());
}

TEST_CASE("Facets: a click, an exclusion and taking it back never surprise") {
  RandomQueries queries(11);
  for (std::size_t i = 0; i < kQueries / 2; ++i)
    check_clicks(archive().service(), queries.next(), queries.random(), 2);
}

TEST_CASE("Facets: two shards behind stock servers count the same") {
  if (!has_remote_server()) {
    WARN("skipped: xapian-tcpsrv is not installed");
    return;
  }
  const RemoteShards shards(articles().lines());
  RandomQueries queries(5);
  for (std::size_t i = 0; i < kQueries / 10; ++i) {
    const std::string query = queries.next();
    check_counts(shards.service(), query);
    check_clicks(shards.service(), query, queries.random(), 1);
  }
}
