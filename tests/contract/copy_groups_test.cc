// Near-copies in real indexes: the groups are those of the articles that are there, whatever way
// they came.
#include <catch2/catch.hpp>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "core/schema/fields.h"
#include "indexer/copies/copy_pairs.h"
#include "searcher/output/facet_json.h"
#include "searcher/search_service.h"
#include "tests/support/growing_archive.h"
#include "tests/support/remote_shards.h"
#include "tests/support/rewriting.h"
#include "tests/support/test_archive.h"

using namespace dateline;
using namespace dateline::test;

namespace {

using Texts = std::map<std::string, std::string>;  // by id
using Groups = std::set<std::set<std::string>>;

GrowingArchive::Articles articles_of(const Texts& texts) {
  GrowingArchive::Articles out;
  for (const auto& [id, text] : texts)
    out[id] = {{"id", id}, {"title", id}, {"text", text}, {"language", "en"}};
  return out;
}

Groups groups_in(const GrowingArchive& archive) {
  Groups out;
  for (auto& [key, ids] : archive.ids_by(Slot::copies)) out.insert(ids);
  return out;
}

Groups groups_from_scratch(const Texts& texts) {
  GrowingArchive archive;
  archive.write("all.jsonl", articles_of(texts));
  archive.run();
  return groups_in(archive);
}

std::string sentences(Dice& dice, std::size_t words) {
  static const std::vector<std::string> kWords = {
      "harbour", "minister", "railway", "storm",  "council", "market", "bridge", "vote",
      "winter",  "school",   "river",   "report", "strike",  "budget", "museum", "doctor",
      "farm",    "signal",   "tower",   "island", "glass",   "engine", "garden", "letter"};
  std::string out;
  for (std::size_t i = 0; i < words; ++i) {
    out += (i == 0 ? "" : " ") + kWords[dice.below(kWords.size())];
    if (i % 12 == 11) out += ".";
  }
  return out + ".";
}

// Articles of which many are copies of others.
Texts related_articles(std::size_t originals, Dice& dice) {
  Texts out;
  for (std::size_t i = 0; i < originals; ++i) {
    const std::string text = sentences(dice, 60 + dice.below(100));
    const std::string name = std::to_string(i);
    out[name + "-original"] = text;
    const std::uint64_t copies = dice.below(4);
    for (std::uint64_t k = 0; k < copies; ++k) {
      std::string copy = text;
      if (dice.chance(0.5)) copy = shortened(copy, 0.7);
      if (dice.chance(0.5)) copy = rewritten(copy, 0.06, dice);
      if (dice.chance(0.2)) copy += " " + sentences(dice, 30);
      out[name + "-copy-" + std::to_string(k)] = copy;
    }
  }
  return out;
}

std::string printed(const Facet& facet) {
  JsonWriter json;
  write_facet_values(facet.name, facet.values, json);
  return json.take();
}

std::vector<std::string> shuffled_ids(const Texts& texts, Dice& dice) {
  std::vector<std::string> ids;
  for (const auto& [id, text] : texts) ids.push_back(id);
  for (std::size_t i = ids.size(); i > 1; --i) std::swap(ids[i - 1], ids[dice.below(i)]);
  return ids;
}

}  // namespace

