#include "indexer/extract/number_cues.h"

#include <array>

#include "core/entities/number_words.h"

namespace dateline {
namespace {

// What dates begin with, but for digits and number words. English, as in core/base/date.h and
// core/entities/calendar.h.
constexpr auto kDateWords = std::to_array<std::string_view>({
    "january",  "february",  "march",    "april",     "may",      "june",    "july",
    "august",   "september", "october",  "november",  "december", "jan",     "feb",
    "mar",      "apr",       "jun",      "jul",       "aug",      "sep",     "sept",
    "oct",      "nov",       "dec",      "sunday",    "monday",   "tuesday", "wednesday",
    "thursday", "friday",    "saturday", "sun",       "mon",      "tue",     "tues",
    "wed",      "weds",      "thu",      "thur",      "thurs",    "fri",     "sat",
    "today",    "tonight",   "tomorrow", "yesterday", "this",     "last",    "next",
});

// "in her forties".
constexpr auto kDecades = std::to_array<std::string_view>({
    "twenties",
    "thirties",
    "forties",
    "fifties",
    "sixties",
    "seventies",
    "eighties",
    "nineties",
});

constexpr std::size_t kLetters = 26;
using Shapes = std::array<std::uint32_t, kLetters * kLetters>;

// Where words that begin with these two letters keep the lengths they have, as bits.
constexpr std::size_t shape_index(unsigned first, unsigned second) {
  return first * kLetters + second;
}

Shapes make_shapes() {
  Shapes shapes{};
  const auto add = [&](std::string_view word) {
    const std::size_t at =
        shape_index(static_cast<unsigned>(word[0] - 'a'), static_cast<unsigned>(word[1] - 'a'));
    // As it stands, with "'s" and with a typographic "’s".
    for (const std::size_t ending : {0U, 2U, 4U}) shapes[at] |= 1U << (word.size() + ending);
  };
  for (const std::string_view word : kDateWords) add(word);
  for (const std::string_view word : kDecades) add(word);
  for (const NumberWord& word : number_words()) add(word.text);
  return shapes;
}

}  // namespace

std::vector<std::uint32_t> number_cues(std::string_view text, const std::vector<Word>& words) {
  static const Shapes shapes = make_shapes();
  std::vector<std::uint32_t> cues;
  cues.reserve(words.size() / 16 + 8);
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    const Word& word = words[i];
    if (word.has_digit) {
      cues.push_back(i);
      continue;
    }
    const std::uint32_t length = word.end - word.begin;
    if (length < 3 || length >= 32) continue;
    const unsigned first = (static_cast<unsigned char>(text[word.begin]) | 0x20U) - 'a';
    const unsigned second = (static_cast<unsigned char>(text[word.begin + 1]) | 0x20U) - 'a';
    if (first >= kLetters || second >= kLetters) continue;
    if ((shapes[shape_index(first, second)] >> length & 1U) != 0) cues.push_back(i);
  }
  return cues;
}

}  // namespace dateline
