// said: and by:, the whole way, and held against a reading of the quotes themselves.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>
#include <sstream>

#include "core/text/analyzer.h"
#include "indexer/extract/extractor.h"
#include "tests/support/test_archive.h"

using namespace dateline;
using namespace dateline::test;

namespace {

const TestArchive& archive() {
  static const TestArchive made = TestArchive::of({
      {"castex",
       "The French prime minister, Jean Castex, called the sinking a “tragedy” and said his "
       "thoughts were with the missing.\n\nMr Johnson said he was “shocked and appalled and deeply "
       "saddened”. Boris Johnson spoke in London of many crossings."},
      {"johnson",
       "Boris Johnson said: “This tragedy was foretold. Small boats are no way to cross.” The word "
       "tragedy was used by others too. Priti Patel said: “We must stop the crossings.”"},
      {"office",
       "The Home Office said: “Every crossing in small boats is dangerous.” A tragedy, it was. The "
       "small “boats are lost”, Emmanuel Macron told them."},
      {"plain", "A tragedy of small boats, with no word from Boris Johnson or the Home Office."},
      {"sources",
       "“We had the small,” said Jean Castex. “Boats came,” Boris Johnson said, “too late for "
       "us.”"},
  });
  return made;
}

struct Row {
  const char* query;
  const char* ids;
};

}  // namespace

TEST_CASE("Quotes: which articles said: and by: find") {
  constexpr Row kRows[] = {
      {"tragedy", "castex johnson office plain"},
      {"said:tragedy", "castex johnson"},
      {"said:\"tragedy\"", "castex johnson"},
      {"said:crossing", "johnson office"},  // in any form, as words are
      {"said:=crossing", "office"},
      {"said:\"crossing\"", "office"},
      {"said:cross*", "johnson office"},
      {"said:\"small boats\"", "johnson office"},
      // partly outside, or in two quotes
      {"\"small boats are\"", "johnson office"},
      {"said:\"small boats are\"", "johnson"},
      {"said:\"boats are lost\"", "office"},
      {"said:\"the small boats\"", ""},
      {"said:\"appalled and deeply saddened\"", "castex"},
      {"said:\"shocked and appalled and deeply saddened\"", "castex"},
      {"said:\"was shocked and appalled and deeply\"", ""},
      {"said:\"saddened appalled\"~4", "castex"},
      {"said:(small boats)", "johnson office sources"},
      {"said:(tragedy OR lost)", "castex johnson office"},
      // who speaks
      {"by:\"Boris Johnson\"", "castex johnson sources"},
      {"by:johnson", "castex johnson sources"},
      {"speaker:johnson", "castex johnson sources"},
      {"by:\"johnson\"", ""},
      {"by:\"Home Office\"", "office"},
      {"by:patel", "johnson"},
      {"by:nobody", ""},
      {"by:(castex OR patel)", "castex johnson sources"},
      // in the same quote
      {"by:\"Jean Castex\" said:tragedy", "castex"},
      {"by:\"Boris Johnson\" said:tragedy", "johnson"},
      {"said:tragedy by:johnson", "johnson"},
      {"by:johnson said:\"deeply saddened\"", "castex"},
      {"by:castex said:\"deeply saddened\"", ""},
      {"by:castex by:johnson said:\"deeply saddened\"", "castex"},
      {"(by:castex OR by:patel) said:tragedy", "castex"},
      {"by:\"Home Office\" said:\"crossing in small boats is dangerous\"", "office"},
      {"by:johnson (said:appalled OR said:foretold)", "castex johnson"},
      {"by:johnson said:(tragedy small)", "johnson"},
      {"tragedy -said:tragedy", "office plain"},
      {"by:johnson -said:tragedy", "castex sources"},
      {"said:tragedy -by:johnson", ""},
      {"title:(said:tragedy)", "castex johnson"},
      {"said:(by:johnson tragedy)", "johnson"},
      {"said:(by:castex tragedy)", "castex"},
      // titles are no part of a name
      {"by:\"Mr Johnson\"", "castex johnson sources"},
      {"by:\"President Boris Johnson\"", "castex johnson sources"},
      {"by:\"President Jean Johnson\"", ""},
      {"by:\"Mr Johnson\" said:tragedy", "johnson"},
      {"by:\"Mr Johnson\" -said:tragedy", "castex sources"},
      {"person:\"Mr Johnson\"", "castex johnson plain sources"},
      {"by:Johnson, said:tragedy", "johnson"},
  };
  for (const Row& row : kRows) {
    INFO(row.query);
    CHECK(archive().ids(row.query) == row.ids);
  }
}

