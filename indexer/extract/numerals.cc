#include "indexer/extract/numerals.h"

#include "core/base/ascii.h"
#include "core/entities/number_words.h"
#include "indexer/extract/english.h"
#include "indexer/extract/units.h"

namespace dateline {
namespace {

using Kind = NumberWordKind;

// Reads one numeral; a fresh one for each.
class NumeralReader {
 public:
  NumeralReader(const WordView& view, std::size_t first_word, std::size_t end_word)
      : view_(view), first_word_(first_word), end_word_(end_word) {}

  std::optional<Numeral> read(std::size_t i) {
    if (view_.at(i).has_digit) return digits(i);
    const NumberWord* word = find_number_word(view_.stem(i));
    if (word == nullptr) return std::nullopt;
    start(i);
    switch (word->kind) {
      case Kind::unit:
      case Kind::ten:
        return cardinal(i, *word);
      case Kind::scale:
        return lone_scale(i, *word);
      case Kind::plural_scale:
        return plural_scale(i, *word);
      case Kind::ordinal:
        return ordinal(i, *word);
      case Kind::half:
        return half(i);
      case Kind::denominator:
        return lone_denominator(i, *word);
      case Kind::multiple:
        return finish(word->value, NumeralForm::multiple, i);
    }
    return std::nullopt;
  }

 private:
  void start(std::size_t i) {
    numeral_.first = i;
    numeral_.begin = view_.at(i).begin;
  }

  Numeral finish(double value, NumeralForm form, std::size_t last) {
    numeral_.value = value;
    numeral_.form = form;
    numeral_.last = last;
    if (numeral_.end == 0) numeral_.end = view_.at(last).begin + view_.stem(last).size();
    return numeral_;
  }

  [[nodiscard]] const NumberWord* number_word(std::size_t i) const {
    return i < end_word_ ? find_number_word(view_.lower(i)) : nullptr;
  }
  // The number word after word i, joined to it by a blank or a hyphen.
  [[nodiscard]] const NumberWord* next_number_word(std::size_t i) const {
    return i + 1 < end_word_ && view_.joined_after(i) ? number_word(i + 1) : nullptr;
  }
  [[nodiscard]] bool follows(std::size_t i, std::string_view lower) const {
    return i + 1 < end_word_ && view_.joined_after(i) && view_.lower(i + 1) == lower;
  }
  [[nodiscard]] bool precedes(std::size_t i, std::string_view lower) const {
    return i > first_word_ && view_.joined_after(i - 1) && view_.lower(i - 1) == lower;
  }

  // --- Digits ---

  std::optional<Numeral> digits(std::size_t i) {
    const Word& word = view_.at(i);
    const std::size_t limit = view_.at(end_word_ - 1).end;
    const std::optional<Digits> read =
        read_digits(view_.text().substr(word.begin, limit - word.begin));
    if (!read) return std::nullopt;
    start(i);
    const std::size_t end = word.begin + read->length;
    std::size_t last = i;
    while (last + 1 < end_word_ && view_.at(last + 1).begin < end) ++last;
    numeral_.in_digits = true;
    numeral_.integer_digits = read->integer_digits;
    numeral_.end = end;
    double value = read->value;
    if (const auto fraction = slashed_fraction(*read, last)) return fraction;
    if (const auto grouped = blank_groups(*read, last)) return grouped;
    if (end < view_.at(last).end) {
      std::string_view rest = view_.text().substr(end, view_.at(last).end - end);
      if (!is_ascii_letter(rest[0]))
        return possessive(rest) ? plain(*read, value, last) : std::nullopt;
      return suffixed(value, rest, last);
    }
    value += fraction_sign(end);
    if (numeral_.end != end) return finish(value, NumeralForm::cardinal, last);
    return plain(*read, value, last);
  }

  static bool possessive(std::string_view rest) { return rest == "'s" || rest == "\u2019s"; }

  // "2½": what a fraction sign at `end` adds; it is read.
  double fraction_sign(std::size_t end) {
    struct Sign {
      std::string_view text;
      double value;
    };
    for (const Sign& sign : {Sign{"\u00BD", 0.5}, Sign{"\u00BC", 0.25}, Sign{"\u00BE", 0.75},
                             Sign{"\u2153", 1.0 / 3}, Sign{"\u2154", 2.0 / 3}}) {
      if (view_.text().substr(end, sign.text.size()) != sign.text) continue;
      numeral_.end = end + sign.text.size();
      return sign.value;
    }
    return 0;
  }

