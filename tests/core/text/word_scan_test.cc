// Analysing only the stretches that a scan names gives every token looked for that analysing the
// whole text gives, and no other.
#include "core/text/word_scan.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include "core/text/analyzer.h"

using namespace dateline;

namespace {

using Found = std::vector<std::tuple<std::string, std::size_t, std::size_t, bool>>;

bool is_wanted(const Token& token, const std::vector<std::string>& terms,
               const std::string& prefix) {
  if (std::find(terms.begin(), terms.end(), token.term) != terms.end()) return true;
  return !prefix.empty() && !token.acronym && token.term.starts_with(prefix);
}

void append_found(std::string_view text, ByteRange part, const std::vector<std::string>& terms,
                  const std::string& prefix, Found& out) {
  for (const Token& token : analyze(part.of(text))) {
    if (!is_wanted(token, terms, prefix)) continue;
    out.emplace_back(token.term, part.begin + token.range.begin, part.begin + token.range.end,
                     token.acronym);
  }
}

// Looking for `terms` in `text`, by the scan and in the whole.
void check(const std::string& text, const std::vector<std::string>& terms,
           const std::string& prefix = {}) {
  WordScan scan;
  for (const std::string& term : terms) scan.want(term);
  if (!prefix.empty()) scan.want_prefix(prefix);
  Found all, found;
  append_found(text, {0, text.size()}, terms, prefix, all);
  for (const ByteRange& stretch : scan.stretches(text))
    append_found(text, stretch, terms, prefix, found);
  INFO(text);
  INFO(terms.front());
  CHECK(found == all);
  // In steps of any length it names the same tokens.
  found.clear();
  std::vector<ByteRange> steps;
  for (std::size_t pos = 0, until = 0; pos < text.size();)
    pos = scan.stretches(text, pos, until += 1 + text.size() / 5, steps);
  for (const ByteRange& stretch : steps) append_found(text, stretch, terms, prefix, found);
  CHECK(found == all);
}

const std::vector<std::string>& pieces() {
  static const std::vector<std::string> all = {"boat",
                                               "Boats",
                                               "the",
                                               "a",
                                               "s",
                                               "co",
                                               "Co",
                                               "operate",
                                               "anti",
                                               "war",
                                               "pre",
                                               "c\u00F6",
                                               "pseudo",
                                               "us",
                                               "US",
                                               "U.S.",
                                               "IT",
                                               "AM",
                                               "Who",
                                               "Howard's",
                                               "Howard\u2019s",
                                               "Howard\u2018s",
                                               "Howard\u201Cs",
                                               "co's",
                                               "boys'",
                                               "d'Estaing",
                                               "C++",
                                               "C#",
                                               "C",
                                               "AT&T",
                                               "F-16",
                                               "25,700",
                                               "25\u00A0700",
                                               "www.bbc.co.uk/news",
                                               "http://",
                                               "https://bbc.co.uk",
                                               "a@b.org",
                                               "x_y",
                                               "and/or",
                                               "\u5317\u4EAC",
                                               "caf\u00E9",
                                               "so\u00ADft"};
  return all;
}

const std::vector<std::string>& gaps() {
  static const std::vector<std::string> all = {
      " ",       " ",  " ",   " ",   "\n",     "\n\n", ", ",  ". ", "-",  "-\n",
      "- ",      "--", " - ", " * ", "/",      ": ",   "://", "'",  "\"", "\u201D ",
      " \u201C", " (", ") ",  "...", "\u2014", "\t",   "_",   "@",  "&",  "'s "};
  return all;
}

}  // namespace

TEST_CASE("WordScan: stretches give the tokens looked for, as the whole text does") {
  std::mt19937 random(7);
  const auto any = [&](const std::vector<std::string>& from) {
    return from[random() % from.size()];
  };
  for (int i = 0; i < 20000; ++i) {
    std::string text;
    for (std::size_t n = 1 + random() % (i % 2 == 0 ? 14 : 60); n > 0; --n)
      text += any(pieces()) + any(gaps());
    const std::vector<Token> tokens = analyze(text);
    if (tokens.empty()) continue;
    std::vector<std::string> terms;
    for (std::size_t n = 1 + random() % 3; n > 0; --n)
      terms.push_back(tokens[random() % tokens.size()].term);
    check(text, terms,
          random() % 4 == 0 ? terms.front().substr(0, 1 + random() % 3) : std::string());
  }
}

TEST_CASE("WordScan: plain words that are not looked for are left out") {
  WordScan scan;
  const std::string boat = "boat";
  scan.want(boat);
  const std::string text = "Many people saw (the Boat) and two others in Howard's harbour.";
  REQUIRE(scan.stretches(text).size() == 1);
  CHECK(scan.stretches(text).front().of(text) == "Boat)");
  CHECK(WordScan().wants_nothing());
}
