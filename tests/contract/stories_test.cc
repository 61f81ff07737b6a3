// Stories in real indexes: which articles are put together, whatever way they came, and what is
// told of each.

#include <catch2/catch.hpp>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/schema/fields.h"
#include "core/schema/story_id.h"
#include "searcher/search_service.h"
#include "tests/support/growing_archive.h"
#include "tests/support/remote_shards.h"
#include "tests/support/rewriting.h"

using namespace dateline;
using namespace dateline::test;

namespace {

using Articles = GrowingArchive::Articles;
using Stories = std::map<std::string, std::set<std::string>>;  // story id -> articles

Stories stories_in(const GrowingArchive& archive) {
  Stories out;
  for (auto& [value, ids] : archive.ids_by(Slot::story))
    out[facet_id_hex(unpacked_facet_ids(value).front())] = ids;
  return out;
}

Stories stories_from_scratch(const Articles& articles) {
  GrowingArchive archive;
  archive.write("all.jsonl", articles);
  archive.run();
  return stories_in(archive);
}

std::string some_words(const std::vector<std::string>& from, std::size_t count, Dice& dice) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i)
    out += (i == 0 ? "" : " ") + from[dice.below(from.size())];
  return out;
}

std::vector<std::string> made_up_words(std::size_t count, Dice& dice) {
  static const std::string kConsonants = "bdfgklmnprstvz";
  static const std::string kVowels = "aeiou";
  std::vector<std::string> out;
  for (std::size_t i = 0; i < count; ++i) {
    std::string word;
    for (int k = 0; k < 3; ++k) {
      word += kConsonants[dice.below(kConsonants.size())];
      word += kVowels[dice.below(kVowels.size())];
    }
    out.push_back(word);
  }
  return out;
}

// Events of a few days each, some reported several times, some copied, with much else in between.
Articles made_up_news(std::size_t events, std::size_t days, Dice& dice) {
  static const std::vector<std::string> kTowns = {"Calais", "Leipzig", "Derby",  "Nantes", "Bergen",
                                                  "Toledo", "Cracow",  "Aarhus", "Naples", "Ghent"};
  const std::vector<std::string> common = made_up_words(60, dice);
  Articles out;
  for (std::size_t event = 0; event < events; ++event) {
    const std::vector<std::string> own = made_up_words(12, dice);
    const std::int64_t first =
        Date{2021, 1, 1}.days() + static_cast<std::int64_t>(dice.below(days));
    const std::string town = kTowns[dice.below(kTowns.size())];
    std::string last_text;
    for (std::uint64_t i = 0; i < 1 + dice.below(6); ++i) {
      const std::string id = std::to_string(event) + "-" + std::to_string(i);
      std::string text =
          "In " + town + " " + some_words(own, 18, dice) + " " + some_words(common, 14, dice) + ".";
      if (i > 0 && dice.chance(0.3)) text = last_text;
      last_text = text;
      out[id] = {
          {"id", id}, {"title", some_words(own, 4, dice)}, {"text", text}, {"language", "en"}};
      if (dice.chance(0.95))
        out[id]["date"] =
            Date::from_days(first + static_cast<std::int64_t>(i * dice.below(5))).iso();
    }
  }
  return out;
}

}  // namespace

TEST_CASE("Stories: any order, any runs, with changes and removals: the stories of what is there") {
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    INFO("seed " << seed);
    Dice dice(seed);
    Articles articles = made_up_news(60, 40 + 40 * seed, dice);
    std::vector<std::string> order;
    for (const auto& [id, article] : articles) order.push_back(id);
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[dice.below(i)]);
    GrowingArchive archive;
    std::map<std::string, Articles> files;
    const std::size_t runs = 2 + dice.below(6);
    for (std::size_t i = 0; i < order.size(); ++i)
      files[std::to_string(i * runs / order.size())][order[i]] = articles[order[i]];
    for (const auto& [file, part] : files) {
      archive.write(file + ".jsonl", part);
      archive.run();
    }
    REQUIRE(stories_in(archive) == stories_from_scratch(articles));
    REQUIRE(stories_in(archive).size() > 15);
    for (std::size_t i = 0; i < order.size(); i += 7) {
      for (auto& [file, part] : files) {
        const auto at = part.find(order[i]);
        if (at == part.end()) continue;
        if (i % 2 == 0) {
          part.erase(at);
          articles.erase(order[i]);
        } else {
          at->second["date"] = "2021-02-10";
          articles[order[i]]["date"] = "2021-02-10";
        }
      }
    }
    for (const auto& [file, part] : files) archive.write(file + ".jsonl", part);
    archive.run(true);
    CHECK(stories_in(archive) == stories_from_scratch(articles));
  }
}

