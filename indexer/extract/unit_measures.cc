// Units after a number (measure_parts.h).
#include <algorithm>

#include "core/entities/currencies.h"
#include "indexer/extract/measure_parts.h"

namespace dateline {
namespace {

using Kind = QuantityKind;

bool is_old(std::string_view word) { return word == "old" || word == "olds"; }

// "her 11-month daughter"
bool is_child(std::string_view word) {
  return word == "baby" || word == "boy" || word == "girl" || word == "son" || word == "daughter" ||
         word == "infant" || word == "toddler";
}

void use(MeasureCursor& at, const Unit& unit) {
  at.set_kind(unit.kind, unit.name);
  at.measure.last = unit.last;
  at.end = std::max(at.end, unit.end);
  if (unit.name == "percentage point") {
    read_compound_thing(at);
  } else if (unit.kind != Kind::duration) {
    read_share_of(at);
  }
}

void take_age(MeasureCursor& at, std::size_t last) {
  at.quantity.kind = Kind::age;
  at.take_to(last);
  if (at.blank_next() && !at.view.at(at.next()).initial_upper) read_compound_thing(at);
}

// "1.2m people": the glued letters are a scale after all.
void take_scale(MeasureCursor& at) {
  Measure& measure = at.measure;
  if (measure.low.scale == 1) scale_by_suffix(measure.low, at.view);
  if (measure.high) scale_by_suffix(*measure.high, at.view);
  at.quantity.value = measure.low.value;
  if (measure.high) at.quantity.value_high = measure.high->value;
  at.end = at.view.at(measure.last).end;
  at.quantity.number_range.end = at.end;
}

// Whether the "m" glued to digits says million, not metres: "1.2m people", "5m euros".
bool is_million(const MeasureCursor& at) {
  if (!at.blank_next()) return false;
  if (!currency_of_word(at.view.lower(at.next())).empty()) return true;
  if (is_currency_code(at.view.word(at.next()))) return true;
  return read_thing(at.view, at.next(), at.in.end_word, Number::plural).has_value();
}

// "km/h" after "100km": read as if the unit were a word of its own.
Unit with_hours(const MeasureCursor& at, const Unit& unit) {
  const std::size_t next = unit.last + 1;
  if (unit.kind != Kind::distance || next >= at.in.end_word) return unit;
  if (at.view.gap_after(unit.last) != "/" || at.view.lower(next) != "h") return unit;
  return Unit{Kind::speed, unit.name + "/h", next, at.view.at(next).end};
}

// "°", "°C".
void take_degrees(MeasureCursor& at, std::size_t sign_length) {
  at.end += sign_length;
  at.set_kind(Kind::other, "degree");
  const std::string_view scale = at.has_next() ? at.view.word(at.next()) : std::string_view();
  if ((scale != "C" && scale != "F") || at.view.at(at.next()).begin > at.end + 1) return;
  at.set_kind(Kind::temperature, scale == "C" ? "\u00B0C" : "\u00B0F");
  at.take_to(at.next());
}

// "three times", "five different times".
bool read_times(MeasureCursor& at) {
  std::size_t word = at.next();
  const std::string_view lower = at.view.lower(word);
  if ((lower == "different" || lower == "more") && at.view.blank_after(word) &&
      word + 1 < at.in.end_word) {
    ++word;
  }
  if (at.view.lower(word) != "times") return false;
  at.quantity.kind = Kind::multiple;
  at.take_to(word);
  return true;
}

// "hundreds of millions of dollars", "thousands of miles".
bool read_many_measured(MeasureCursor& at) {
  if (!at.measure.low.vague || !at.next_is("of") || at.next() + 1 >= at.in.end_word ||
      !at.view.blank_after(at.next())) {
    return false;
  }
  const std::size_t of = at.measure.last;
  at.measure.last = at.next();
  if (read_currency_word(at)) return true;
  at.measure.last = of;
  const std::optional<Unit> unit = read_unit(at.view, at.next() + 1, at.in.end_word);
  if (unit) use(at, *unit);
  return unit.has_value();
}

bool read_single_unit(MeasureCursor& at) {
  const WordView& view = at.view;
  const std::string_view word = view.stem(at.next());
  if (word == "pound" || word == "pounds") {
    use(at, Unit{Kind::mass, "pound", at.next(), view.at(at.next()).end});
    return true;
  }
  const std::optional<Unit> unit = read_unit(view, at.next(), at.in.end_word);
  if (!unit) return false;
  use(at, *unit);
  if (unit->kind != Kind::duration) return true;
  const std::size_t after = unit->last + 1;
  if (view.preceded_by(at.measure.first, "aged")) {
    at.quantity.kind = Kind::age;
  } else if (after < at.in.end_word && view.joined_after(unit->last) && is_old(view.lower(after))) {
    take_age(at, after);
  } else if (view.followed_by(unit->last, "of") && view.followed_by(after, "age")) {
    at.quantity.kind = Kind::age;
    at.take_to(after + 1);
  }
  return true;
}

}  // namespace

bool read_suffix(MeasureCursor& at) {
  const std::string_view suffix = at.measure.last_numeral().suffix;
  if (suffix.empty()) return false;
  if (suffix == "p") {
    read_pence(at);
    return true;
  }
  if ((suffix == "m" && is_million(at)) || suffix == "b") {
    take_scale(at);
    if (at.blank_next()) (void)read_currency_word(at);
    return true;
  }
  std::optional<Unit> unit = glued_unit(suffix);
  if (!unit) return true;
  // "100km/h", "5km per hour": the whole word is the unit's start.
  unit->last = at.measure.last;
  unit->end = at.view.at(at.measure.last).end;
  use(at, with_hours(at, *unit));
  return true;
}

bool read_signs(MeasureCursor& at) {
  std::string_view after = at.rest();
  const std::size_t blank = after.substr(0, 1) == " " ? 1 : 0;
  after.remove_prefix(blank);
  if (after.substr(0, 1) == "%") {
    at.set_kind(Kind::percent, "percent");
    at.end += blank + 1;
    read_share_of(at);
    return true;
  }
  if (after.substr(0, 2) == "\u00B0") {
    take_degrees(at, blank + 2);
    return true;
  }
  if (after.substr(0, 1) == "+" && blank == 0 && at.measure.bound == Bound::exact) {
    at.measure.bound = Bound::at_least;
    at.end += 1;
    return false;
  }
  return read_currency_sign(at);
}

void read_hyphenated(MeasureCursor& at) {
  const std::size_t word = at.next();
  const std::string_view lower = at.view.lower(word);
  if (lower == "fold" || lower == "time" || lower == "times") {
    at.quantity.kind = Kind::multiple;
    return at.take_to(word);
  }
  if (lower == "plus") {
    at.measure.bound = Bound::at_least;
    return at.take_to(word);
  }
  if (lower == "odd" || lower == "ish") {
    at.measure.bound = Bound::about;
    return at.take_to(word);
  }
  if (const auto unit = read_unit(at.view, word, at.in.end_word)) {
    const std::size_t after = unit->last + 1;
    const bool old =
        after < at.in.end_word && at.view.joined_after(unit->last) && is_old(at.view.lower(after));
    use(at, *unit);
    const bool child =
        unit->kind == Kind::duration && at.blank_next() && is_child(at.view.lower(at.next()));
    if (child) at.quantity.kind = Kind::age;
    return old ? take_age(at, after) : read_compound_thing(at);
  }
  const std::string_view currency = currency_of_word(lower);
  if (currency.empty()) return read_hyphen_thing(at);
  at.set_kind(Kind::money, currency);
  at.take_to(word);
  read_compound_thing(at);
}

bool read_magnitude(MeasureCursor& at) {
  const WordView& view = at.view;
  if (!at.measure.low.in_digits) return false;
  const bool before = view.preceded_by(at.measure.first, "magnitude");
  const bool joined = at.has_next() && (at.blank_next() || view.hyphen_after(at.measure.last));
  const std::string_view next = joined ? view.lower(at.next()) : std::string_view();
  const bool after = next == "magnitude";
  const bool shock =
      !at.measure.low.plain && at.quantity.value < 10 &&
      (next == "earthquake" || next == "quake" || next == "tremor" || next == "aftershock");
  if (!before && !after && !shock) return false;
  at.set_kind(Kind::other, "magnitude");
  if (after) at.take_to(at.next());
  read_compound_thing(at);
  return true;
}

bool read_factor(MeasureCursor& at) {
  const std::size_t first = at.measure.first;
  if (first < at.in.first_word + 2 || !at.view.preceded_by(first, "of") ||
      !at.view.preceded_by(first - 1, "factor"))
    return false;
  if (at.blank_next() && read_unit(at.view, at.next(), at.in.end_word)) return false;
  at.quantity.kind = Kind::multiple;
  return true;
}

bool read_unit_word(MeasureCursor& at) {
  return read_single_unit(at) || read_times(at) || read_many_measured(at);
}

}  // namespace dateline
