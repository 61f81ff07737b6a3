// Defects once found in searching, each kept from coming back.
#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "core/schema/xapian_guard.h"
#include "indexer/command_line.h"
#include "indexer/run.h"
#include "searcher/marking.h"
#include "searcher/snippets.h"
#include "tests/support/test_archive.h"

using namespace dateline;
using namespace dateline::test;

namespace {

std::string repeated(std::string_view piece, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}

std::vector<Segment> snippet_of(std::string_view text, std::vector<Mark> all) {
  Marks marks(std::move(all));
  return make_snippet(text, marks);
}

std::string plain(const std::vector<Segment>& segments) {
  std::string out;
  for (const Segment& segment : segments) out += segment.text;
  return out;
}

SearchResults found(const TestArchive& archive, std::string_view query,
                    Match match = Match::automatic) {
  SearchRequest request;
  request.query = query;
  request.match = match;
  return archive.search(request);
}

}  // namespace

TEST_CASE("Regression: an overlapping phrase or near marks each word once") {
  Article article;
  article.text = repeated("a ", 50);
  query::MarkRules rules;
  rules.add_phrase({{{{"a"}, {"a"}, {"a"}}}, {0, false}});
  rules.units = 1;
  CHECK(text_marks(article, rules).size() == 50);
  rules = {};
  rules.add_near({{"a", "a"}, 5, {0, false}});
  rules.units = 1;
  CHECK(text_marks(article, rules).size() == 50);
  article.text = "one a alone";
  CHECK(text_marks(article, rules).empty());
}

TEST_CASE("Regression: what a query asks for twice is one mark rule") {
  query::MarkRules rules;
  for (std::uint32_t unit = 0; unit < 3; ++unit) {
    rules.add_word("boat", {unit, false});
    rules.add_phrase({{{{"small"}, {"boat"}}}, {unit, false}});
    rules.add_near({{"small", "boat"}, 5, {unit, false}});
  }
  rules.add_word("boat", {3, true});
  CHECK(rules.words["boat"].size() == 2);
  CHECK(rules.phrases.size() == 1);
  CHECK(rules.nears.size() == 1);
}

TEST_CASE("Regression: US in US-led and in the US's is the country, not the pronoun") {
  const TestArchive archive =
      TestArchive::of({{"led", "A US-led coalition met."},
                       {"owns", "It was the US's plan, and the WHO\u2019s too."},
                       {"pronoun", "They told us of a man who's ill, by us-and-them talk."}});
  CHECK(archive.ids("US") == "led owns");
  CHECK(archive.ids("U.S.") == "led owns");
  CHECK(archive.ids("us") == "pronoun");
  CHECK(archive.ids("WHO") == "owns");
  CHECK(archive.ids("who") == "pronoun");
  CHECK(archive.ids("US-led") == "led");
  CHECK(archive.ids("\"US led\"") == "led");
  CHECK(archive.marked("led", "US") == "A [US]-led coalition met.");
}

TEST_CASE("Regression: a prefix with an apostrophe or a hyphen is read as the index reads words") {
  const TestArchive archive = TestArchive::of({{"neill", "Mr O\u2019Neill spoke."},
                                               {"qaeda", "Fighters of al-Qaeda fled."},
                                               {"apart", "Fighters of al Qaeda fled."},
                                               {"other", "Al fled."}});
  CHECK(archive.ids("O'Nei*") == "neill");
  CHECK(archive.marked("neill", "O'Nei*") == "Mr [O\u2019Neill] spoke.");
  CHECK(archive.ids("al-Qae*") == "apart qaeda");
  CHECK(archive.marked("apart", "al-Qae*") == "Fighters of [al] [Qaeda] fled.");
}

TEST_CASE("Regression: match any keeps conditions that are alternatives of each other") {
  const TestArchive archive(R"({"id":"a","source":"Reuters","text":"Boats came."})"
                            "\n"
                            R"({"id":"b","source":"BBC","text":"Police came."})"
                            "\n"
                            R"({"id":"c","source":"AFP","text":"Police came in boats."})"
                            "\n");
  CHECK(found(archive, "boats police (source:reuters OR source:bbc)", Match::any).total == 2);
}

TEST_CASE(
    "Regression: a query without a word says so; a word too long for the index finds nothing") {
  const TestArchive archive = TestArchive::of({{"a", "Boats came."}, {"b", "Police came."}});
  for (const char* query : {"!!!", "\xF0\x9F\x92\xA5", "(!!!)", "title:!!!", "\"!!!\""}) {
    INFO(query);
    const SearchResults results = found(archive, query);
    CHECK(results.total == 2);
    CHECK(notice_codes(results) == "no_words");
  }
  CHECK(found(archive, "boats !!!").total == 1);
  CHECK(found(archive, std::string(200, 'a')).total == 0);
  CHECK(found(archive, "boats " + std::string(200, 'a'), Match::all).total == 0);
}