TEST_CASE(
    "CopyGroups: any order, any runs, with changes and removals: the groups of what is there") {
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    INFO("seed " << seed);
    Dice dice(seed);
    Texts texts = related_articles(40, dice);
    const std::vector<std::string> order = shuffled_ids(texts, dice);
    GrowingArchive archive;
    std::map<std::string, Texts> files;
    const std::size_t runs = 2 + dice.below(6);
    for (std::size_t i = 0; i < order.size(); ++i)
      files[std::to_string(i * runs / order.size())][order[i]] = texts[order[i]];
    for (const auto& [file, part] : files) {
      archive.write(file + ".jsonl", articles_of(part));
      archive.run();
    }
    REQUIRE(groups_in(archive) == groups_from_scratch(texts));
    REQUIRE(groups_in(archive).size() > 10);
    // Some go (pruned, or taken down), some are replaced by others' texts.
    std::vector<std::string> taken_down;
    for (std::size_t i = 0; i < order.size(); i += 5) {
      for (auto& [file, part] : files) {
        const auto at = part.find(order[i]);
        if (at == part.end()) continue;
        if (i % 3 == 0) {
          taken_down.push_back(order[i]);
          part.erase(at);
          texts.erase(order[i]);
        } else if (i % 3 == 1) {
          part.erase(at);
          texts.erase(order[i]);
        } else {
          at->second = texts[order[i]] = texts.begin()->second;
        }
      }
    }
    for (const auto& [file, part] : files) archive.write(file + ".jsonl", articles_of(part));
    archive.run(true, taken_down);
    CHECK(groups_in(archive) == groups_from_scratch(texts));
  }
}

TEST_CASE("CopyGroups: bulk runs into an empty and a filled index") {
  Dice dice(21);
  Texts texts = related_articles(1200, dice);
  const std::vector<std::string> order = shuffled_ids(texts, dice);
  GrowingArchive archive;
  Texts first;
  Texts second;
  for (std::size_t i = 0; i < order.size(); ++i)
    (i < 700 ? first : second)[order[i]] = texts[order[i]];
  // A few of the first are changed by the second run.
  for (std::size_t i = 0; i < 40; ++i) first[order[i]] = sentences(dice, 80);
  archive.write("1.jsonl", articles_of(first));
  archive.run();
  for (std::size_t i = 0; i < 40; ++i) first[order[i]] = texts[order[i]];
  archive.write("1.jsonl", articles_of(first));
  archive.write("2.jsonl", articles_of(second));
  archive.run();
  CHECK(groups_in(archive) == groups_from_scratch(texts));
}

TEST_CASE(
    "CopyGroups: any number of the very same text is one group; a frequent template is none") {
  Texts texts;
  Dice dice(5);
  const std::size_t many = kMaxSharing + 50;
  const std::string same = sentences(dice, 60);
  std::set<std::string> all;
  for (std::size_t i = 0; i < many; ++i) {
    texts["same-" + std::to_string(i)] = same;
    all.insert("same-" + std::to_string(i));
    texts["market-" + std::to_string(i)] = market_report(dice);
  }
  CHECK(groups_from_scratch(texts) == Groups{all});
}

TEST_CASE("Folding: totals and facets count all articles, hits show one of each group") {
  Dice dice(9);
  GrowingArchive archive;
  GrowingArchive::Articles articles = articles_of(related_articles(60, dice));
  for (auto& [id, article] : articles) {
    if (dice.chance(0.8)) article["date"] = "2021-11-" + std::to_string(10 + dice.below(4));
  }
  archive.write("all.jsonl", articles);
  archive.run();
  const Groups groups = groups_in(archive);
  const auto service = archive.search();
  for (const std::string query :
       {"", "harbour", "minister railway", "\"storm\" OR glass", "title:copy"}) {
    for (const Sort sort : {Sort::relevance, Sort::newest, Sort::oldest}) {
      INFO(query);
      SearchRequest request;
      request.query = query;
      request.sort = sort;
      request.match = Match::all;
      request.limit = 1000;
      request.fold = false;
      request.facets = {{"languages", 10}};
      const SearchResults each = *service->search(request);
      request.fold = true;
      const SearchResults folded = *service->search(request);
      CHECK(each.total_folded == each.total);
      CHECK(folded.total == each.total);
      CHECK(folded.total_exact);
      CHECK(folded.facets[0].values[0].count == each.facets[0].values[0].count);
      CHECK(folded.total_folded == folded.hits.size());
      std::set<std::string> matching;
      for (const Hit& hit : each.hits) {
        matching.insert(hit.id);
        CHECK(hit.duplicates == 0);
      }
      std::size_t counted = 0;
      for (const Hit& hit : folded.hits) {
        counted += 1 + hit.duplicates;
        std::size_t others = 0;
        for (const std::set<std::string>& group : groups) {
          if (!group.contains(hit.id)) continue;
          for (const std::string& id : group) others += id != hit.id && matching.contains(id);
        }
        CHECK(hit.duplicates == others);
      }
      CHECK(counted == each.total);
      // Page by page nothing is shown twice or left out.
      std::vector<std::string> paged;
      request.limit = 7;
      for (request.offset = 0; request.offset < folded.total_folded; request.offset += 7) {
        const SearchResults page = *service->search(request);
        CHECK(page.total_folded == folded.total_folded);
        for (const Hit& hit : page.hits) paged.push_back(hit.id);
      }
      std::vector<std::string> at_once;
      for (const Hit& hit : folded.hits) at_once.push_back(hit.id);
      CHECK(paged == at_once);
    }
  }
}

