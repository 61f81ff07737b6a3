#include "indexer/extract/authority.h"

#include <catch2/catch.hpp>
#include <string>

#include "indexer/extract/extractor.h"
#include "tests/support/temp_folder.h"

using namespace dateline;

namespace {

Authority authority(std::string_view lines) {
  auto parsed = Authority::parse(lines);
  REQUIRE(parsed.ok());
  return std::move(*parsed);
}

// "Name: mention|mention; Name: ..." of the people of a text.
std::string people_of(const std::string& text, const Authority& says) {
  Article article;
  article.text = text;
  article.language = "en";
  extract_entities(article, says);
  std::string all;
  for (const NamedEntity& person : article.found.people) {
    all += (all.empty() ? "" : "; ") + person.name + ":";
    for (const ByteRange& mention : person.mentions)
      all += (all.back() == ':' ? " " : "|") + std::string(mention.of(text));
  }
  return all;
}

void check_refused(std::string_view lines, std::string_view said) {
  const auto parsed = Authority::parse(lines);
  INFO(lines);
  REQUIRE_FALSE(parsed.ok());
  CHECK(parsed.error().code == ErrorCode::usage);
  CHECK(parsed.error().text().find(said) != std::string::npos);
}

}  // namespace

TEST_CASE("Authority: an alias is shown under the preferred name") {
  const Authority says = authority("Alexander Johnson\tBoris Johnson\n");
  CHECK(people_of("Alexander Johnson spoke. Mr Johnson left.", says) ==
        "Boris Johnson: Alexander Johnson|Johnson");
  // As spellings of one name meet.
  CHECK(people_of("ALEXANDER JOHNSON spoke in London on Monday.", says) ==
        "Boris Johnson: ALEXANDER JOHNSON");
}

TEST_CASE("Authority: two names of one person in one article are one") {
  CHECK(people_of("Cassius Clay won. Later Muhammad Ali won again, and Clay smiled.",
                  authority("Cassius Clay\tMuhammad Ali")) ==
        "Muhammad Ali: Cassius Clay|Muhammad Ali|Clay");
}

TEST_CASE("Authority: an alias that looks like no name is found") {
  CHECK(people_of("Crowds saw how BoJo waved to them.", authority("BoJo\tBoris Johnson")) ==
        "Boris Johnson: BoJo");
}

TEST_CASE("Authority: what is rejected is nobody") {
  const std::string text = "Police praised Mr Hargreaves today. David Smith agreed.";
  CHECK(people_of(text, authority("")) == "Hargreaves: Hargreaves; David Smith: David Smith");
  CHECK(people_of(text, authority("Hargreaves\t-")) == "David Smith: David Smith");
}

TEST_CASE("Authority: blank lines, comments, line ends and a byte order mark do not matter") {
  const Authority says =
      authority("\xEF\xBB\xBF# people\r\n\r\n Cassius Clay \t Muhammad Ali \r\n");
  CHECK(people_of("Cassius Clay won.", says) == "Muhammad Ali: Cassius Clay");
  CHECK(says.version() != authority("Cassius Clay\tAli").version());
  CHECK(authority("# nothing\n").version().empty());
}

TEST_CASE("Authority: a bad line is named") {
  check_refused("BoJo Boris Johnson", "line 1");
  check_refused("# fine\nBoJo\t\n", "line 2");
  check_refused("\tBoris Johnson", "line 1");
  check_refused("a\tb\tc", "line 1");
  check_refused("BoJo\tBoris Johnson\nbojo\t-", "line 2");
  check_refused("\xFF\tB", "UTF-8");
  CHECK_FALSE(Authority::read("/no/such/file.tsv").ok());
}
