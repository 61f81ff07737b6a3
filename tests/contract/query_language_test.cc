// Every line of the query language, the whole way: index -> query -> hits and highlights.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/support/test_archive.h"

using namespace dateline;
using namespace dateline::test;

namespace {

const TestArchive& archive() {
  static const TestArchive made([] {
    using nlohmann::json;
    std::string lines;
    const auto add = [&lines](const json& article) { lines += article.dump() + "\n"; };
    add({{"id", "calais"},
         {"title", "Small boats off Calais"},
         {"date", "2021-11-25"},
         {"source", "Reuters"},
         {"author", "A. Name"},
         {"language", "en"},
         {"section", "World news"},
         {"text",
          "At least 27 migrants drowned when their dinghy sank off Calais, France, police said.\n\n"
          "Boris Johnson, the Prime Minister, said he was shocked. Mr Johnson met Emmanuel Macron. "
          "Smugglers charge more than \u00a33,300 a place in \u201csmall\nboats\u201d, officials "
          "said."}});
    add({{"id", "paris"},
         {"title", "Talks in Paris"},
         {"date", "2021-11-20T23:30:00-05:00"},
         {"source", "The Daily Reuters Digest"},
         {"author", json::array({"B. Other", "A. Name"})},
         {"language", "en"},
         {"text",
          "Ministers crossed the Channel for talks in Paris, France, on smuggling. About 36 to 40 "
          "people were "
          "arrested. Jo Johnson did not come."}});
    add({{"id", "lyon"},
         {"title", "Un bateau"},
         {"date", "2020-02-29"},
         {"source", "Le Courrier"},
         {"language", "fr"},
         {"text",
          "Les bateaux traversent la Manche vers l\u2019Angleterre. La police de Lyon "
          "enqu\u00eate."}});
    add({{"id", "dublin"},
         {"title", "Prices rise"},
         {"source", "Reuters"},
         {"language", "en"},
         {"text",
          "Prices rose by 5.5% in Dublin, the police boats were sold for $2.5 million, and Peter "
          "Smith, 12, "
          "found 25,700 coins. The crossing of boats near police quays went on."}});
    return lines;
  }());
  return made;
}

struct Row {
  const char* query;
  const char* ids;
};

}  // namespace

TEST_CASE("Query language: which articles each form finds") {
  constexpr Row kRows[] = {
      {"", "calais dublin lyon paris"},
      // both words, in any form
      {"crossing channel", "paris"},
      {"smuggler", "calais"},
      {"bateau", "lyon"},
      // exactly these words in this order; quote style, case, accents and line ends do not matter
      {"\"small boats\"", "calais"},
      {"\u201cSmall BOATS\u201d", "calais"},
      {"\"small boat\"", ""},
      {"\"boats small\"", ""},
      {"\"emmanuel macron\"", "calais"},
      {"\"said boris\"", ""},       // paragraphs apart
      {"\"calais at least\"", ""},  // title and text apart
      {"\"police boats\"~2", "dublin"},
      {"\"boats quays\"~3", "dublin"},
      {"\"boats quays\"~2", ""},
      {"smuggl*", "calais paris"},
      {"=crossing", "dublin"},
      {"=crossings", ""},
      {"police -dinghy", "dublin lyon"},
      {"police NOT dinghy", "dublin lyon"},
      {"police -(dinghy OR coins)", "lyon"},
      {"police -\"police boats\"", "calais lyon"},
      {"-police", "paris"},
      {"dinghy OR coins", "calais dublin"},
      {"police dinghy OR coins", "calais dublin"},
      {"police AND dinghy", "calais"},
      {"(dinghy OR coins) smugglers", "calais"},
      {"title:calais", "calais"},
      {"title:(talks paris)", "paris"},
      {"title:\"in paris\"", "paris"},
      {"title:france", ""},
      {"source:reuters", "calais dublin paris"},
      {"source:\"Reuters\"", "calais dublin"},
      {"author:\"A. Name\"", "calais paris"},
      {"author:other", "paris"},
      {"language:fr", "lyon"},
      {"language:French", "lyon"},
      {"section:world", "calais"},
      {"SOURCE:Reuters", "calais dublin paris"},
      {"person:\"Boris Johnson\"", "calais"},
      {"person:johnson", "calais paris"},
      {"person:\"Johnson\"", ""},
      {"place:France", "calais lyon paris"},
      {"place:calais", "calais"},
      {"place:\"Paris, France\"", "paris"},
      {"place:\"Paris, Texas\"", ""},
      {"date:2021-11-25", "calais"},
      {"date:2021-11", "calais paris"},
      {"date:2021", "calais paris"},
      {"date:2021-11-20..2021-11-24", "paris"},  // its own day, not UTC's
      {"after:2021-11-21", "calais"},
      {"after:2021-11", "calais paris"},
      {"before:2021", "lyon"},
      {"before:2021-11-25", "lyon paris"},
      {"number:27", "calais"},
      {"number:25..30", "calais"},
      {"number:>1000", "calais dublin"},
      {"number:\">20 migrants\"", "calais"},
      {"number:\">20 coins\"", "dublin"},
      {"number:\"25,700\"", "dublin"},
      {"number:25700", "dublin"},
      {"number:38", "paris"},
      {"number:>40", "calais dublin"},
      {"number:>=40", "calais dublin paris"},
      {"number:<36", "calais dublin"},
      {"money:>\u00a33000", "calais"},
      {"money:>=$1m", "dublin"},
      {"money:>=\u00a31m", ""},
      {"percent:5..10", "dublin"},
      {"age:12", "dublin"},
      {"age:13", ""},
  };
  for (const Row& row : kRows) {
    INFO(row.query);
    CHECK(archive().ids(row.query) == row.ids);
  }
}

