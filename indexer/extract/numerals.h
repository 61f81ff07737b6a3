// Numerals in running text: a number in digits, in words or in both, before anything is known of
// what it counts.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "indexer/extract/word_view.h"

namespace dateline {

enum class NumeralForm : std::uint8_t { cardinal, ordinal, fraction, multiple };

struct Numeral {
  double value = 0;
  double scale = 1;  // what "million", "bn" multiplied it by; already in `value`
  NumeralForm form = NumeralForm::cardinal;
  std::size_t first = 0;  // words, both in it
  std::size_t last = 0;
  std::size_t begin = 0;  // bytes
  std::size_t end = 0;
  bool in_digits = false;
  bool plain = false;  // digits and nothing else: may be a year, a model, a telephone number
  std::size_t integer_digits = 0;
  bool vague = false;       // "dozens", "a few hundred": more than the value
  bool loose = false;       // "a couple of hundred": about the value
  std::string_view suffix;  // letters glued to the digits that are no scale: "km", "pm", "s"
};

// "£5m": after a currency sign the glued "m" or "b" is a scale, not a unit.
void scale_by_suffix(Numeral& numeral, const WordView& view);

// The numeral that word i begins or (for "a hundred", "half a million") is the first number word
// of; words in [first_word, end_word) may belong to it. Nothing when word i is none, or digits that
// no number is written with ("1.2.3").
[[nodiscard]] std::optional<Numeral> read_numeral(const WordView& view, std::size_t i,
                                                  std::size_t first_word, std::size_t end_word);

}  // namespace dateline