  // "1/3 of voters", "a 1/4 mile": other slashes are dates and scores.
  std::optional<Numeral> slashed_fraction(const Digits& read, std::size_t i) {
    if (read.integer_digits > 2 || read.length != read.integer_digits) return std::nullopt;
    if (i + 1 >= end_word_ || view_.gap_after(i) != "/" || view_.gap_before(i) == "/")
      return std::nullopt;
    const std::string_view below = view_.word(i + 1);
    const std::optional<Digits> whole = read_digits(below);
    if (!whole || whole->length != below.size() || whole->value <= read.value || whole->value > 100)
      return std::nullopt;
    const bool of_something =
        follows(i + 1, "of") ||
        (i + 2 < end_word_ && view_.joined_after(i + 1) && is_unit_word(view_.lower(i + 2)));
    if (!of_something || read.value == 0) return std::nullopt;
    numeral_.end = view_.at(i + 1).end;
    return finish(read.value / whole->value, NumeralForm::fraction, i + 1);
  }

  // "25 700 people": plain blanks separate thousands only where something is counted in the plural,
  // or they are telephone numbers.
  std::optional<Numeral> blank_groups(const Digits& read, std::size_t i) {
    if (read.integer_digits > 3 || read.length != read.integer_digits ||
        view_.text()[numeral_.begin] == '0')
      return std::nullopt;
    if (i > first_word_ && view_.blank_after(i - 1) && view_.at(i - 1).has_digit)
      return std::nullopt;
    double value = read.value;
    std::size_t last = i;
    while (last + 1 < end_word_ && last < i + 4 && view_.gap_after(last) == " ") {
      const std::string_view group = view_.word(last + 1);
      const std::optional<Digits> digits = read_digits(group);
      if (!digits || group.size() != 3 || digits->integer_digits != 3) break;
      value = value * 1000 + digits->value;
      ++last;
    }
    if (last == i || last + 1 >= end_word_ || !view_.blank_after(last)) return std::nullopt;
    const std::string_view after = view_.lower(last + 1);
    if (!looks_plural(after) && !is_unit_word(after)) return std::nullopt;
    numeral_.end = view_.at(last).end;
    numeral_.integer_digits += 3 * (last - i);
    return finish(value, NumeralForm::cardinal, last);
  }

  std::optional<Numeral> plain(const Digits& read, double value, std::size_t last) {
    numeral_.plain = !read.grouped && !read.has_fraction;
    return scaled(value, NumeralForm::cardinal, last);
  }

  // Multiplies by the scale words that follow: "3.5 million", "100-million", "2 hundred thousand".
  Numeral scaled(double value, NumeralForm form, std::size_t last) {
    constexpr double kMost = 1e24;  // "million million million ..." must not overflow
    for (const NumberWord* next = next_number_word(last);
         value < kMost && next != nullptr && next->kind == Kind::scale;
         next = next_number_word(last)) {
      value *= next->value;
      numeral_.scale *= next->value;
      numeral_.end = 0;
      numeral_.plain = false;
      ++last;
    }
    return finish(value, form, last);
  }

  std::optional<Numeral> suffixed(double value, std::string_view suffix, std::size_t last) {
    if (suffix == "st" || suffix == "nd" || suffix == "rd" || suffix == "th") {
      numeral_.end = view_.at(last).end;
      return finish(value, NumeralForm::ordinal, last);
    }
    const double scale = scale_of_suffix(suffix);
    if (scale > 0 && suffix != "m" && suffix != "b") {
      numeral_.end = view_.at(last).end;
      numeral_.scale = scale;
      return finish(value * scale, NumeralForm::cardinal, last);
    }
    if (suffix == "x") {
      numeral_.end = view_.at(last).end;
      return finish(value, NumeralForm::multiple, last);
    }
    numeral_.suffix = suffix;
    return finish(value, NumeralForm::cardinal, last);
  }

  // --- Words ---

