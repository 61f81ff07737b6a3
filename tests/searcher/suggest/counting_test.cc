#include "searcher/suggest/counting.h"

#include <catch2/catch.hpp>

using namespace dateline;

TEST_CASE("CountMemo: counts are kept for one state of the index") {
  CountMemo memo;
  CHECK_FALSE(memo.find("1", "boat"));
  memo.keep("1", "boat", 7);
  memo.keep("1", "crew", 0);
  CHECK(memo.find("1", "boat") == 7U);
  CHECK(memo.find("1", "crew") == 0U);
  CHECK_FALSE(memo.find("2", "boat"));
  memo.keep("2", "boat", 8);
  CHECK(memo.find("2", "boat") == 8U);
  CHECK_FALSE(memo.find("1", "boat"));
  CHECK_FALSE(memo.find("2", "crew"));
}

TEST_CASE("CountMemo: it does not grow without end") {
  CountMemo memo;
  for (int i = 0; i < 20'001; ++i) memo.keep("1", std::to_string(i), 1);
  CHECK_FALSE(memo.find("1", "0"));
  CHECK(memo.find("1", "20000") == 1U);
}

TEST_CASE("Counting: exact, and about right where there are many") {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (int i = 0; i < 300; ++i) {
    Xapian::Document document;
    document.add_term("all");
    if (i % 3 == 0) document.add_term("third");
    database.add_document(document);
  }
  const Xapian::Query both(Xapian::Query::OP_AND, Xapian::Query("all"), Xapian::Query("third"));
  CHECK(count_matches(database, both) == 100);
  CHECK(about_matches(database, both) == 100);
  CHECK(count_matches(database, Xapian::Query("none")) == 0);
  CHECK(count_matches(database, Xapian::Query::MatchAll) == 300);
}
