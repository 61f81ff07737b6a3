// What of an index stands in memory is that of the state a reader sees, whatever was committed
// before and after.
#include "searcher/index_tables.h"

#include <catch2/catch.hpp>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "core/schema/facet_ids.h"
#include "core/schema/fields.h"
#include "indexer/upkeep.h"
#include "searcher/facet_counts.h"
#include "tests/support/growing_archive.h"

using namespace dateline;
using namespace dateline::test;

namespace {

nlohmann::json article(int id, unsigned choice) {
  static const std::vector<std::string> kPeople = {"Boris Johnson", "Angela Merkel",
                                                   "Emmanuel Macron", "Tony Abbott"};
  std::string text = "Mr " + kPeople[choice % 4] + " met Mr " + kPeople[choice / 4 % 4] +
                     " on Monday. They spoke of boats, harbours and the weather of the year.";
  return {{"id", std::to_string(id)},
          {"date", "2021-11-" + std::to_string(10 + choice % 9)},
          {"source", "Paper " + std::to_string(choice % 5)},
          {"text", std::move(text)}};
}

std::unique_ptr<IndexReader> reader_of(const GrowingArchive& archive) {
  auto reader = IndexReader::open(archive.path());
  REQUIRE(reader.ok());
  return std::move(*reader);
}

using Counts = std::map<FacetId, std::size_t>;

// Read from each article.
Counts recounted(const Xapian::Database& database, const ArticleSet& articles, Slot slot) {
  Counts out;
  articles.for_each([&](Xapian::docid id) {
    const std::string value = database.get_document(id).get_value(number_of(slot));
    if (slot == Slot::day) {
      if (!value.empty()) ++out[std::stoull(value)];
      return;
    }
    for (const FacetId facet : unpacked_facet_ids(value)) ++out[facet];
  });
  return out;
}

std::vector<Xapian::docid> all_of(const Xapian::Database& database) {
  return {database.postlist_begin(""), database.postlist_end("")};
}

// Of sets of every size, and of groups of near-copies.
void check_tables(IndexReader& reader, IndexTables& tables, std::mt19937& random) {
  const Xapian::Database& database = reader.database();
  const std::vector<Xapian::docid> all = all_of(database);
  REQUIRE(tables.articles(reader)->numbers() == all);
  for (const unsigned percent : {0U, 10U, 45U, 55U, 90U, 100U}) {
    ArticleSet some(database.get_lastdocid());
    for (const Xapian::docid id : all) {
      if (random() % 100 < percent) some.add(id);
    }
    const std::vector<Slot> slots = {Slot::people, Slot::sources, Slot::day};
    FacetCounts counts(reader, tables, slots);
    counts.take(some);
    CHECK(counts.exact());
    for (const Slot slot : slots) {
      Counts counted;
      for (const FacetCount& count : counts.of(slot)) {
        CHECK(count.margin == 0);
        counted[count.id] = count.count;
      }
      CAPTURE(percent, number_of(slot));
      REQUIRE(counted == recounted(database, some, slot));
    }
  }
  const auto groups = tables.copies(reader);
  std::map<std::uint32_t, std::string> keys;
  for (const Xapian::docid id : all) {
    const std::string key = database.get_document(id).get_value(number_of(Slot::copies));
    REQUIRE((groups->group_of(id) == CopyGroups::kNone) == key.empty());
    REQUIRE(groups->articles().contains(id) == !key.empty());
    const auto [known, added] = keys.emplace(groups->group_of(id), key);
    REQUIRE(known->second == key);
  }
}

}  // namespace

TEST_CASE("IndexTables: totals and groups follow what comes, changes and goes") {
  std::mt19937 random(7);
  GrowingArchive archive;
  GrowingArchive::Articles articles;
  for (int id = 0; id < 80; ++id)
    articles[std::to_string(id)] = article(id, static_cast<unsigned>(random() % 1000));
  archive.write("feed.jsonl", articles);
  archive.run();
  IndexTables tables;
  const auto reader = reader_of(archive);
  std::size_t gaps = 0;
  for (int round = 0; round < 40; ++round) {
    CAPTURE(round);
    check_tables(*reader, tables, random);
    gaps += reader->database().get_lastdocid() - reader->database().get_doccount();
    for (unsigned change = random() % 8; change > 0; --change) {
      const int id = static_cast<int>(random() % 100);
      if (random() % 4 == 0) {
        articles.erase(std::to_string(id));
      } else {
        articles[std::to_string(id)] = article(id, static_cast<unsigned>(random() % 1000));
      }
    }
    archive.write("feed.jsonl", articles);
    archive.run(true);
    if (round % 9 == 8) REQUIRE(compact_index(archive.path()).ok());
    REQUIRE(reader->refresh().ok());
  }
  CHECK(gaps > 0);  // some numbers were free
}

TEST_CASE("IndexTables: a reader of an older state is given that state's tables") {
  std::mt19937 random(11);
  GrowingArchive archive;
  GrowingArchive::Articles articles;
  for (int id = 0; id < 30; ++id)
    articles[std::to_string(id)] = article(id, static_cast<unsigned>(random() % 1000));
  archive.write("feed.jsonl", articles);
  archive.run();
  IndexTables tables;
  const auto older = reader_of(archive);
  check_tables(*older, tables, random);
  articles.erase("3");
  articles["7"] = article(7, 999);
  articles["99"] = article(99, 5);
  archive.write("feed.jsonl", articles);
  archive.run(true);
  const auto newer = reader_of(archive);
  REQUIRE(newer->generation() == older->generation());
  REQUIRE(newer->database().get_revision() > older->database().get_revision());
  for (int turn = 0; turn < 2; ++turn) {
    check_tables(*newer, tables, random);
    check_tables(*older, tables, random);
  }
}
