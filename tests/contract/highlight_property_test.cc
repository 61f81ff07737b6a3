// Random texts and queries: whatever is found is marked as promised
// (tests/support/highlight_promises.h).
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "tests/support/highlight_promises.h"
#include "tests/support/test_archive.h"

using namespace dateline;
using namespace dateline::test;

namespace {

constexpr std::size_t kArticles = 120;
constexpr std::size_t kQueries = 3000;

// Words that the analyzer has a rule for, and enough plain ones that they meet each other in
// different articles.
const std::vector<std::string>& words() {
  static const std::vector<std::string> all = {"boat",
                                               "boats",
                                               "Boat",
                                               "boating",
                                               "crossing",
                                               "crossed",
                                               "small",
                                               "SMALL",
                                               "police",
                                               "Police",
                                               "the",
                                               "a",
                                               "of",
                                               "in",
                                               "co-operate",
                                               "cooperate",
                                               "co operate",
                                               "Co-operation",
                                               "al-Qaeda",
                                               "al Qaeda",
                                               "F-16",
                                               "twenty-one",
                                               "US-led",
                                               "well-\nknown",
                                               "O'Neill",
                                               "O\u2019Neill",
                                               "ONeill",
                                               "d'Estaing",
                                               "l\u2019eau",
                                               "don't",
                                               "Johnson's",
                                               "boys'",
                                               "'quoted'",
                                               "\u201Cquoted\u201D",
                                               "U.S.",
                                               "US",
                                               "us",
                                               "IT",
                                               "it",
                                               "WHO",
                                               "who",
                                               "NATO",
                                               "e.g.",
                                               "25,700",
                                               "25700",
                                               "25\u00A0700",
                                               "3.5mm",
                                               "1,000.50",
                                               "27",
                                               "caf\u00E9",
                                               "cafe",
                                               "cafe\u0301",
                                               "G\u00E9rald",
                                               "Stra\u00DFe",
                                               "STRASSE",
                                               "\uFB01ne",
                                               "fine",
                                               "na\u00EFve",
                                               "\u0142\u00F3d\u017A",
                                               "\u5317\u4EAC",
                                               "\u5317\u4EAC\u5927\u5B66",
                                               "\u4EAC\u90FD",
                                               "\u30AB\u30BF\u30AB\u30CA",
                                               "\u0E1B\u0E23\u0E30\u0E40\u0E17\u0E28",
                                               "\u043C\u043E\u0441\u043A\u0432\u0430",
                                               "\u041C\u043E\u0441\u043A\u0432\u044B",
                                               "\u05E9\u05DC\u05D5\u05DD",
                                               "AT&T",
                                               "C++",
                                               "C#",
                                               "https://www.bbc.co.uk/news/world-1",
                                               "bbc.co.uk",
                                               "www.bbc.co.uk/news",
                                               "info@bbc.co.uk",
                                               "@handle",
                                               "#tag",
                                               "handle",
                                               "tag",
                                               "\U0001F468\u200D\U0001F469\u200D\U0001F467",
                                               "\U0001F1EB\U0001F1F7",
                                               "so\u00ADft",
                                               "soft",
                                               "x_y",
                                               "and/or",
                                               "pre",
                                               "pre-war",
                                               "anti",
                                               "anti war",
                                               "a.m.",
                                               "10am",
                                               "1990s",
                                               "\u2014",
                                               "...",
                                               "-",
                                               "\u00A33.5m",
                                               "Paris",
                                               "Boris Johnson",
                                               "Mr Johnson"};
  return all;
}

class Random {
 public:
  explicit Random(std::uint32_t seed) : engine_(seed) {}
  std::size_t below(std::size_t n) { return engine_() % n; }
  bool once_in(std::size_t n) { return below(n) == 0; }
  const std::string& word() { return words()[below(words().size())]; }

 private:
  std::mt19937 engine_;
};

std::string separator(Random& random) {
  static const std::vector<std::string> odd = {
      "\n", ", ", ". ", ".\n\n", "\n\n", "; ", " - ", " \u2013 ", "! ", "  ", ": ", "/", "\u2014"};
  return random.below(10) < 7 ? " " : odd[random.below(odd.size())];
}

std::string text_of(Random& random, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += (i == 0 ? "" : separator(random)) + random.word();
  return out;
}

std::string without_quotes(std::string text) {
  std::string out;
  for (const char c : text) {
    if (c != '"') out += c;
  }
  return out;
}

// Some words as they stand in an article.
std::string quoted_piece(const std::vector<std::string>& texts, Random& random) {
  const std::string& text = texts[random.below(texts.size())];
  const std::size_t begin = text.find(' ', random.below(text.size()));
  if (begin == std::string::npos) return "\"small boats\"";
  std::size_t end = begin;
  for (std::size_t n = 1 + random.below(4); n > 0 && end != std::string::npos; --n)
    end = text.find(' ', end + 1);
  return "\"" +
         without_quotes(text.substr(begin + 1, end == std::string::npos ? end : end - begin - 1)) +
         "\"";
}

std::string leaf(const std::vector<std::string>& texts, Random& random) {
  switch (random.below(9)) {
    case 0:
    case 1:
      return quoted_piece(texts, random);
    case 2:
      return "=" + random.word();
    case 3:
      return random.word().substr(0, 2 + random.below(4)) + "*";
    case 4:
      return "\"" + random.word() + " " + random.word() + "\"~" +
             std::to_string(1 + random.below(9));
    case 5:
      return "title:" + random.word();
    default:
      return random.word();
  }
}

std::string query_of(const std::vector<std::string>& texts, Random& random) {
  std::string out = leaf(texts, random);
  for (std::size_t n = random.below(4); n > 0; --n) {
    switch (random.below(6)) {
      case 0:
      case 1:
        out += " OR " + leaf(texts, random);
        break;
      case 2:
        out += " -" + leaf(texts, random);
        break;
      case 3:
        out = "(" + out + ") " + leaf(texts, random);
        break;
      case 4:
        out += " NOT (" + leaf(texts, random) + " " + leaf(texts, random) + ")";
        break;
      default:
        out += " " + leaf(texts, random);
    }
  }
  return out;
}

}  // namespace

TEST_CASE("Highlights: random texts and queries keep every promise") {
  Random random(20211125);
  std::vector<std::string> texts;
  std::string lines;
  for (std::size_t i = 0; i < kArticles; ++i) {
    texts.push_back(text_of(random, 5 + random.below(i % 10 == 0 ? 400 : 60)));
    const std::string title = i % 3 == 0 ? text_of(random, 1 + random.below(8)) : std::string();
    lines +=
        nlohmann::json{
            {"id", std::to_string(i)}, {"title", title}, {"text", texts.back()}, {"language", "en"}}
            .dump() +
        "\n";
  }
  const TestArchive archive(lines);
  std::size_t broken = 0;
  for (std::size_t i = 0; i < kQueries && broken < 5; ++i) {
    const std::string promise = broken_promise(archive.service(), query_of(texts, random));
    broken += promise.empty() ? 0 : 1;
    CHECK(promise == "");
  }
}
