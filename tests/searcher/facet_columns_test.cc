#include "searcher/facet_columns.h"

#include <xapian.h>

#include <catch2/catch.hpp>
#include <string>
#include <vector>

namespace dateline {
namespace {

using Ids = std::vector<FacetId>;

void add(Xapian::WritableDatabase& database, const Ids& people) {
  Xapian::Document document;
  if (!people.empty()) document.add_value(number_of(Slot::people), packed_facet_ids(people));
  database.add_document(document);
}

Ids of(const FacetColumn& column, Xapian::docid id) {
  Ids out;
  if (id + std::size_t{1} >= column.begins.size()) return out;
  for (std::uint32_t i = column.begins[id]; i < column.begins[id + 1]; ++i)
    out.push_back(column.ids[column.ordinals[i]]);
  return out;
}

}  // namespace

TEST_CASE("FacetColumnBuilder: what is added later is appended, what was given out stays") {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  FacetColumnBuilder builder;
  builder.extend(database, Slot::people);
  add(database, {});
  add(database, {7, 9});
  builder.extend(database, Slot::people);
  const FacetColumn early = builder.column();
  for (FacetId i = 0; i < 500; ++i) add(database, i % 3 == 0 ? Ids{} : Ids{i, i + 1, 100'000 + i});
  builder.extend(database, Slot::people);
  const FacetColumn late = builder.column();
  CHECK(early.begins.size() == 4);
  for (const FacetColumn* column : {&early, &late}) {
    CHECK(of(*column, 1).empty());
    CHECK(of(*column, 2) == Ids{7, 9});
  }
  CHECK(of(early, 3).empty());
  for (Xapian::docid i = 0; i < 500; ++i) {
    REQUIRE(of(late, 3 + i) == (i % 3 == 0 ? Ids{} : Ids{i, i + 1, 100'000 + i}));
  }
}

TEST_CASE("FacetColumnBuilder: in many steps or in one, the same column") {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  FacetColumnBuilder steps;
  for (FacetId i = 1; i <= 300; ++i) {
    add(database, {i * i % 97, i * 31 % 1009});
    if (i % 7 == 0) database.delete_document(static_cast<Xapian::docid>(i / 2));
    if (i % 5 == 0) steps.extend(database, Slot::people);
  }
  FacetColumnBuilder whole;
  whole.extend(database, Slot::people);
  REQUIRE(steps.column().begins.size() == whole.column().begins.size());
  for (auto it = database.postlist_begin(""); it != database.postlist_end(""); ++it)
    REQUIRE(of(steps.column(), *it) == of(whole.column(), *it));
}

}  // namespace dateline