TEST_CASE("Query language: what is marked is what matched") {
  const auto line_of = [](const std::string& marked) {
    std::string out;
    for (std::size_t at = 0; (at = marked.find('[', at)) != std::string::npos;) {
      const std::size_t end = marked.find(']', at);
      out += marked.substr(at, end - at + 1);
      at = end;
    }
    return out;
  };
  const struct {
    const char* id;
    const char* query;
    const char* marks;
  } kMarks[] = {
      {"calais", "smuggler drown", "[drowned][Smugglers]"},
      {"calais", "\"small boats\"", "[small][boats]"},
      {"calais", "boats -police", "[boats]"},
      {"calais", "=drowned OR =drown", "[drowned]"},
      {"calais", "person:\"Boris Johnson\"", "[Boris Johnson][Johnson]"},
      {"calais", "person:johnson", "[Boris Johnson][Johnson]"},
      {"calais", "place:France", "[Calais][France]"},
      {"calais", "number:27", "[27]"},
      {"calais", "money:>\u00a33000", "[3,300]"},
      {"calais", "smuggl* dingh*", "[dinghy][Smugglers]"},
      {"dublin", "\"police boats\"~2", "[police][boats][boats][police]"},
      {"calais", "title:calais", ""},
      {"dublin", "\"sold boats\"~3 NOT coins", "[boats][sold]"},
  };
  for (const auto& row : kMarks) {
    INFO(row.query);
    CHECK(line_of(archive().marked(row.id, row.query)) == row.marks);
  }
  CHECK(archive().marked_title("calais", "title:calais") == "Small boats off [Calais]");
  CHECK(archive().marked_title("calais", "\"small boats\"") == "[Small] [boats] off Calais");
}

TEST_CASE("Query language: no article has all words") {
  SearchRequest request;
  request.query = "police dinghy crossed";
  const SearchResults results = archive().search(request);
  CHECK(results.total > 0);
  CHECK(notice_codes(results) == "relaxed");
  CHECK(results.notices[0].message.find("police") != std::string::npos);
  request.offset = 5;
  request.limit = 1;
  CHECK(archive().search(request).total == results.total);
  request.match = Match::all;
  CHECK(archive().search(request).total == 0);
  request.match = Match::any;
  CHECK(archive().search(request).total == 4);
  request = {};
  request.query = "dinghy zyzzyva";
  CHECK(archive().search(request).total == 1);
}

TEST_CASE("Query language: plain words have no operators") {
  SearchRequest request;
  request.query = "NOT police OR \"dinghy";
  request.plain = true;
  request.match = Match::any;
  CHECK(archive().search(request).total == 4);
}

TEST_CASE("Query language: the empty query browses, newest first, undated last") {
  const SearchResults results = archive().search({});
  std::string order;
  for (const Hit& hit : results.hits) order += hit.id + " ";
  CHECK(order == "calais paris lyon dublin ");
  SearchRequest oldest;
  oldest.sort = Sort::oldest;
  order.clear();
  const SearchResults reversed = archive().search(oldest);
  for (const Hit& hit : reversed.hits) order += hit.id + " ";
  CHECK(order == "lyon paris calais dublin ");
  CHECK(notice_codes(reversed).find("undated_last") != std::string::npos);
  oldest.query = "date:1900..2100";
  CHECK(notice_codes(archive().search(oldest)).find("undated_last") == std::string::npos);
}

TEST_CASE("Query language: unknown fields are words, with a notice") {
  SearchRequest request;
  request.query = "colour:police";
  const SearchResults results = archive().search(request);
  CHECK(notice_codes(results).find("unknown_field") != std::string::npos);
}
