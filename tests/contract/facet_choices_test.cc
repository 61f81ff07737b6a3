// Facets that narrow, exclude and are taken back; places as a tree; all values by pages; estimates.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <random>

#include "searcher/output/facet_json.h"
#include "tests/support/remote_shards.h"
#include "tests/support/test_archive.h"

using namespace dateline;
using namespace dateline::test;

namespace {

const TestArchive::Texts kTexts = {
    {"calais",
     "Boris Johnson met Emmanuel Macron in Calais, France. At least 27 migrants drowned."},
    {"lyon", "Emmanuel Macron spoke in Lyon, France, of 27 migrants and of 310 migrants."},
    {"texas", "Boris Becker stayed in Austin, Texas. He paid £3,300 and saw 1,200 people."},
    {"dallas", "Mayors met in Dallas, Texas. They spoke of £250 and of 45 people."},
};

SearchResults search(const SearchService& service, const std::string& query,
                     const std::string& facet, std::size_t limit = 50) {
  SearchRequest request;
  request.query = query;
  request.match = Match::all;
  request.facets = {{facet, limit}};
  const auto answer = service.search(request);
  REQUIRE(answer.ok());
  return *answer;
}

// "France 2 (country)", "Lyon 1 (city in France)", with * for chosen and - for excluded.
std::string shown(const FacetValue& value) {
  std::string out = value.value + " " + std::to_string(value.count);
  if (value.selected) out += " *";
  if (value.excluded) out += " -";
  return out;
}

std::vector<std::string> shown(const SearchResults& results) {
  std::vector<std::string> out;
  for (const FacetValue& value : results.facets.front().values) out.push_back(shown(value));
  return out;
}

const FacetValue& value_named(const SearchResults& results, const std::string& name) {
  const auto& values = results.facets.front().values;
  const auto found = std::find_if(values.begin(), values.end(),
                                  [&](const FacetValue& v) { return v.value == name; });
  REQUIRE(found != values.end());
  return *found;
}

FacetPage page(const SearchService& service, const std::string& facet, const FacetFilter& filter,
               std::size_t offset = 0, std::size_t limit = 50) {
  SearchRequest request;
  request.offset = offset;
  request.limit = limit;
  const auto answer = service.facet_page(request, facet, filter);
  REQUIRE(answer.ok());
  return *answer;
}

std::string names(const FacetPage& page) {
  std::string out;
  for (const FacetValue& value : page.values) out += (out.empty() ? "" : ", ") + value.value;
  return out;
}

void check_choices(const SearchService& service) {
  using Strings = std::vector<std::string>;
  CHECK(shown(search(service, "", "people")) ==
        Strings{"Emmanuel Macron 2", "Boris Becker 1", "Boris Johnson 1"});
  CHECK(shown(search(service, "person:\"Emmanuel Macron\"", "people")) ==
        Strings{"Emmanuel Macron 2 *", "Boris Johnson 1"});
  CHECK(shown(search(service, "person:\"emmanuel MACRON\"", "people", 1)) ==
        Strings{"Emmanuel Macron 2 *"});
  CHECK(shown(search(service, "-person:\"Emmanuel Macron\"", "people")) ==
        Strings{"Emmanuel Macron 2 -", "Boris Becker 1"});
  // Beyond the limit, and with no article at all.
  CHECK(shown(search(service, "person:\"Boris Johnson\"", "people", 1)) ==
        Strings{"Boris Johnson 1 *"});
  CHECK(shown(search(service, "Dallas -person:\"Boris Johnson\"", "people", 1)) ==
        Strings{"Boris Johnson 0 -"});
  CHECK(shown(search(service, "Dallas person:\"Boris Johnson\"", "people", 1)) ==
        Strings{"Boris Johnson 0 *"});
  // Within OR nothing is chosen; nobody is nobody.
  CHECK(shown(search(service, "person:\"Boris Johnson\" OR Lyon", "people")) ==
        Strings{"Emmanuel Macron 2", "Boris Johnson 1"});
  CHECK(shown(search(service, "person:\"Nobody Atall\"", "people")).empty());
  // Asked for and excluded at once: it is the exclusion that can be taken back.
  CHECK(shown(search(service, "Lyon person:\"Emmanuel Macron\" -person:\"Emmanuel Macron\"",
                     "people")) == Strings{"Emmanuel Macron 1 * -"});
  CHECK(shown(search(service, "-place:France", "places", 1)).back() == "France 2 -");
}

}  // namespace

TEST_CASE("Facets: a chosen or excluded value stays listed with its count") {
  check_choices(TestArchive::of(kTexts).service());
}