TEST_CASE("Regression: a condition or prefix that nothing meets is not left out of the query") {
  const TestArchive archive =
      TestArchive::of({{"a", "Boats came, said Peter Smith, 12."}, {"b", "Police came."}});
  for (const char* query :
       {"came age:13", "came zyzz*", "came money:>=\u00a31m", "came date:1950",
        "came person:zyzzyva", "came (age:13 OR zyzz*)", "came title:zyzz*", "age:12 age:13"}) {
    INFO(query);
    CHECK(archive.ids(query).empty());
  }
  CHECK(archive.ids("came -age:13") == "a b");
  CHECK(archive.ids("boats OR age:13") == "a");
  CHECK(archive.ids("came !!!") == "a b");
}

TEST_CASE("Regression: words are dropped beside a phrase too") {
  const TestArchive archive = TestArchive::of({{"a", "Small boats came."}, {"b", "Police came."}});
  const SearchResults results = found(archive, "\"small boats\" zyzzyva");
  CHECK(results.total == 1);
  CHECK(notice_codes(results) == "relaxed");
  // Conditions alone do not make an answer.
  CHECK(found(archive, "zyzzyva language:en").total == 0);
}

TEST_CASE("Regression: two places of one name and one count come by the name shown") {
  const TestArchive archive =
      TestArchive::of({{"a", "A trial began in Wilmington, North Carolina, on Monday."},
                       {"b", "A trial began in Wilmington, Delaware, on Monday."}});
  SearchRequest request;
  request.facets = {{"places", 50}};
  const SearchResults results = archive.search(request);
  const auto& values = results.facets.front().values;
  REQUIRE(values.size() > 3);
  CHECK(std::is_sorted(values.begin(), values.end(), [](const FacetValue& a, const FacetValue& b) {
    return a.count != b.count ? a.count > b.count : a.value < b.value;
  }));
}

TEST_CASE("Regression: a source without a letter is no facet value") {
  const TestArchive archive(R"({"id":"a","source":"---","text":"Boats came."})"
                            "\n");
  CHECK(archive.facet("sources").empty());
}

TEST_CASE("Regression: a snippet's pieces are whole characters, however long a character is") {
  for (const std::string& mark : {std::string("\u0301"), std::string("\xF0\x9F\x87\xA6")}) {
    const std::string text = "b" + repeated(mark, 500) + " police";
    for (const auto& marks :
         {std::vector<Mark>{}, std::vector<Mark>{{{text.size() - 6, text.size()}, 0}}}) {
      for (const Segment& segment : snippet_of(text, marks)) {
        INFO(segment.text.size());
        CHECK(nlohmann::json(segment.text)
                  .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)
                  .find("\uFFFD") == std::string::npos);
      }
    }
  }
}

TEST_CASE("Regression: a long match in a long sentence is shown whole") {
  const std::string before = repeated("word ", 30);
  const std::string address(100, 'x');
  const std::string text = before + address + repeated(" word", 60) + ".";
  const auto snippet = snippet_of(text, {{{before.size(), before.size() + address.size()}, 0}});
  const auto match =
      std::find_if(snippet.begin(), snippet.end(), [](const Segment& s) { return s.match; });
  REQUIRE(match != snippet.end());
  CHECK(match->text == address);
}

TEST_CASE("Regression: neighbouring sentences of a snippet are not parted by an ellipsis") {
  const std::string text = "Nothing here at all. Boats came. Police came. Nothing more.";
  const auto at = [&](std::string_view word) {
    const std::size_t begin = text.find(word);
    return ByteRange{begin, begin + word.size()};
  };
  const std::string shown = plain(snippet_of(text, {{at("Boats"), 0}, {at("Police"), 1}}));
  CHECK(shown.find("\u2026") == std::string::npos);
  CHECK(shown.find("Boats came. Police came.") != std::string::npos);
}

TEST_CASE("Regression: a short last sentence is shown with the one before it") {
  const std::string text =
      "The minister spoke for an hour about the boats in the Channel. Police agreed.";
  const std::size_t at = text.find("Police");
  CHECK(plain(snippet_of(text, {{{at, at + 6}, 0}})) == text);
}

