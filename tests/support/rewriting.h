// What papers do to each other's articles, done by program: the labelled pairs that the threshold
// of near-copies is measured on. The same seed gives the same text on every machine.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::test {

// A small generator of numbers, equal everywhere (the standard's distributions are not).
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed * 2 + 1) {}
  std::uint64_t below(std::uint64_t bound);
  bool chance(double probability);

 private:
  std::uint64_t state_;
};

// The text under another paper's agency line, wrapped anew, with what that paper puts at the end.
[[nodiscard]] std::string republished(std::string_view text, Dice& dice);
// The first `share` of its bytes, up to the end of a paragraph or sentence.
[[nodiscard]] std::string shortened(std::string_view text, double share);
// Each word with that probability replaced (by a synonym where one is known), left out, doubled by
// an adverb or swapped with its neighbour; one sentence in eight changes places with the next.
[[nodiscard]] std::string rewritten(std::string_view text, double rate, Dice& dice);
// The text, a list of other headlines, and a caption that says a paragraph's first words again.
[[nodiscard]] std::string with_boilerplate(std::string_view text);

// A market report, a weather report or a list of results of one day: always the same sentences,
// other numbers and names.
[[nodiscard]] std::string market_report(Dice& dice);
[[nodiscard]] std::string weather_report(Dice& dice);
[[nodiscard]] std::string match_report(Dice& dice);

// The sample corpus: texts without their header lines, by story.
struct CorpusText {
  std::string story;  // "01-channel-disaster"
  std::string name;
  std::string text;
};
[[nodiscard]] std::vector<CorpusText> corpus_texts(const std::string& articles_folder);

}  // namespace dateline::test