TEST_CASE("Facets: an exclusion is offered where something would be left") {
  const TestArchive archive = TestArchive::of(kTexts);
  const SearchResults all = search(archive.service(), "", "people");
  CHECK(value_named(all, "Emmanuel Macron").exclude == "-person:\"Emmanuel Macron\"");
  const SearchResults his = search(archive.service(), "Macron", "people");
  CHECK(value_named(his, "Emmanuel Macron").exclude.empty());
  CHECK(value_named(his, "Boris Johnson").exclude == "-person:\"Boris Johnson\"");
}

TEST_CASE("Facets: a name that holds quotation marks is found by its filter") {
  const TestArchive archive(
      R"({"id":"a","source":"The \"Daily\" Post","language":"en","text":"Captain Chesley \u201cSully\u201d Sullenberger landed on the river. Mr Sullenberger was calm."})"
      "\n"
      R"({"id":"b","source":"The \u00abDaily\u00bb Post","language":"en","text":"Boris Johnson wrote to Captain Sullenberger."})"
      "\n"
      R"({"id":"c","source":"\u201eDaily\u201c, \u00abPost\u00bb","language":"en","text":"The river was calm."})"
      "\n");
  for (const char* facet : {"people", "sources"}) {
    const SearchResults all = search(archive.service(), "", facet);
    REQUIRE_FALSE(all.facets.front().values.empty());
    for (const FacetValue& value : all.facets.front().values) {
      INFO(value.value << " by " << value.filter);
      const SearchResults narrowed = search(archive.service(), value.filter, facet);
      CHECK(narrowed.total == value.count);
      CHECK(value_named(narrowed, value.value).selected);
      CHECK(search(archive.service(), "-" + value.filter, facet).total == 3 - value.count);
    }
  }
  CHECK(
      value_named(search(archive.service(), "", "people"), "Chesley \u201cSully\u201d Sullenberger")
          .count == 1);
}

TEST_CASE("Facets: places are a tree, each counted with what lies in it") {
  const TestArchive archive = TestArchive::of(kTexts);
  const SearchResults all = search(archive.service(), "", "places");
  const FacetValue& france = value_named(all, "France");
  CHECK(france.count == 2);
  CHECK(france.kind == "country");
  CHECK(france.parent.empty());
  const FacetValue& texas = value_named(all, "Texas");
  CHECK(texas.count == 2);
  CHECK(texas.kind == "region");
  CHECK(texas.within == std::vector<std::string>{"United States"});
  CHECK(texas.parent == value_named(all, "United States").id);
  const FacetValue& dallas = value_named(all, "Dallas");
  CHECK(dallas.kind == "city");
  CHECK(dallas.parent == texas.id);
  CHECK(names(page(archive.service(), "places", {"", "top"})) == "France, United States");
  CHECK(names(page(archive.service(), "places", {"", texas.id})) == "Austin, Dallas");
  CHECK(names(page(archive.service(), "places", {"da", texas.id})) == "Dallas");
}

TEST_CASE("Facets: all values by pages, and by how a word of theirs begins") {
  const TestArchive archive = TestArchive::of(kTexts);
  const FacetPage first = page(archive.service(), "people", {}, 0, 2);
  CHECK(first.total == 3);
  CHECK(first.articles == 4);
  CHECK(names(first) == "Emmanuel Macron, Boris Becker");
  CHECK(names(page(archive.service(), "people", {}, 2, 2)) == "Boris Johnson");
  CHECK(page(archive.service(), "people", {}, 9, 2).values.empty());
  CHECK(names(page(archive.service(), "people", {"bo", ""})) == "Boris Becker, Boris Johnson");
  CHECK(names(page(archive.service(), "people", {"MAC", ""})) == "Emmanuel Macron");
  CHECK(names(page(archive.service(), "people", {"boris j", ""})) == "Boris Johnson");
  CHECK(names(page(archive.service(), "people", {"oris", ""})).empty());
  CHECK(page(archive.service(), "people", {"bo", ""}, 1, 1).total == 2);
  CHECK(names(page(archive.service(), "numbers", {"3300", ""})) == "£3,300");
  CHECK(names(page(archive.service(), "numbers", {"3,3", ""})) == "£3,300");
  CHECK(names(page(archive.service(), "numbers", {"27", ""})) == "27 migrants");
  CHECK(page(archive.service(), "people", {}, 0, 0).values.empty());
  // One that no article has is no value, asked for or excluded.
  SearchRequest nobody;
  nobody.query = "-person:\"Nobody Atall\"";
  nobody.limit = 3;
  const auto others = archive.service().facet_page(nobody, "people");
  REQUIRE(others.ok());
  CHECK(others->total == 3);
  CHECK(others->values.size() == 3);
  const auto unknown = archive.service().facet_page({}, "colours");
  REQUIRE_FALSE(unknown.ok());
  CHECK(unknown.error().code == ErrorCode::not_found);
}