TEST_CASE("Regression: a snippet shows every word of the query, however long the sentences") {
  const auto check = [](const std::string& text, std::initializer_list<std::string> words) {
    std::vector<Mark> marks;
    for (const std::string& word : words) {
      const std::size_t begin = text.find(word);
      marks.push_back({{begin, begin + word.size()}, static_cast<std::uint32_t>(marks.size())});
    }
    const auto snippet = snippet_of(text, marks);
    INFO(plain(snippet));
    CHECK(std::count_if(snippet.begin(), snippet.end(), [](const Segment& s) { return s.match; }) ==
          static_cast<std::ptrdiff_t>(words.size()));
    CHECK(plain(snippet).size() <= kSnippetBytes * 3 / 2 + 20);
  };
  const std::string filler = repeated("and so on ", 20);
  // In sentences of their own, each nearly as long as a snippet.
  check("Boats " + filler + "came. Police " + filler + "came. Then " + filler + "Calais came.",
        {"Boats", "Police", "Calais"});
  // In one sentence without an end; the second and third near each other.
  check("boats " + repeated(filler, 10) + "police " + repeated(filler, 10) + "calais",
        {"boats", "police", "calais"});
  check(filler + filler + "boats " + filler + "police and calais " + filler + filler,
        {"boats", "police", "calais"});
}

TEST_CASE("Regression: the most common word is the one that most articles hold") {
  const TestArchive archive = TestArchive::of({{"a", "They cross. It crossed. A crossing ferry."},
                                               {"b", "They cross. It crossed. A crossing unicorn."},
                                               {"c", "A boat."},
                                               {"d", "Two boats."},
                                               {"e", "A boat."}});
  const SearchResults results = found(archive, "cross boat unicorn");
  CHECK(results.total == 1);
  REQUIRE(results.notices.size() == 1);
  CHECK(results.notices[0].message.ends_with("without \u201Cboat\u201D"));
}

TEST_CASE("Regression: a name is marked in a title that was taken from the text") {
  const TestArchive archive(
      R"({"id":"a","text":"The minister met Boris Johnson in Calais. Police watched them."})"
      "\n");
  for (const std::string query : {"person:\"Boris Johnson\"", "place:Calais"}) {
    const std::vector<Segment> title = found(archive, query).hits.at(0).title_segments;
    INFO(query);
    CHECK(std::any_of(title.begin(), title.end(), [](const Segment& s) {
      return s.match && (s.text == "Boris Johnson" || s.text == "Calais");
    }));
  }
}

TEST_CASE("Regression: a snippet does not say the title again") {
  const TestArchive archive(
      R"({"id":"a","text":"Boats came to Calais. They were small and many. Police watched them."})"
      "\n"
      R"({"id":"b","title":"Only this","text":"Only this"})"
      "\n");
  CHECK(plain(found(archive, "calais").hits.front().snippet) ==
        "They were small and many. Police watched them.");
  CHECK(plain(found(archive, "\"only this\"").hits.front().snippet) == "Only this");
}

TEST_CASE("Regression: an unreachable shard is named") {
  const Error error = error_from(Xapian::NetworkError("read failed", "remote:tcp(10.0.0.7:5000)"));
  CHECK(error.code == ErrorCode::unavailable);
  CHECK(error.message.find("10.0.0.7:5000") != std::string::npos);
}

TEST_CASE("Regression: a list of ids reads no text again") {
  const TestArchive archive = TestArchive::of({{"a", "Boats came."}});
  SearchRequest request;
  request.query = "boats";
  request.ids_only = true;
  const SearchResults results = archive.search(request);
  REQUIRE(results.hits.size() == 1);
  CHECK(results.hits[0].id == "a");
  CHECK(results.hits[0].score > 0);
  CHECK(results.hits[0].snippet.empty());
}

TEST_CASE("Regression: what every article has is found after articles were taken out") {
  // Xapian 1.4: "Unexpected end of posting list". It takes more articles than one block of a
  // posting list holds, and free numbers among theirs.
  constexpr int kArticles = 3000;
  TestArchive::Texts texts;
  for (int i = 0; i < kArticles; ++i) texts.emplace_back(std::to_string(i), "A boat sank.");
  const TestArchive archive = TestArchive::of(texts);
  CommandLine line;
  line.index = archive.index_path();
  for (int i = 0; i < kArticles; i += 17) line.remove.push_back(std::to_string(i));
  const auto done = run_index(line, {});
  REQUIRE(done.ok());
  const std::size_t left = kArticles - line.remove.size();
  struct Row {
    const char* query;
    std::size_t total;
  };
  const Row rows[] = {{"language:en", left},
                      {"boat", left},
                      {"\"a boat\" language:en", left},
                      {"boat language:en", left},
                      {"\"a boat\" -language:fr", left},
                      {"\"a boat\" -language:en", 0},
                      {"-language:en", 0},
                      {"\"boat sank\" -boat", 0},
                      {"language:en nosuchword", 0}};
  for (const Row& row : rows) {
    for (const Sort sort : {Sort::relevance, Sort::newest}) {
      INFO(row.query);
      SearchRequest request;
      request.query = row.query;
      request.sort = sort;
      request.match = Match::all;
      CHECK(archive.search(request).total == row.total);
    }
  }
}
