// Walking posting lists finds what a match finds, and dates from an array sort as a match does.
#include "searcher/posting_walk.h"

#include <catch2/catch.hpp>
#include <random>
#include <vector>

#include "core/schema/fields.h"
#include "searcher/facet_columns.h"
#include "searcher/first_places.h"
#include "tests/support/temp_folder.h"

using namespace dateline;
using Query = Xapian::Query;

namespace {

constexpr Xapian::docid kArticles = 3000;

// Terms of every frequency, dates on most; some numbers are free, as after a removal. No term is
// in every article: Xapian 1.4 fails on an unweighted one where numbers are free.
Xapian::Database made_database(const test::TempFolder& folder) {
  std::mt19937 random(7);
  Xapian::WritableDatabase database(folder / "db", Xapian::DB_CREATE);
  for (Xapian::docid id = 1; id <= kArticles; ++id) {
    Xapian::Document document;
    for (unsigned term = 2; term <= 40; ++term) {
      if (random() % term == 0) document.add_term("t" + std::to_string(term), 1 + random() % 3);
    }
    if (random() % 5 != 0) {
      const std::string day = std::to_string(19980101 + random() % 28);
      std::string complement;
      for (const char c : day + "000000") complement += static_cast<char>('0' + ('9' - c));
      document.add_value(number_of(Slot::date), day + "000000");
      document.add_value(number_of(Slot::date_complement), complement);
    }
    database.add_document(document);
  }
  database.commit();
  for (Xapian::docid id = 3; id <= kArticles; id += 17) database.delete_document(id);
  database.commit();
  return Xapian::Database(folder / "db");
}

Query random_query(std::mt19937& random, int depth) {
  const auto part = [&] { return random_query(random, depth - 1); };
  switch (depth == 0 ? 0 : random() % 9) {
    case 1:
      return Query(Query::OP_OR, part(), part());
    case 2:
      return Query(Query::OP_AND, part(), part());
    case 3:
      return Query(Query::OP_AND_NOT, part(), part());
    case 4:
      return Query(Query::OP_FILTER, part(), part());
    case 5:
      return Query(Query::OP_AND_MAYBE, part(), part());
    case 6:
      return Query(Query::OP_SCALE_WEIGHT, part(), 0.5);
    case 7: {
      const std::vector<Query> all = {part(), part(), part()};
      return Query(random() % 2 == 0 ? Query::OP_AND : Query::OP_OR, all.begin(), all.end());
    }
    case 8:
      return random() % 2 == 0 ? Query::MatchAll : Query::MatchNothing;
    default:
      return Query("t" + std::to_string(2 + random() % 44));  // some stand nowhere
  }
}

std::vector<Xapian::docid> matched(Xapian::Enquire& enquire, std::size_t offset,
                                   std::size_t limit) {
  std::vector<Xapian::docid> out;
  const Xapian::MSet found =
      enquire.get_mset(static_cast<Xapian::doccount>(offset), static_cast<Xapian::doccount>(limit));
  for (auto it = found.begin(); it != found.end(); ++it) out.push_back(*it);
  return out;
}

}  // namespace

TEST_CASE("Posting walk: random queries find what a match finds, in the order a match gives") {
  const test::TempFolder folder;
  const Xapian::Database database = made_database(folder);
  FacetColumnBuilder builder;
  builder.extend(database, Slot::date);
  const FacetColumn dates = builder.column();
  std::mt19937 random(11);
  for (int i = 0; i < 400; ++i) {
    const Query query = random_query(random, 4);
    INFO(query.get_description());
    const auto walked = walk_postings(database, query);
    REQUIRE(walked.has_value());
    CHECK(walked->complete);
    Xapian::Enquire enquire(database);
    enquire.set_query(query);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    std::vector<Xapian::docid> found;
    walked->articles.for_each([&](Xapian::docid id) { found.push_back(id); });
    CHECK(found == matched(enquire, 0, kArticles));
    CHECK(walked->articles.size() == found.size());

    const std::size_t offset = random() % 20;
    for (const bool oldest : {false, true}) {
      enquire.set_sort_by_value_then_relevance(
          number_of(oldest ? Slot::date_complement : Slot::date), true);
      FirstPlaces first(offset + 25, nullptr);
      for (const Xapian::docid id : found) first.offer({date_place(id, dates, oldest), 0, id});
      std::vector<Xapian::docid> page;
      for (const Place& place : first.from(offset)) page.push_back(place.number);
      CHECK(page == matched(enquire, offset, 25));
    }
  }
}

TEST_CASE("Posting walk: what posting lists do not tell is left to a match") {
  const test::TempFolder folder;
  const Xapian::Database database = made_database(folder);
  const std::vector<std::string> words = {"t3", "t2"};
  const Query phrase(Query::OP_PHRASE, words.begin(), words.end(), 2);
  CHECK_FALSE(walk_postings(database, phrase).has_value());
  CHECK_FALSE(walk_postings(database, Query(Query::OP_OR, phrase, Query("t3"))).has_value());
  CHECK_FALSE(walk_postings(database, Query(Query::OP_VALUE_GE, 0, "1998")).has_value());
  CHECK_FALSE(walk_postings(database, Query(Query::OP_MAX, Query("t3"), Query("t2"))).has_value());
  Xapian::Database two(database);
  two.add_database(database);
  CHECK_FALSE(walk_postings(two, Query("t2")).has_value());
}

TEST_CASE("Posting walk: within a set, and ended by a deadline") {
  const test::TempFolder folder;
  const Xapian::Database database = made_database(folder);
  const auto few = walk_postings(database, Query("t30"));
  const auto both = walk_postings(database, Query::MatchAll, {}, &few->articles);
  CHECK(both->articles.size() == few->articles.size());
  const auto late = walk_postings(database, Query("t2"), std::chrono::steady_clock::now());
  REQUIRE(late.has_value());
  CHECK_FALSE(late->complete);
  CHECK(late->articles.size() < few->articles.size());
}