TEST_CASE("Quotes: what is marked stands inside the quotes that matched") {
  const auto marks = [](const char* id, const char* query) {
    const std::string marked = archive().marked(id, query);
    const std::size_t first = marked.find('[');
    const std::size_t last = marked.rfind(']');
    return first == std::string::npos ? std::string() : marked.substr(first, last + 1 - first);
  };
  CHECK(marks("johnson", "said:tragedy") == "[tragedy]");
  CHECK(marks("johnson", "tragedy") ==
        "[tragedy] was foretold. Small boats are no way to cross.” The word [tragedy]");
  CHECK(marks("johnson", "said:\"small boats\"") == "[Small] [boats]");
  CHECK(marks("johnson", "by:patel said:crossing") ==
        "[Priti Patel] said: “We must stop the [crossings]");
  CHECK(marks("johnson", "by:patel said:cross*") ==
        "[Priti Patel] said: “We must stop the [crossings]");
  CHECK(marks("johnson", "by:\"Ms Patel\"") == "[Priti Patel]");
  CHECK(marks("johnson", "by:Patel, said:crossing") ==
        "[Priti Patel] said: “We must stop the [crossings]");
  CHECK(marks("office", "said:\"small boats\"") == "[small] [boats]");
  CHECK(marks("office", "said:\"boats lost\"~3") == "[boats] are [lost]");
}

TEST_CASE("Quotes: snippets show the quote") {
  SearchRequest request;
  request.query = "by:patel said:crossing";
  const SearchResults results = archive().search(request);
  REQUIRE(results.hits.size() == 1);
  std::string marked;
  for (const Segment& segment : results.hits[0].snippet)
    if (segment.match) marked += segment.text + ";";
  CHECK(marked == "Priti Patel;crossings;");
  CHECK(results.interpreted == "by:patel said:crossing");
}

namespace {

struct Read {
  Article article;
  std::vector<Token> words;
};

std::vector<Read> corpus() {
  std::vector<Read> out;
  const auto folder = std::filesystem::path(DATELINE_SOURCE_DIR) / "corpus/articles";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".txt") continue;
    std::ifstream in(entry.path());
    std::ostringstream text;
    text << in.rdbuf();
    Read& read = out.emplace_back();
    read.article.id = entry.path().stem().string();
    read.article.text = text.str();
    read.article.language = own_language(read.article);
    extract_entities(read.article);
    for (Token& token : analyze(read.article.text)) {
      if (token.kind == TokenKind::word && !token.acronym) read.words.push_back(std::move(token));
    }
  }
  return out;
}

bool holds(const Read& read, const std::vector<std::string>& words, bool quoted) {
  for (std::size_t i = 0; i + words.size() <= read.words.size(); ++i) {
    bool same = true;
    for (std::size_t k = 0; k < words.size() && same; ++k) {
      same = read.words[i + k].term == words[k] &&
             read.words[i + k].position == read.words[i].position + k;
    }
    if (!same) continue;
    if (!quoted) return true;
    const ByteRange whole{read.words[i].range.begin, read.words[i + words.size() - 1].range.end};
    for (const Quote& quote : read.article.found.quotes) {
      if (quote.range.contains(whole)) return true;
    }
  }
  return false;
}

}  // namespace

TEST_CASE("Quotes: said: finds what a reading of every quote finds") {
  const std::vector<Read> articles = corpus();
  std::string lines;
  for (const Read& read : articles) {
    nlohmann::json json = {{"id", read.article.id}, {"text", read.article.text}};
    if (!read.article.language.empty()) json["language"] = read.article.language;
    lines += json.dump() + "\n";
  }
  const TestArchive archive(lines);
  std::mt19937 random(7);
  const auto up_to = [&random](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  int found = 0;
  int refused = 0;
  for (int round = 0; round < 1000; ++round) {
    const Read& read = articles[up_to(articles.size())];
    if (read.article.found.quotes.empty()) continue;
    const Quote& quote = read.article.found.quotes[up_to(read.article.found.quotes.size())];
    std::size_t first = 0;
    while (first < read.words.size() && read.words[first].range.begin < quote.range.begin) ++first;
    first = std::max<std::size_t>(first + up_to(8), 3) - 3;  // also across its opening mark
    const std::size_t last = std::min(first + 1 + up_to(7), read.words.size());
    std::vector<std::string> words;
    std::string phrase;
    for (std::size_t i = first; i < last; ++i) {
      if (i > first && read.words[i].position != read.words[i - 1].position + 1) break;
      words.push_back(read.words[i].term);
      phrase += (phrase.empty() ? "" : " ") + read.words[i].term;
    }
    if (words.empty() || phrase.find_first_of("'-&@.") != std::string::npos) continue;
    if (!holds(read, words, false)) continue;
    INFO(phrase);
    const std::string ids = " " + archive.ids("said:\"" + phrase + "\"") + " ";
    const bool is_found = ids.find(" " + read.article.id + " ") != std::string::npos;
    CHECK(is_found == holds(read, words, true));
    (is_found ? found : refused) += 1;
  }
  CHECK(found > 50);
  CHECK(refused > 50);
}
