// Defects found by the property, differential and fuzz tests, each kept from coming back.
#include <catch2/catch.hpp>

#include "tests/support/test_archive.h"

using namespace dateline;
using namespace dateline::test;

TEST_CASE("Regression: a phrase does not go on inside a word that is written joined") {
  const TestArchive archive =
      TestArchive::of({{"site", "See bbc.co.uk for more."},
                       {"phrase", "The bbc.co.uk co founder."},
                       {"address", "Read https://www.bbc.co.uk/news today."}});
  CHECK(archive.ids("\"bbc.co.uk co\"") == "phrase");
  CHECK(archive.ids("\"https://www.bbc.co.uk/news www.bbc.co.uk\"") == "");
  CHECK(archive.ids("\"https://www.bbc.co.uk/news today\"") == "address");
}

TEST_CASE("Regression: a stem that is a word with another stem is no form") {
  const TestArchive archive = TestArchive::of(
      {{"adjective", "A professional choir."}, {"noun", "Her profession is singing."}});
  CHECK(archive.ids("professional") == "adjective");
  CHECK(archive.ids("profession") == "noun");
}
