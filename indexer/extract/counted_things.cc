// What a number counts (measure_parts.h), and what stands behind a bracket of numbers.
#include "core/entities/calendar.h"
#include "indexer/extract/english.h"
#include "indexer/extract/measure_parts.h"

namespace dateline {
namespace {

using Kind = QuantityKind;

std::optional<Thing> noun_at(const MeasureCursor& at, std::size_t word, Number number) {
  return read_thing(at.view, word, at.in.end_word, number);
}

std::optional<Thing> noun_behind(const MeasureCursor& at, std::size_t preposition) {
  return read_thing_of(at.view, preposition, at.in.end_word, Number::plural);
}

// Whether the thing is in the singular: "one boat", "third boat", "half the boat".
Number grammatical_number(const MeasureCursor& at) {
  const bool count = at.quantity.kind == Kind::count;
  return !count || (at.quantity.value == 1 && !at.measure.high) ? Number::singular : Number::plural;
}

// "six of the murders", not "27 of September".
bool followed_by_definite(const MeasureCursor& at) {
  const std::size_t word = at.next() + 1;
  if (word >= at.in.end_word || !at.view.blank_after(at.next())) return false;
  if (at.view.is_possessive(word)) return true;  // "25 of Nevada's delegates"
  const std::string_view lower = at.view.lower(word);
  for (const std::string_view definite :
       {"the", "these", "those", "his", "her", "its", "their", "our"}) {
    if (lower == definite) return true;
  }
  return false;
}

// "75 m (250 ft) north": where to, not what.
bool is_direction(std::string_view lower) {
  for (const std::string_view direction :
       {"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest",
        "thick", "downstream", "upstream"}) {
    if (lower == direction) return true;
  }
  return false;
}

// "$470 per tonne of [palm oil]".
void read_price_of(MeasureCursor& at) {
  const std::optional<Unit> unit = read_unit(at.view, at.next() + 1, at.in.end_word);
  if (unit && at.view.followed_by(unit->last, "of")) at.take_thing(noun_behind(at, unit->last + 1));
}

}  // namespace

void read_counted(MeasureCursor& at) {
  if (!at.has_next()) return;
  if (at.view.hyphen_after(at.measure.last)) return read_hyphen_thing(at);
  if (!at.blank_next()) return;
  const bool fraction = at.quantity.unit == "fraction";
  if (at.next_is("of") && at.quantity.kind != Kind::ordinal) {
    const bool whole = fraction || at.measure.low.vague || followed_by_definite(at);
    if (whole) at.take_thing(noun_behind(at, at.next()));
    return;
  }
  if (fraction && (at.next_is("the") || at.next_is("its") || at.next_is("their"))) {
    return at.take_thing(noun_behind(at, at.measure.last));
  }
  if (weekday_number(at.view.lower(at.next())) >= 0) return;
  std::optional<Thing> thing = noun_at(at, at.next(), grammatical_number(at));
  // "the 36-40 age group"
  if (!thing && at.measure.hyphenated) thing = noun_at(at, at.next(), Number::singular);
  at.take_thing(thing);
}

void read_paid_for(MeasureCursor& at) {
  if (!at.blank_next()) return;
  if (at.next_is("per") && at.next() + 1 < at.in.end_word) return read_price_of(at);
  std::size_t word = at.next();
  if (at.next_is("worth")) ++word;
  if (word >= at.in.end_word) return;
  const std::string_view lower = at.view.lower(word);
  if (lower == "in" || lower == "of") {
    const bool common = word + 1 < at.in.end_word && !at.view.at(word + 1).initial_upper &&
                        !at.view.at(word + 1).has_digit;
    const bool place = common && lower == "in" && ends_noun_phrase(at.view.lower(word + 1));
    if (common && !place) at.take_thing(noun_behind(at, word));
    return;
  }
  if (word != at.next() || at.view.at(word).initial_upper) return;
  at.take_thing(noun_at(at, word, Number::singular));
}

void read_share_of(MeasureCursor& at) {
  if (at.next_is("of")) at.take_thing(noun_behind(at, at.next()));
}

void read_compound_thing(MeasureCursor& at) {
  if (at.blank_next()) at.take_thing(noun_at(at, at.next(), Number::singular));
}

// But "third-[highest ranking person]".
void read_hyphen_thing(MeasureCursor& at) {
  const std::size_t word = at.next();
  const std::string_view lower = at.view.lower(word);
  if (ends_noun_phrase(lower)) return;
  const bool superlative = has_ending(lower, "est") && lower.size() > 5;
  at.take_thing(superlative ? noun_at(at, word, Number::singular) : Thing{word, word});
}

void read_per_many(MeasureCursor& at) {
  if (!at.next_is("per") || at.next() + 1 >= at.in.end_word || !at.view.blank_after(at.next()))
    return;
  const std::size_t word = at.next() + 1;
  const std::optional<Numeral> base = read_numeral(at.view, word, word, at.in.end_word);
  if (!base || base->value < 10) return;
  at.set_kind(Kind::other, "per ");
  at.quantity.unit += at.view.text().substr(base->begin, base->end - base->begin);
  at.measure.last = base->last;
  at.end = base->end;
}

std::string thing_after_bracket(const WordView& view, const SentenceWords& in,
                                const Measure& measure, QuantityKind kind) {
  const std::size_t at = measure.last + 1;
  if (at >= in.end_word || view.gap_after(measure.last) != ") ") return {};
  const std::string_view word = view.lower(at);
  if (is_direction(word)) return {};
  std::optional<Thing> thing;
  if (word == "of" || (word == "in" && kind == Kind::money)) {
    if (at + 1 < in.end_word && !view.at(at + 1).initial_upper)
      thing = read_thing_of(view, at, in.end_word, Number::plural);
  } else {
    thing = read_thing(view, at, in.end_word, Number::singular);
  }
  return thing ? thing_text(view, *thing) : std::string();
}

}  // namespace dateline
