#include "indexer/extract/measure_cursor.h"

#include <algorithm>

#include "core/entities/number_words.h"

namespace dateline {

MeasureCursor::MeasureCursor(const WordView& text, const SentenceWords& sentence, Measure& numbers,
                             Quantity& found)
    : view(text), in(sentence), measure(numbers), quantity(found), end(numbers.last_numeral().end) {
  const Numeral& low = measure.low;
  const Numeral& high = measure.last_numeral();
  measure.last = high.last;
  quantity.value = low.value;
  if (measure.high) quantity.value_high = high.value;
  quantity.number_range = {low.begin, high.end};
  quantity.range.begin = measure.currency.code.empty() ? low.begin : measure.currency.begin;
  if (!measure.high && low.vague) measure.bound = Bound::more_than;
  if (!measure.high && low.loose) measure.bound = Bound::about;
}

bool MeasureCursor::blank_next() const {
  if (!has_next()) return false;
  if (view.blank_after(measure.last)) return true;
  const std::size_t begin = view.at(next()).begin;
  return end > view.at(measure.last).end && end < begin &&
         view.text().substr(end, begin - end) == " ";
}

void MeasureCursor::take_to(std::size_t word) {
  measure.last = word;
  end = std::max<std::size_t>(end, view.at(word).begin + view.stem(word).size());
}

void MeasureCursor::take_thing(const std::optional<Thing>& thing) {
  if (!thing) return;
  quantity.thing = thing_text(view, *thing);
  // Numbers on the way ("three quarters of the country's 50 states") are a quantity of their own.
  if (!numbers_before(thing->first)) take_to(thing->last);
}

bool MeasureCursor::numbers_before(std::size_t word) const {
  for (std::size_t i = next(); i < word; ++i) {
    if (view.at(i).has_digit || find_number_word(view.lower(i)) != nullptr) return true;
  }
  return false;
}

void MeasureCursor::set_kind(QuantityKind kind, std::string_view unit) {
  quantity.kind = kind;
  quantity.unit = std::string(unit);
}

}  // namespace dateline