TEST_CASE("Stories: those of the sample corpus") {
  GrowingArchive archive;
  archive.run_over({DATELINE_SOURCE_DIR "/corpus/articles"});
  std::set<std::string> found;
  for (const auto& [story, articles] : stories_in(archive)) {
    std::string line;
    for (const std::string& id : articles) {
      const std::size_t slash = id.find('/');  // without its folder's name and what follows it
      line += (line.empty() ? "" : " ") +
              (slash == std::string::npos ? id : id.substr(0, 2) + id.substr(slash));
    }
    found.insert(line);
  }
  // Within five days of each other; where papers came back to it later (the miners of Chile, Tham
  // Luang, Suez) it is another story. Each of the other corpus events has but one article in time,
  // or, as the first reports of Eyjafjallajökull, the flight of Ingenuity and the referendum, one
  // that shares too little with the next.
  const std::set<std::string> expected = {
      "01/capital-dispatch-letter-row.txt 01/continental-post-calais-meeting.txt "
      "01/harbour-gazette-capsize.txt 01/northern-ledger-toll-revised.txt",
      "02/continental-post-donors.txt 02/daily-meridian-blast.txt 02/northern-ledger-homeless.txt "
      "02/pacific-record-resignation.txt",
      "03/harbour-gazette-queue.txt suez-0001 suez-0002",
      "04/northern-ledger-breakthrough.txt 04/pacific-record-all-out.txt",
      "05/capital-dispatch-test-flights.txt 05/continental-post-reopening.txt "
      "05/weald-courier-skies-close.txt",
      "06/continental-post-incendie.txt 06/evening-compass-firefighters.txt nd-20190415-a "
      "nd-20190417-b",
      "07/harbour-gazette-found.txt 07/pacific-record-search.txt",
      "08/harbour-gazette-giant-wave.txt 08/northern-ledger-plant-blast.txt",
      "10/evening-compass-jet-in-river.txt 10/harbour-gazette-miracle.txt",
      "12/pacific-record-powehi.txt eht-2019-0410",
      "13/evening-compass-darkest-day.txt 13/northern-ledger-seventy-five-dead.txt"};
  CHECK(found == expected);
}

TEST_CASE("Stories: an undated near-copy is in the story of what it copies, and not listed in it") {
  const std::string text =
      "A dinghy with 33 migrants sank off Calais on Wednesday evening. Fishermen from Boulogne "
      "found "
      "the first bodies at noon, when the tide had turned and the wind had dropped a little.";
  Articles articles;
  const auto add = [&](const std::string& id, const std::string& date, const std::string& body) {
    articles[id] = {
        {"id", id}, {"title", "Dinghy sinks off Calais"}, {"text", body}, {"language", "en"}};
    if (!date.empty()) articles[id]["date"] = date;
  };
  add("first", "2021-11-24", text);
  add("copy", "2021-11-25", text + " More follows.");
  GrowingArchive archive;
  archive.write("1.jsonl", articles);
  archive.run();
  CHECK(stories_in(archive).empty());  // near-copies alone are no story
  add("undated", "", text);
  add("next", "2021-11-26",
      "Calais mourns the 33 migrants whose dinghy sank. The mayor of Boulogne thanked the "
      "fishermen.");
  archive.write("1.jsonl", articles);
  archive.run();
  const Stories stories = stories_in(archive);
  REQUIRE(stories.size() == 1);
  CHECK(stories.begin()->second == std::set<std::string>{"copy", "first", "next", "undated"});
  const auto service = archive.search();
  const auto story = service->story(stories.begin()->first);
  REQUIRE(story.ok());
  REQUIRE(story->articles.size() == 2);
  CHECK(story->articles[0].id == "first");
  CHECK(story->articles[0].duplicates == 1);
  CHECK(story->articles[1].id == "next");
}

TEST_CASE("Stories: folding and stories work in each of two remote shards") {
  if (!has_remote_server()) {
    WARN("skipped: xapian-tcpsrv is not installed");
    return;
  }
  const std::string text =
      "A dinghy with 33 migrants sank off Calais on Wednesday evening. Fishermen from Boulogne "
      "found "
      "the first bodies at noon, when the tide had turned and the wind had dropped a little.";
  const auto article = [](const std::string& id, const std::string& date, const std::string& body) {
    return nlohmann::json{{"id", id},
                          {"title", "Dinghy off Calais"},
                          {"date", date},
                          {"language", "en"},
                          {"text", body}};
  };
  GrowingArchive shards[2];
  shards[0].write(
      "a.jsonl",
      {{"a1", article("a1", "2021-11-24", text)},
       {"a2", article("a2", "2021-11-24", text)},
       {"a3", article("a3", "2021-11-25", "Calais mourns the 33 migrants of the dinghy.")}});
  shards[1].write("b.jsonl", {{"b1", article("b1", "2021-11-24", text)},
                              {"b2", article("b2", "2021-11-24", text)}});
  for (GrowingArchive& shard : shards) shard.run();
  const RemoteIndexes remote({shards[0].path(), shards[1].path()});
  const SearchService& service = remote.service();
  SearchRequest request;
  request.query = "dinghy";
  request.sort = Sort::oldest;
  request.facets = {{"dates", 10}};
  const SearchResults results = *service.search(request);
  CHECK(results.total == 5);
  CHECK(results.total_folded == 3);  // the copies in the other shard are not known for some
  CHECK(results.total_exact);
  std::map<std::string, std::size_t> duplicates;
  for (const Hit& hit : results.hits) duplicates[hit.id.substr(0, 1)] += hit.duplicates;
  CHECK(duplicates == std::map<std::string, std::size_t>{{"a", 1}, {"b", 1}});
  const auto copies = service.duplicates("b1");
  REQUIRE(copies.ok());
  REQUIRE(copies->size() == 1);
  CHECK(copies->front().id == "b2");
  const auto view = service.article("a3");
  REQUIRE(view.ok());
  const auto story = service.story(view->story);
  REQUIRE(story.ok());
  CHECK(story->articles.size() == 2);
  CHECK(service.article("b1")->story.empty());
}