  std::optional<Numeral> cardinal(std::size_t i, const NumberWord& first) {
    NumberSum sum;
    if (!sum.add(first)) return std::nullopt;
    std::size_t last = i;
    bool scaled_once = false;
    for (;;) {
      std::size_t next = last + 1;
      if (next >= end_word_ || !view_.joined_after(last)) break;
      if (scaled_once && view_.lower(next) == "and" && follows_number(next)) ++next;
      const NumberWord* word = number_word(next);
      NumberSum longer = sum;
      if (word == nullptr || view_.is_possessive(last)) break;
      if (word->kind == Kind::ordinal) return ordinal_tail(sum, first, *word, last, next);
      if (word->kind == Kind::denominator) return denominator_tail(sum.value(), *word, last, next);
      if (!longer.add(*word)) break;
      scaled_once = scaled_once || word->kind == Kind::scale;
      numeral_.scale = word->kind == Kind::scale ? numeral_.scale * word->value : 1;
      sum = longer;
      last = next;
    }
    if (const auto share = share_of(sum.value(), last)) return *share;
    if (is_and_a_half(last)) return scaled(sum.value() + 0.5, NumeralForm::cardinal, last + 3);
    return finish(sum.value(), NumeralForm::cardinal, last);
  }

  [[nodiscard]] bool follows_number(std::size_t i) const {
    const NumberWord* word = next_number_word(i);
    return word != nullptr && (word->kind == Kind::unit || word->kind == Kind::ten);
  }

  // "two and a half"
  [[nodiscard]] bool is_and_a_half(std::size_t i) const {
    return follows(i, "and") && follows(i + 1, "a") && follows(i + 2, "half");
  }

  // "one in five", "nine out of ten": a share, unless a span of time follows ("two in three days").
  std::optional<Numeral> share_of(double value, std::size_t last) {
    std::size_t at = last;
    if (!view_.blank_after(last)) return std::nullopt;
    if (follows(at, "out") && follows(at + 1, "of")) {
      at += 2;
    } else if (follows(at, "in") && (value == 1 || value == 9)) {
      at += 1;
    } else {
      return std::nullopt;
    }
    if (follows(at, "every")) ++at;
    const NumberWord* whole = next_number_word(at);
    if (whole == nullptr || (whole->kind != Kind::unit && whole->kind != Kind::ten))
      return std::nullopt;
    const std::size_t end = at + 1;
    if (whole->value <= value) return std::nullopt;
    if (end + 1 < end_word_ && view_.joined_after(end) && is_unit_word(view_.lower(end + 1)))
      return std::nullopt;
    return finish(value / whole->value, NumeralForm::fraction, end);
  }

  // "twenty-first", "one third"; a plain cardinal when the ordinal stands by itself ("two second
  // homes").
  Numeral ordinal_tail(const NumberSum& sum, const NumberWord& first, const NumberWord& ordinal,
                       std::size_t last, std::size_t next) {
    if (first.kind == Kind::ten && last == numeral_.first && ordinal.value < 10) {
      return finish(sum.value() + ordinal.value, NumeralForm::ordinal, next);
    }
    const bool fraction =
        sum.value() == 1 && ordinal.value >= 3 && (view_.hyphen_after(last) || follows(next, "of"));
    if (fraction) return finish(1 / ordinal.value, NumeralForm::fraction, next);
    return finish(sum.value(), NumeralForm::cardinal, last);
  }

  // "two thirds", "three quarters", but "four quarters" of a game and "one quarter" of a year
  // count.
  Numeral denominator_tail(double value, const NumberWord& denominator, std::size_t last,
                           std::size_t next) {
    const bool one = value == 1 && (view_.hyphen_after(last) || follows(next, "of"));
    if (one || (value > 1 && value < denominator.value)) {
      return finish(value / denominator.value, NumeralForm::fraction, next);
    }
    return finish(value, NumeralForm::cardinal, last);
  }

  // "a hundred", "half a million", "a few hundred", "several dozen".
  std::optional<Numeral> lone_scale(std::size_t i, const NumberWord& word) {
    double value = word.value;
    if (precedes(i, "few") || precedes(i, "several")) {
      numeral_.vague = true;
      start(i);
    } else if (precedes(i, "of") && i > first_word_ + 1 && precedes(i - 1, "couple")) {
      numeral_.loose = true;
      value *= 2;
      start(i - 2 > first_word_ && precedes(i - 2, "a") ? i - 3 : i - 2);
    } else if (precedes(i, "half")) {
      value *= 0.5;
      start(i - 1);
    } else if (!precedes(i, "a") && !precedes(i, "an") && !precedes(i, "per")) {
      return std::nullopt;
    } else {
      start(i - 1);
    }
    NumberSum sum;
    std::size_t last = i;
    if (value == word.value && !numeral_.vague) {  // "a hundred and fifty"
      sum.start_with_article();
      if (!sum.add(word)) return std::nullopt;
      return rest_of_sum(sum, last);
    }
    return scaled(value, NumeralForm::cardinal, last);
  }

