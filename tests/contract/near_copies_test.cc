// Which articles are taken for copies of each other, on pairs that are known to be some or none:
// the sample corpus, changed by program (tests/support/rewriting.h). docs/stories.md has the table.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <string>
#include <vector>

#include "core/text/shingles.h"
#include "tests/support/rewriting.h"

using namespace dateline;
using namespace dateline::test;

namespace {

// As the index decides: the sketches first, then the texts.
bool joined(const std::string& a, const std::string& b) {
  const std::vector<Token> x = analyze(a);
  const std::vector<Token> y = analyze(b);
  const Sketch p = sketch_of(a, x);
  const Sketch q = sketch_of(b, y);
  if (p.whole != 0 && p.whole == q.whole) return true;
  return may_be_near_copies(p.smallest, q.smallest) &&
         is_near_copy(shingles_of(a, x), shingles_of(b, y));
}

using Change = std::function<std::string(const std::string& text, Dice& dice)>;

// The share of the corpus's texts that are found again after `change`.
double recall(const Change& change) {
  Dice dice(7);
  std::size_t found = 0;
  const auto texts = corpus_texts(DATELINE_SOURCE_DIR "/corpus/articles");
  for (const CorpusText& each : texts) found += joined(each.text, change(each.text, dice));
  return static_cast<double>(found) / static_cast<double>(texts.size());
}

std::size_t joined_pairs(const std::vector<std::string>& texts) {
  std::size_t out = 0;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) out += joined(texts[i], texts[k]);
  }
  return out;
}

std::vector<std::string> reports(std::string (*report)(Dice&)) {
  Dice dice(11);
  std::vector<std::string> out;
  for (int i = 0; i < 60; ++i) out.push_back(report(dice));
  return out;
}

}  // namespace

TEST_CASE("Near-copies: republished, shortened and lightly rewritten articles are found") {
  const auto rewritten_at = [](double rate) {
    return [rate](const std::string& text, Dice& dice) { return rewritten(text, rate, dice); };
  };
  const auto cut_to = [](double share) {
    return [share](const std::string& text, Dice&) { return shortened(text, share); };
  };
  CHECK(recall([](const std::string& text, Dice& dice) { return republished(text, dice); }) == 1);
  CHECK(recall([](const std::string& text, Dice&) { return with_boilerplate(text); }) == 1);
  CHECK(recall(cut_to(0.8)) == 1);
  CHECK(recall(cut_to(0.6)) == 1);
  CHECK(recall(cut_to(0.4)) >= 0.98);
  CHECK(recall(cut_to(0.3)) >= 0.9);
  CHECK(recall(rewritten_at(0.05)) >= 0.98);
  CHECK(recall(rewritten_at(0.10)) >= 0.95);
  CHECK(recall(rewritten_at(0.15)) >= 0.7);
  CHECK(recall([](const std::string& text, Dice& dice) {
          return republished(rewritten(shortened(text, 0.6), 0.05, dice), dice);
        }) >= 0.85);
}

TEST_CASE("Near-copies: other articles about the same event are none") {
  std::vector<std::string> texts;
  std::vector<std::string> with_the_same_end;
  for (const CorpusText& each : corpus_texts(DATELINE_SOURCE_DIR "/corpus/articles")) {
    texts.push_back(each.text);
    with_the_same_end.push_back(with_boilerplate(shortened(each.text, 0.15)));
  }
  CHECK(joined_pairs(texts) == 0);
  CHECK(joined_pairs(with_the_same_end) == 0);
}

TEST_CASE("Near-copies: a template filled in anew is none") {
  CHECK(joined_pairs(reports(market_report)) == 0);
  CHECK(joined_pairs(reports(weather_report)) == 0);
  CHECK(joined_pairs(reports(match_report)) == 0);
}

TEST_CASE("Near-copies: short texts are copies only of the very same words") {
  const std::string brief = "The bridge at Selby is closed until further notice, the council says.";
  CHECK(joined(brief, "The bridge at Selby is closed  until further notice, the Council says."));
  CHECK_FALSE(
      joined(brief, "The bridge at Goole is closed until further notice, the council says."));
  CHECK_FALSE(joined("Picture of the day.", "Picture of the day."));
  CHECK_FALSE(joined("", ""));
}

TEST_CASE("Near-copies: how paragraphs are wrapped or marked off does not matter") {
  Dice dice(3);
  const std::string text = corpus_texts(DATELINE_SOURCE_DIR "/corpus/articles").front().text;
  std::string lines;  // a paragraph is a line
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool blank_line = text.compare(i, 2, "\n\n") == 0;
    lines += text[i] == '\n' && !blank_line ? ' ' : text[i];
    if (blank_line) ++i;
  }
  CHECK(likeness(shingles_of(text, analyze(text)), shingles_of(lines, analyze(lines))).contained >
        0.98);
}