// Locally from arrays, behind a server by Xapian's own collapse and sorting.
TEST_CASE("Folding: an index shows the same pages locally and behind a stock server") {
  if (!has_remote_server()) {
    WARN("skipped: xapian-tcpsrv is not installed");
    return;
  }
  Dice dice(21);
  std::string lines;
  for (auto& [id, article] : articles_of(related_articles(80, dice))) {
    if (dice.chance(0.8)) article["date"] = "2021-11-" + std::to_string(10 + dice.below(4));
    lines += article.dump() + "\n";
  }
  const TestArchive archive(lines);
  const RemoteIndexes server({archive.index_path()});
  for (const std::string query :
       {"", "harbour", "-harbour", "\"storm council\"", "\"winter school\" OR \"glass engine\"",
        "\"river vote\" -museum", "\"market farm\"~4 bridge", "title:\"3 copy\"", "\"no such\""}) {
    for (const Sort sort : {Sort::relevance, Sort::newest, Sort::oldest}) {
      for (const bool fold : {true, false}) {
        SearchRequest request;
        request.query = query;
        request.sort = sort;
        request.match = Match::all;
        request.fold = fold;
        request.limit = 9;
        request.facets = {{"languages", 10}, {"dates", 10}};
        for (request.offset = 0; request.offset < 40; request.offset += 9) {
          INFO(query << ", sort " << static_cast<int>(sort) << ", from " << request.offset);
          const SearchResults local = archive.search(request);
          const SearchResults remote = *server.service().search(request);
          CHECK(local.total == remote.total);
          CHECK(local.total_folded == remote.total_folded);
          REQUIRE(local.hits.size() == remote.hits.size());
          for (std::size_t i = 0; i < local.hits.size(); ++i) {
            CHECK(local.hits[i].id == remote.hits[i].id);
            CHECK(local.hits[i].duplicates == remote.hits[i].duplicates);
            CHECK(local.hits[i].score == Approx(remote.hits[i].score));
          }
          for (std::size_t i = 0; i < local.facets.size(); ++i)
            CHECK(printed(local.facets[i]) == printed(remote.facets[i]));
        }
      }
    }
  }
}

TEST_CASE("Folding: an article's copies are listed, and are not among the similar ones") {
  Dice dice(13);
  GrowingArchive archive;
  archive.write("all.jsonl", articles_of(related_articles(30, dice)));
  archive.run();
  const auto service = archive.search();
  for (const std::set<std::string>& group : groups_in(archive)) {
    std::set<std::string> listed{*group.begin()};
    const auto duplicates = service->duplicates(*group.begin(), 100);
    const auto similar = service->similar(*group.begin(), 50);
    REQUIRE(duplicates.ok());
    REQUIRE(similar.ok());
    for (const Hit& hit : *duplicates) listed.insert(hit.id);
    CHECK(listed == group);
    for (const Hit& hit : *similar) CHECK_FALSE(group.contains(hit.id));
  }
  CHECK_FALSE(service->duplicates("none").ok());
}