  Numeral rest_of_sum(NumberSum sum, std::size_t last) {
    while (last + 1 < end_word_ && view_.joined_after(last)) {
      std::size_t next = last + 1;
      if (view_.lower(next) == "and" && follows_number(next)) ++next;
      const NumberWord* word = number_word(next);
      if (word == nullptr || !sum.add(*word)) break;
      last = next;
    }
    return finish(sum.value(), NumeralForm::cardinal, last);
  }

  // "dozens", "hundreds of thousands", "tens of millions". How many is not said: the least that
  // fits.
  std::optional<Numeral> plural_scale(std::size_t i, const NumberWord& word) {
    double value = word.value;
    std::size_t last = i;
    numeral_.vague = true;
    if (follows(i, "of") && i + 2 < end_word_) {
      const NumberWord* next = next_number_word(i + 1);
      if (next != nullptr && next->kind == Kind::plural_scale) {
        value = word.text == "tens" ? 10 * next->value : word.value * next->value;
        last = i + 2;
      }
    }
    if (word.text == "tens" && last == i) return std::nullopt;
    if (word.text == "scores" && !follows(i, "of") && !follows(i, "more")) return std::nullopt;
    return finish(value, NumeralForm::cardinal, last);
  }

  // "a third of", else the ordinal; "second" after a number is the unit, which is not asked here.
  std::optional<Numeral> ordinal(std::size_t i, const NumberWord& word) {
    if (word.value >= 3 && precedes(i, "a") && follows(i, "of")) {
      start(i - 1);
      return finish(1 / word.value, NumeralForm::fraction, i);
    }
    return finish(word.value, NumeralForm::ordinal, i);
  }

  // "a quarter of", "a quarter of a million".
  std::optional<Numeral> lone_denominator(std::size_t i, const NumberWord& word) {
    if (word.text != "quarter" || !follows(i, "of")) return std::nullopt;
    const bool article = precedes(i, "a");
    if (article) start(i - 1);
    const NumberWord* scale = follows(i + 1, "a") ? next_number_word(i + 2) : nullptr;
    if (scale != nullptr && scale->kind == Kind::scale)
      return scaled(0.25, NumeralForm::cardinal, i + 2);
    if (!article) return std::nullopt;
    return finish(0.25, NumeralForm::fraction, i);
  }

  // "half a million", "half-million", "half an hour", "half of", "half the".
  std::optional<Numeral> half(std::size_t i) {
    std::size_t at = i;
    if (follows(i, "a") || follows(i, "an")) ++at;
    const NumberWord* word = next_number_word(at);
    if (word != nullptr && word->kind == Kind::scale) return scaled(0.5, NumeralForm::cardinal, at);
    if (at > i && at + 1 < end_word_ && view_.blank_after(at) &&
        is_unit_word(view_.lower(at + 1))) {
      numeral_.end = view_.at(i).end;
      return finish(0.5, NumeralForm::cardinal, at);
    }
    for (const std::string_view next : {"of", "the", "its", "their", "his", "her", "our", "all"}) {
      if (follows(i, next)) return finish(0.5, NumeralForm::fraction, i);
    }
    // "nearly half", "up to half"
    for (const std::string_view before :
         {"nearly", "almost", "about", "around", "roughly", "over", "than", "least"}) {
      if (precedes(i, before)) return finish(0.5, NumeralForm::fraction, i);
    }
    if (precedes(i, "to") && i > first_word_ + 1 && precedes(i - 1, "up"))
      return finish(0.5, NumeralForm::fraction, i);
    return std::nullopt;
  }

  const WordView& view_;
  std::size_t first_word_;
  std::size_t end_word_;
  Numeral numeral_;
};

}  // namespace

void scale_by_suffix(Numeral& numeral, const WordView& view) {
  if (numeral.suffix != "m" && numeral.suffix != "b") return;
  numeral.scale = numeral.suffix == "m" ? 1e6 : 1e9;
  numeral.value *= numeral.scale;
  numeral.suffix = {};
  numeral.end = view.at(numeral.last).end;
}

std::optional<Numeral> read_numeral(const WordView& view, std::size_t i, std::size_t first_word,
                                    std::size_t end_word) {
  return NumeralReader(view, first_word, end_word).read(i);
}

}  // namespace dateline
