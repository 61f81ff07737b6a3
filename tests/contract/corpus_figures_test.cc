// The figures of the sample corpus against what a careful reader would put together, marked by hand
// before there was a program (figure_marks/): docs/figures.md tells the score.
#include <catch2/catch.hpp>
#include <filesystem>
#include <iomanip>
#include <sstream>

#include "core/entities/quantity.h"
#include "tests/support/figure_marks.h"
#include "tests/support/test_archive.h"

using namespace dateline;
using namespace dateline::test;

namespace {

const std::filesystem::path kSource = DATELINE_SOURCE_DIR;

// A story of the corpus, whole, as the index keeps it.
std::vector<StoryArticle> story(const std::string& name) {
  const TestArchive archive = TestArchive::over(kSource / "corpus/articles" / name);
  SearchRequest everything;
  everything.limit = 100;
  everything.sort = Sort::oldest;
  std::vector<StoryArticle> articles;
  for (const Hit& hit : archive.search(everything).hits) {
    auto view = archive.service().article(hit.id);
    REQUIRE(view.ok());
    articles.push_back({std::move(view->article), name});
  }
  return articles;
}

PairScore score_of(const std::string& name) {
  const auto articles = story(name);
  const auto marks = read_figure_marks(
      (kSource / "tests/contract/figure_marks" / (name + ".txt")).string(), articles);
  return score(marks, figure_tables(articles));
}

// "27 (2: Continental Post, Northern Ledger; 2021-11-25 to 2021-11-28)"
std::string shown(const FigureRow& row) {
  std::string out =
      (row.denied ? "not " : "") + std::string(name_of(row.bound)) + " " + print_number(row.value);
  out += " (" + std::to_string(row.articles) + ":";
  for (const std::string& source : row.sources) out += " " + source + ",";
  return out + " " + row.first + " to " + row.last + ")";
}

// The tables in which two articles or more report, a line for each row.
std::string shown(const std::vector<FigureTable>& tables) {
  std::string out;
  for (const FigureTable& table : tables) {
    if (table.articles < 2) continue;
    out += table.thing + (table.disagree ? " !" : "") + "\n";
    for (const FigureRow& row : table.rows) out += "  " + shown(row) + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("Figures: every figure each paper gives for the Channel disaster, side by side") {
  const std::string expected = R"(people died !
  exact 27 (2: Continental Post, Northern Ledger, 2021-11-25 to 2021-11-28)
  at_least 27 (2: Capital Dispatch, 2021-11-26 to 2021-11-26)
  exact 31 (1: Continental Post, 2021-11-28 to 2021-11-28)
  at_least 31 (1: The Harbour Gazette, 2021-11-24 to 2021-11-24)
  not exact 31 (1: Northern Ledger, 2021-11-25 to 2021-11-25)
women died !
  exact 5 (1: The Harbour Gazette, 2021-11-24 to 2021-11-24)
  exact 7 (2: Northern Ledger, 2021-11-25 to 2021-11-25)
people arrested !
  exact 4 (2: Northern Ledger, The Harbour Gazette, 2021-11-24 to 2021-11-25)
  exact 5 (1: Continental Post, 2021-11-28 to 2021-11-28)
people crossed in 2021 !
  more_than 25,000 (1: Northern Ledger, 2021-11-25 to 2021-11-25)
  about 25,700 (2: Capital Dispatch, The Harbour Gazette, 2021-11-24 to 2021-11-26)
people aboard !
  about 30 (1:  to )
  exact 34 (1: The Harbour Gazette, 2021-11-24 to 2021-11-24)
  more_than 50 (1:  to )
people crossed in 2020 !
  about 8,400 (1: Capital Dispatch, 2021-11-26 to 2021-11-26)
  less_than 8,500 (1: Northern Ledger, 2021-11-25 to 2021-11-25)
people rescued
  exact 2 (2: The Harbour Gazette, 2021-11-24 to 2021-11-24)
men died
  exact 17 (2: Northern Ledger, 2021-11-25 to 2021-11-25)
people survived
  exact 2 (2: Continental Post, Northern Ledger, 2021-11-25 to 2021-11-28)
)";
  CHECK(shown(figure_tables(story("01-channel-disaster"))) == expected);
}

TEST_CASE("Figures: the marked stories of the corpus, precision before recall") {
  PairScore all;
  std::ostringstream table;
  for (const std::string name :
       {"01-channel-disaster", "02-beirut-port", "03-ever-given", "08-tohoku-earthquake",
        "10-hudson-landing", "13-christchurch-earthquake"}) {
    const PairScore one = score_of(name);
    all += one;
    table << std::left << std::setw(28) << name << std::fixed << std::setprecision(3)
          << one.precision() << "  " << one.recall() << "  " << one.right << " right, " << one.wrong
          << " wrong, " << one.missed << " missed\n";
  }
  INFO("story                     precision  recall\n" << table.str());
  CHECK(all.precision() >= 0.99);
  CHECK(all.recall() >= 0.85);
}

TEST_CASE("Figures: over the whole corpus the index's own stories keep events apart") {
  const TestArchive archive = TestArchive::over(kSource / "corpus/articles");
  FigureRequest request;
  request.search.query = "channel crossing";
  const auto results = archive.service().figures(request);
  REQUIRE(results.ok());
  REQUIRE_FALSE(results->tables.empty());
  const FigureTable& first = results->tables.front();
  CHECK(first.thing == "people died");
  CHECK_FALSE(first.story.empty());
  CHECK(first.disagree);
  CHECK(first.articles == 3);
  for (const FigureTable& table : results->tables) {
    if (table.articles > 1) CHECK(table.story == first.story);
  }
}