TEST_CASE("Facets: numbers by ranges, each found by its filter") {
  TestArchive::Texts texts;
  for (int i = 0; i < 40; ++i) {
    const std::string id = std::to_string(i);
    texts.emplace_back(id, "The police counted " + std::to_string(3 + i * i * 7) +
                               " migrants and paid £" + std::to_string(5 + i * 40) +
                               ". The youngest was aged " + std::to_string(18 + i) + ".");
  }
  const TestArchive archive = TestArchive::of(texts);
  const SearchResults all = search(archive.service(), "", "number_ranges");
  const auto& values = all.facets.front().values;
  REQUIRE(values.size() > 8);
  std::size_t migrants = 0;
  for (const FacetValue& value : values) {
    INFO(value.value << " by " << value.filter);
    CHECK(search(archive.service(), value.filter, "people").total == value.count);
    if (value.thing == "migrants") migrants += value.count;
  }
  CHECK(migrants == 40);
  CHECK(value_named(all, "10 to 99 migrants").filter == "number:\"10..99 migrants\"");
  CHECK(value_named(all, "£100 to 999.99").filter == "money:£100..£999.99");
  CHECK(value_named(all, "aged 30 to 39").count == 10);
  const SearchResults chosen = search(archive.service(), "age:30..39", "number_ranges");
  CHECK(value_named(chosen, "aged 30 to 39").selected);
  const SearchResults young = search(archive.service(), "age:<30", "number_ranges");
  const FacetValue& under = value_named(young, "aged under 30");
  CHECK(under.selected);
  CHECK_FALSE(under.number);
  CHECK(under.number_high == 30);
  JsonWriter json;
  write_facet_values("number_ranges", {under}, json);
  CHECK(json.take().find("\"number\":null,\"number_high\":30,") != std::string::npos);
  const SearchResults old = search(archive.service(), "age:>30", "number_ranges");
  const FacetValue& over = value_named(old, "aged over 30");
  CHECK(over.number == 30);
  CHECK_FALSE(over.number_high);
  const SearchResults far = search(archive.service(), "number:\"100..5000 km\"", "number_ranges");
  const FacetValue& distance = value_named(far, "100 to 5,000 km");
  CHECK(distance.unit == "km");
  CHECK(distance.kind.empty());
  CHECK(distance.thing.empty());
  const SearchResults without = search(archive.service(), "-age:30..39", "number_ranges");
  CHECK(value_named(without, "aged 30 to 39").excluded);
  CHECK(value_named(without, "aged 30 to 39").count == 10);
}

TEST_CASE("Facets: beyond the limit counts are estimates that say how far off they can be") {
  std::mt19937 random(3);
  TestArchive::Texts texts;
  for (int i = 0; i < 3000; ++i) {
    const bool macron = random() % 3 == 0;
    const bool johnson = random() % 20 == 0;
    texts.emplace_back(std::to_string(i), std::string("A boat sank.") +
                                              (macron ? " Emmanuel Macron spoke." : "") +
                                              (johnson ? " Boris Johnson spoke." : ""));
  }
  const TestArchive archive = TestArchive::of(texts);
  const auto sampled = SearchService::open(archive.index_path(), {500});
  REQUIRE(sampled.ok());
  // A walk, and a match that visits every article.
  for (const std::string query : {"boat", "\"a boat sank\""}) {
    const SearchResults exact = search(archive.service(), query, "people");
    CHECK(exact.facets_exact);
    const SearchResults estimated = search(**sampled, query, "people");
    CHECK_FALSE(estimated.facets_exact);
    CHECK(estimated.total == 3000);
    CHECK(estimated.total_exact);
    for (const FacetValue& value : exact.facets.front().values) {
      CHECK(value.margin == 0);
      const FacetValue& guess = value_named(estimated, value.value);
      INFO(value.value << " " << value.count << ", estimated " << guess.count << " ± "
                       << guess.margin);
      CHECK(guess.margin > 0);
      CHECK(guess.margin < 400);
      CHECK(std::abs(static_cast<double>(guess.count) - static_cast<double>(value.count)) <=
            static_cast<double>(guess.margin));
    }
  }
  const SearchResults few = search(**sampled, "person:\"Boris Johnson\"", "people");
  CHECK(few.facets_exact);
}

TEST_CASE("Facets: choices behind stock servers") {
  if (!has_remote_server()) {
    WARN("skipped: xapian-tcpsrv is not installed");
    return;
  }
  check_choices(RemoteShards(TestArchive::json_lines(kTexts)).service());
}
