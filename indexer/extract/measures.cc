#include "indexer/extract/measures.h"

#include <algorithm>

#include "indexer/extract/bounds.h"
#include "indexer/extract/english.h"
#include "indexer/extract/measure_parts.h"

namespace dateline {
namespace {

using Kind = QuantityKind;

// "-20", "minus 20".
void read_sign(MeasureCursor& at) {
  const WordView& view = at.view;
  const std::size_t begin = at.quantity.range.begin;
  const std::string_view before =
      view.text().substr(at.in.sentence.begin, begin - at.in.sentence.begin);
  const std::size_t first = at.measure.low.first;
  std::size_t sign = 0;
  if (has_ending(before, "\u2212")) sign = 3;
  if (has_ending(before, " -") || before == "-" || has_ending(before, "(-")) sign = 1;
  if (sign == 0 && first > at.in.first_word && view.preceded_by(first, "minus")) {
    sign = begin - view.at(first - 1).begin;
  }
  if (sign == 0 || !at.measure.low.in_digits) return;
  at.quantity.value = -at.quantity.value;
  at.quantity.value_high.reset();
  at.quantity.range.begin = begin - sign;
}

// The bound before, and "between".
void read_before(MeasureCursor& at) {
  const WordView& view = at.view;
  const Measure& measure = at.measure;
  std::size_t& range_begin = at.quantity.range.begin;
  const std::size_t begin = range_begin;
  std::size_t first = measure.first;
  while (first > at.in.first_word && view.at(first - 1).end > begin) --first;  // "US" of "US$"
  if (measure.first < measure.low.first)
    range_begin = std::min<std::size_t>(range_begin, view.at(measure.first).begin);
  if (first <= at.in.first_word || measure.low.form == NumeralForm::ordinal) return;
  const std::size_t gap_begin = view.at(first - 1).end;
  const std::string_view gap =
      view.text().substr(gap_begin, begin - std::min<std::size_t>(begin, gap_begin));
  if (gap.find_first_not_of(" \n\t~") != std::string_view::npos) return;
  // "over the age of 65", "between the ages of 16 and 25"
  const std::size_t age = before_age_words(view, first, at.in.first_word);
  if (age > at.in.first_word && view.blank_after(age - 1)) first = age;
  if (const auto bound = bound_before(view, first - 1, at.in.first_word)) {
    at.measure.bound = bound->bound;
    range_begin = std::min<std::size_t>(range_begin, view.at(bound->first).begin);
  } else if (gap.find('~') != std::string_view::npos) {
    at.measure.bound = Bound::about;
  }
}

void read_kind(MeasureCursor& at) {
  switch (at.measure.low.form) {
    case NumeralForm::ordinal:
      return at.set_kind(Kind::ordinal, "");
    case NumeralForm::multiple:
      return at.set_kind(Kind::multiple, "");
    case NumeralForm::fraction:
      return at.set_kind(Kind::other, "fraction");
    case NumeralForm::cardinal:
      break;
  }
  if (!at.measure.currency.code.empty()) return at.set_kind(Kind::money, at.measure.currency.code);
  if (read_suffix(at) || read_signs(at) || read_magnitude(at) || read_factor(at)) return;
  if (!at.has_next()) return;
  if (at.view.hyphen_after(at.measure.last)) return read_hyphenated(at);
  if (at.blank_next()) (void)(read_currency_word(at) || read_unit_word(at));
}

void read_bound_after(MeasureCursor& at) {
  if (at.measure.bound != Bound::exact || !at.blank_next() ||
      at.measure.low.form != NumeralForm::cardinal)
    return;
  if (const auto bound = bound_after(at.view, at.next(), at.in.end_word)) {
    at.measure.bound = bound->bound;
    at.take_to(bound->first);
  }
}

void read_after(MeasureCursor& at) {
  const Kind kind = at.quantity.kind;
  if (kind == Kind::count || kind == Kind::ordinal || at.quantity.unit == "fraction") {
    read_bound_after(at);
    if (at.quantity.thing.empty()) read_counted(at);
  } else if (kind == Kind::money && at.quantity.thing.empty()) {
    read_paid_for(at);
  }
  if (kind == Kind::count) read_per_many(at);
  read_bound_after(at);
}

}  // namespace

void read_measure(const WordView& view, const SentenceWords& in, Measure& measure,
                  Quantity& quantity) {
  MeasureCursor at(view, in, measure, quantity);
  read_sign(at);
  read_before(at);
  read_kind(at);
  read_after(at);
  quantity.range.end = std::max(at.end, measure.last_numeral().end);
}

}  // namespace dateline
