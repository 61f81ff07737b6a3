// From a numeral to a quantity: ranges, currency, unit, kind and the thing counted.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/entities/quantity.h"
#include "indexer/extract/not_quantities.h"
#include "indexer/extract/numerals.h"
#include "indexer/extract/things.h"
#include "indexer/extract/units.h"

namespace dateline {

struct CurrencyBefore {
  std::string_view code;  // empty for none
  std::size_t begin = 0;  // byte where the sign begins
};

// A quantity being read.
struct Measure {
  Numeral low;
  std::optional<Numeral> high;  // of a range
  CurrencyBefore currency;
  std::size_t first = 0;    // first word of the numbers or of "between"
  bool hyphenated = false;  // "36-40": a range only if something is counted
  Bound bound = Bound::exact;
  std::size_t last = 0;  // last word read so far

  [[nodiscard]] const Numeral& last_numeral() const { return high ? *high : low; }
  [[nodiscard]] bool is_age_value() const {
    return low.form == NumeralForm::cardinal && low.value >= (high ? 0 : 1) && low.value <= 120 &&
           low.scale <= 100 && low.value == static_cast<double>(static_cast<int>(low.value)) &&
           currency.code.empty();
  }
};

// Looks for the second number of a range after `measure.low`: "36 to 40", "between 36 and 40",
// "36-40", "two or three".
void read_range(const WordView& view, const SentenceWords& in, Measure& measure);

// Reads what follows and precedes the numbers into `quantity`, its bound left to `measure.bound`.
// Sets `measure.last`.
void read_measure(const WordView& view, const SentenceWords& in, Measure& measure,
                  Quantity& quantity);

// Whether a bare count is an age: "aged 25", "Mohammad Aziz, 31,". `among_ages`: the sentence has
// told an age already, so that "Shinai (15)" tells one too.
[[nodiscard]] bool is_age(const WordView& view, const SentenceWords& in, const Measure& measure,
                          const Quantity& quantity, bool among_ages);

// The first word of "the age of", "ages", "aged" where that stands right before word i; else i.
[[nodiscard]] std::size_t before_age_words(const WordView& view, std::size_t i,
                                           std::size_t first_word);

// "in her 40s", "his late fifties": the age that the decade at word i tells, from 40 to 49.
[[nodiscard]] std::optional<Quantity> read_decade_of_age(const WordView& view,
                                                         const SentenceWords& in, std::size_t i);

// The thing after the bracket that `measure` is the last quantity in; empty for none.
[[nodiscard]] std::string thing_after_bracket(const WordView& view, const SentenceWords& in,
                                              const Measure& measure, QuantityKind kind);

}  // namespace dateline
