#include "searcher/adding_up.h"

#include <xapian.h>

#include <catch2/catch.hpp>
#include <random>
#include <vector>

#include "core/schema/facet_ids.h"

namespace dateline {
namespace {

// As it is defined: value by value.
std::vector<std::uint32_t> recounted(const FacetColumn& column,
                                     const std::vector<Xapian::docid>& articles) {
  std::vector<std::uint32_t> out(column.ids.size(), 0);
  for (const Xapian::docid id : articles) {
    if (id + std::size_t{1} >= column.begins.size()) continue;
    for (std::uint32_t i = column.begins[id]; i < column.begins[id + 1]; ++i)
      ++out[column.ordinals[i]];
  }
  return out;
}

}  // namespace

TEST_CASE("Adding up: whatever articles hold, none or many, every value is counted once") {
  std::mt19937 random(1998);
  const auto below = [&random](unsigned bound) { return random() % bound; };
  for (int round = 0; round < 60; ++round) {
    CAPTURE(round);
    Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
    const unsigned articles = below(round % 3 == 0 ? 5 : 600);
    const unsigned most = 1 + below(40);  // values of one article
    for (unsigned i = 0; i < articles; ++i) {
      std::vector<FacetId> people;
      for (unsigned k = below(most + 1); k > 0; --k) people.push_back(1 + below(200));
      Xapian::Document document;
      if (!people.empty()) document.add_value(number_of(Slot::people), packed_facet_ids(people));
      database.add_document(document);
    }
    FacetColumnBuilder builder;
    builder.extend(database, Slot::people);
    const FacetColumn column = builder.column();
    for (const unsigned share : {1U, 2U, 7U}) {
      std::vector<Xapian::docid> some;
      // Some are newer than the column.
      for (Xapian::docid id = 1; id <= articles + 3; ++id) {
        if (below(share) == 0) some.push_back(id);
      }
      REQUIRE(added_up(column, some) == recounted(column, some));
    }
  }
}

TEST_CASE("Adding up: a column of an empty index") { CHECK(added_up({}, {1, 2, 3}).empty()); }

}  // namespace dateline
