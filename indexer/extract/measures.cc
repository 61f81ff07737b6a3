#include "indexer/extract/measures.h"

#include <algorithm>

#include "core/entities/calendar.h"
#include "core/entities/currencies.h"
#include "indexer/extract/bounds.h"
#include "indexer/extract/english.h"

namespace dateline {
namespace {

using Kind = QuantityKind;

class MeasureReader {
 public:
  MeasureReader(const WordView& view, const SentenceWords& in, Measure& measure, Quantity& quantity)
      : view_(view), in_(in), measure_(measure), quantity_(quantity) {}

  void read() {
    const Numeral& low = measure_.low;
    const Numeral& high = measure_.last_numeral();
    measure_.last = high.last;
    end_ = high.end;
    quantity_.value = low.value;
    if (measure_.high) quantity_.value_high = high.value;
    quantity_.number_range = {low.begin, high.end};
    quantity_.range.begin = measure_.currency.code.empty() ? low.begin : measure_.currency.begin;
    if (!measure_.high && low.vague) measure_.bound = Bound::more_than;
    read_sign();
    read_before();
    read_kind();
    read_after();
    quantity_.range.end = std::max(end_, high.end);
  }

 private:
  [[nodiscard]] std::size_t next() const { return measure_.last + 1; }
  [[nodiscard]] bool has_next() const { return next() < in_.end_word; }
  [[nodiscard]] bool blank_next() const { return has_next() && view_.blank_after(measure_.last); }
  [[nodiscard]] bool next_is(std::string_view lower) const {
    return blank_next() && view_.lower(next()) == lower;
  }
  [[nodiscard]] std::string_view rest() const {
    return view_.text().substr(end_, in_.sentence.end - std::min(end_, in_.sentence.end));
  }

  void take_to(std::size_t word) {
    measure_.last = word;
    end_ = std::max<std::size_t>(end_, view_.at(word).begin + view_.stem(word).size());
  }

  // "-20", "minus 20".
  void read_sign() {
    const std::size_t begin = quantity_.range.begin;
    const std::string_view before =
        view_.text().substr(in_.sentence.begin, begin - in_.sentence.begin);
    const std::size_t first = measure_.low.first;
    std::size_t sign = 0;
    if (has_ending(before, "\u2212")) sign = 3;
    if (has_ending(before, " -") || before == "-" || has_ending(before, "(-")) sign = 1;
    if (sign == 0 && first > in_.first_word && view_.preceded_by(first, "minus")) {
      sign = begin - view_.at(first - 1).begin;
    }
    if (sign == 0 || !measure_.low.in_digits) return;
    quantity_.value = -quantity_.value;
    if (quantity_.value_high) quantity_.value_high.reset();
    quantity_.range.begin = begin - sign;
  }

  // The bound before, and "between".
  void read_before() {
    std::size_t first = measure_.first;
    const std::size_t begin = quantity_.range.begin;
    while (first > in_.first_word && view_.at(first - 1).end > begin) --first;  // the "US" of "US$"
    if (measure_.first < measure_.low.first) {
      quantity_.range.begin =
          std::min<std::size_t>(quantity_.range.begin, view_.at(measure_.first).begin);
    }
    if (first <= in_.first_word) return;
    const std::string_view gap = view_.text().substr(
        view_.at(first - 1).end, begin - std::min<std::size_t>(begin, view_.at(first - 1).end));
    if (gap.find_first_not_of(" \n\t~") != std::string_view::npos) return;
    if (const auto bound = bound_before(view_, first - 1, in_.first_word)) {
      if (measure_.low.form == NumeralForm::ordinal) return;
      measure_.bound = bound->bound;
      quantity_.range.begin =
          std::min<std::size_t>(quantity_.range.begin, view_.at(bound->first).begin);
    } else if (gap.find('~') != std::string_view::npos) {
      measure_.bound = Bound::about;
    }
  }

  void read_kind() {
    switch (measure_.low.form) {
      case NumeralForm::ordinal:
        quantity_.kind = Kind::ordinal;
        return;
      case NumeralForm::multiple:
        quantity_.kind = Kind::multiple;
        return;
      case NumeralForm::fraction:
        quantity_.kind = Kind::other;
        quantity_.unit = "fraction";
        return;
      case NumeralForm::cardinal:
        break;
    }
    if (!measure_.currency.code.empty()) return money(measure_.currency.code);
    if (suffix() || signs()) return;
    if (!has_next()) return;
    if (view_.hyphen_after(measure_.last)) return hyphenated();
    if (!view_.blank_after(measure_.last)) return;
    if (currency_word() || age_or_unit() || times() || measured_in_many()) return;
  }

  void money(std::string_view code) {
    quantity_.kind = Kind::money;
    quantity_.unit = std::string(code);
  }

  // "1.2m people": the glued letters are a scale after all.
  void scale() {
    if (measure_.low.scale == 1) scale_by_suffix(measure_.low, view_);
    if (measure_.high) scale_by_suffix(*measure_.high, view_);
    quantity_.value = measure_.low.value;
    if (measure_.high) quantity_.value_high = measure_.high->value;
    end_ = view_.at(measure_.last).end;
    quantity_.number_range.end = end_;
  }

  // Letters glued to the digits.
  bool suffix() {
    const std::string_view suffix = measure_.last_numeral().suffix;
    if (suffix.empty()) return false;
    const std::size_t after = view_.at(measure_.last).end;
    if (suffix == "p") {
      quantity_.kind = Kind::money;
      quantity_.unit = "GBP";
      to_hundredths();
      end_ = after;
      return true;
    }
    if ((suffix == "m" && is_million()) || suffix == "b") {
      scale();
      if (blank_next()) (void)currency_word();
      return true;
    }
    std::optional<Unit> unit = glued_unit(suffix);
    if (!unit) return true;
    // "100km/h", "5km per hour": the whole word is the unit's start.
    unit->last = measure_.last;
    unit->end = after;
    use(*rate_after(*unit));
    return true;
  }

  // "km/h" after "100km": read as if the unit were a word of its own.
  [[nodiscard]] std::optional<Unit> rate_after(const Unit& unit) const {
    if (unit.kind == Kind::distance && has_next() && view_.gap_after(unit.last) == "/" &&
        view_.lower(next()) == "h") {
      return Unit{Kind::speed, unit.name + "/h", next(), view_.at(next()).end};
    }
    return unit;
  }

  // Whether the "m" glued to digits says million, not metres: "1.2m people", "5m euros".
  [[nodiscard]] bool is_million() const {
    if (!blank_next()) return false;
    const std::string_view word = view_.lower(next());
    if (!currency_of_word(word).empty()) return true;
    if (is_currency_code(view_.word(next()))) return true;
    return read_thing(view_, next(), in_.end_word, Number::plural).has_value();
  }

  // "%", "°", "°C", "€" right after the digits.
  bool signs() {
    std::string_view after = rest();
    std::size_t blank = after.substr(0, 1) == " " ? 1 : 0;
    after.remove_prefix(blank);
    if (after.substr(0, 1) == "%") {
      quantity_.kind = Kind::percent;
      quantity_.unit = "percent";
      end_ += blank + 1;
      percent_thing();
      return true;
    }
    if (after.substr(0, 2) == "\u00B0") return degrees(blank + 2);
    if (after.substr(0, 1) == "+" && blank == 0 && measure_.bound == Bound::exact) {
      measure_.bound = Bound::at_least;
      end_ += 1;
      return false;
    }
    if (!measure_.low.in_digits || after.empty()) return false;
    const CurrencyMark mark = currency_at_front(after);
    const bool belongs_to_next =
        mark.length < after.size() && after[mark.length] >= '0' && after[mark.length] <= '9';
    if (mark.length == 0 || belongs_to_next) return false;
    money(mark.code);
    end_ += blank + mark.length;
    while (has_next() && view_.at(next()).begin < end_) ++measure_.last;
    return true;
  }

  bool degrees(std::size_t sign_length) {
    end_ += sign_length;
    quantity_.kind = Kind::other;
    quantity_.unit = "degree";
    const std::string_view scale = has_next() ? view_.word(next()) : std::string_view();
    if ((scale != "C" && scale != "F") || view_.at(next()).begin > end_ + 1) return true;
    quantity_.kind = Kind::temperature;
    quantity_.unit = scale == "C" ? "\u00B0C" : "\u00B0F";
    take_to(next());
    return true;
  }

  // "ten-storey", "25-year career", "92-year-old woman", "two-thirds", "three-fold",
  // "10-percentage-point".
  void hyphenated() {
    const std::size_t at = next();
    const std::string_view word = view_.lower(at);
    if (word == "fold" || word == "time" || word == "times") {
      quantity_.kind = Kind::multiple;
      return take_to(at);
    }
    if (word == "odd" || word == "ish") {
      measure_.bound = Bound::about;
      take_to(at);
      return;
    }
    if (const auto unit = read_unit(view_, at, in_.end_word)) {
      const bool old = unit->last + 1 < in_.end_word && view_.joined_after(unit->last) &&
                       is_old(view_.lower(unit->last + 1));
      use(*unit);
      if (old) return age(unit->last + 1);
      return compound_thing();
    }
    if (!currency_of_word(word).empty()) {
      money(currency_of_word(word));
      take_to(at);
      return compound_thing();
    }
    hyphen_thing();
  }

  // What a hyphened measure stands before: "25-year [career]", "20-mile [journey]".
  void compound_thing() {
    if (!blank_next()) return;
    take_thing(read_thing(view_, next(), in_.end_word, Number::singular));
  }

  // "ten-[storey] building", but "third-[highest ranking person]".
  void hyphen_thing() {
    const std::size_t at = next();
    const std::string_view word = view_.lower(at);
    if (ends_noun_phrase(word)) return;
    if (has_ending(word, "est") && word.size() > 5) {
      return take_thing(read_thing(view_, at, in_.end_word, Number::singular));
    }
    take_thing(Thing{at, at});
  }

  static bool is_old(std::string_view word) { return word == "old" || word == "olds"; }

  void age(std::size_t last) {
    quantity_.kind = Kind::age;
    take_to(last);
    if (blank_next() && view_.at(next()).initial_upper) return;
    if (blank_next()) take_thing(read_thing(view_, next(), in_.end_word, Number::singular));
  }

  // "two million euros", "50 pence", "5 Australian dollars".
  bool currency_word() {
    const std::size_t at = next();
    const std::string_view word = view_.stem(at);
    const std::string_view hundredth = currency_of_hundredth(word);
    if (!hundredth.empty()) {
      quantity_.kind = Kind::money;
      quantity_.unit = std::string(hundredth);
      to_hundredths();
      take_to(at);
      return true;
    }
    if (is_currency_code(view_.word(at))) return take_currency(view_.word(at), at);
    for (std::size_t last = at; last < at + 3 && last < in_.end_word; ++last) {
      const std::string_view before = last > at ? view_.lower(last - 1) : std::string_view();
      const std::string_view code = currency_of_word(view_.stem(last), before);
      const bool known_nation = last == at || view_.at(last - 1).initial_upper;
      if (!code.empty() && known_nation) return !is_weight(last) && take_currency(code, last);
      if (!view_.blank_after(last) || !view_.at(last).initial_upper) return false;
    }
    return false;
  }

  bool take_currency(std::string_view code, std::size_t last) {
    quantity_.kind = Kind::money;
    quantity_.unit = std::string(code);
    take_to(last);
    return true;
  }

  void to_hundredths() {
    quantity_.value /= 100;
    if (quantity_.value_high) *quantity_.value_high /= 100;
  }

  // "weighing 220 pounds", "500 pounds of explosives"; other pounds are money. Won is a verb more
  // often than a currency.
  [[nodiscard]] bool is_weight(std::size_t word) const {
    const std::string_view currency = view_.stem(word);
    if (currency == "won") return measure_.low.scale < 1000;
    if (currency == "rand" || currency == "real") return false;
    if (currency != "pounds" && currency != "pound") return false;
    if (view_.followed_by(word, "of") || view_.followed_by(word, "heavier") ||
        view_.followed_by(word, "lighter")) {
      return measure_.low.scale < 1e6;
    }
    for (std::size_t i = measure_.low.first, steps = 0; i > in_.first_word && steps < 5;
         --i, ++steps) {
      if (view_.lower(i - 1).substr(0, 4) == "weig") return true;
    }
    return false;
  }

  bool age_or_unit() {
    const std::size_t at = next();
    const std::string_view word = view_.stem(at);
    if (word == "pound" || word == "pounds") {
      use(Unit{Kind::mass, "pound", at, view_.at(at).end});
      return true;
    }
    const std::optional<Unit> unit = read_unit(view_, at, in_.end_word);
    if (!unit) return false;
    // "two second homes", "one second later": the ordinal stands before a plural.
    use(*unit);
    if (unit->kind != Kind::duration) return true;
    const std::size_t after = unit->last + 1;
    if (after < in_.end_word && view_.joined_after(unit->last) && is_old(view_.lower(after))) {
      age(after);
    } else if (view_.followed_by(unit->last, "of") && view_.followed_by(after, "age")) {
      quantity_.kind = Kind::age;
      take_to(after + 1);
    }
    return true;
  }

  void use(const Unit& unit) {
    quantity_.kind = unit.kind;
    quantity_.unit = unit.name;
    measure_.last = unit.last;
    end_ = std::max(end_, unit.end);
    if (unit.kind == Kind::percent && unit.name == "percentage point" && blank_next()) {
      take_thing(read_thing(view_, next(), in_.end_word, Number::singular));
    } else if (unit.kind == Kind::percent) {
      percent_thing();
    } else if (unit.kind != Kind::duration) {
      thing_of();
    }
  }

  // "hundreds of millions of dollars", "thousands of miles".
  bool measured_in_many() {
    if (!measure_.low.vague || !next_is("of") || next() + 1 >= in_.end_word ||
        !view_.blank_after(next())) {
      return false;
    }
    const std::size_t of = measure_.last;
    measure_.last = next();
    if (currency_word()) return true;
    measure_.last = of;
    const std::optional<Unit> unit = read_unit(view_, next() + 1, in_.end_word);
    if (unit) use(*unit);
    return unit.has_value();
  }

  // "three times", "five different times".
  bool times() {
    std::size_t at = next();
    if ((view_.lower(at) == "different" || view_.lower(at) == "more") && view_.blank_after(at) &&
        at + 1 < in_.end_word) {
      ++at;
    }
    if (view_.lower(at) != "times") return false;
    quantity_.kind = Kind::multiple;
    take_to(at);
    return true;
  }

  void read_after() {
    const Kind kind = quantity_.kind;
    if (kind == Kind::count || kind == Kind::ordinal || quantity_.unit == "fraction") {
      after_bound();
      if (quantity_.thing.empty()) counted_thing();
    } else if (kind == Kind::money && quantity_.thing.empty()) {
      money_thing();
    }
    if (kind == Kind::count) per_many();
    after_bound();
  }

  void after_bound() {
    if (measure_.bound != Bound::exact || !blank_next() ||
        measure_.low.form != NumeralForm::cardinal)
      return;
    if (const auto bound = bound_after(view_, next(), in_.end_word)) {
      measure_.bound = bound->bound;
      take_to(bound->first);
    }
  }

  // Whether the thing is in the singular: "one boat", "third boat", "half the boat".
  [[nodiscard]] Number grammatical_number() const {
    const bool one = quantity_.kind == Kind::count && quantity_.value == 1 && !measure_.high;
    return one || quantity_.kind != Kind::count ? Number::singular : Number::plural;
  }

  void counted_thing() {
    if (!has_next()) return;
    if (view_.hyphen_after(measure_.last)) return hyphen_thing();
    if (!blank_next()) return;
    const bool fraction = quantity_.unit == "fraction";
    if (next_is("of") && quantity_.kind != Kind::ordinal) {
      const bool whole = fraction || measure_.low.vague || followed_by_definite();
      if (!whole) return;
      return take_thing(read_thing_of(view_, next(), in_.end_word, Number::plural));
    }
    if (fraction && (next_is("the") || next_is("its") || next_is("their"))) {
      return take_thing(read_thing_of(view_, measure_.last, in_.end_word, Number::plural));
    }
    if (is_time_word(view_.lower(next()))) return;
    std::optional<Thing> thing = read_thing(view_, next(), in_.end_word, grammatical_number());
    // "the 36-40 age group"
    if (!thing && measure_.hyphenated)
      thing = read_thing(view_, next(), in_.end_word, Number::singular);
    take_thing(thing);
  }

  static bool is_time_word(std::string_view word) { return weekday_number(word) >= 0; }

  // "six of the murders", not "27 of September".
  [[nodiscard]] bool followed_by_definite() const {
    const std::size_t at = next() + 1;
    if (at >= in_.end_word || !view_.blank_after(next())) return false;
    const std::string_view word = view_.lower(at);
    return word == "the" || word == "these" || word == "those" || word == "his" || word == "her" ||
           word == "its" || word == "their" || word == "our";
  }

  // "fifteen suicides per 100,000 individuals", "three per 100,000 people".
  void per_many() {
    if (!next_is("per") || next() + 1 >= in_.end_word || !view_.blank_after(next())) return;
    const std::size_t at = next() + 1;
    const std::optional<Numeral> base = read_numeral(view_, at, at, in_.end_word);
    if (!base || base->value < 10) return;
    quantity_.kind = Kind::other;
    quantity_.unit =
        "per " + std::string(view_.text().substr(base->begin, base->end - base->begin));
    measure_.last = base->last;
    end_ = base->end;
  }

  // "82% of youth suicides", "0.6% of the pressure".
  void percent_thing() { thing_of(); }

  void thing_of() {
    if (!next_is("of")) return;
    take_thing(read_thing_of(view_, next(), in_.end_word, Number::plural));
  }

  // "£3m of damage", "€20,000 in compensation", "$5bn deal", "$470 per tonne of palm oil".
  void money_thing() {
    if (!blank_next()) return;
    if (next_is("per") && next() + 1 < in_.end_word) {
      const std::optional<Unit> unit = read_unit(view_, next() + 1, in_.end_word);
      if (!unit || !view_.followed_by(unit->last, "of")) return;
      return take_thing(read_thing_of(view_, unit->last + 1, in_.end_word, Number::plural));
    }
    std::size_t at = next();
    if (next_is("worth")) ++at;
    if (at >= in_.end_word) return;
    const std::string_view word = view_.lower(at);
    if (word == "in" || word == "of") {
      const bool common =
          at + 1 < in_.end_word && !view_.at(at + 1).initial_upper && !view_.at(at + 1).has_digit;
      const bool place = common && word == "in" && ends_noun_phrase(view_.lower(at + 1));
      if (common && !place) take_thing(read_thing_of(view_, at, in_.end_word, Number::plural));
      return;
    }
    if (at != next() || view_.at(at).initial_upper) return;
    take_thing(read_thing(view_, at, in_.end_word, Number::singular));
  }

  void take_thing(const std::optional<Thing>& thing) {
    if (!thing) return;
    const std::size_t begin = view_.at(thing->first).begin;
    const std::size_t end = view_.at(thing->last).begin + view_.stem(thing->last).size();
    quantity_.thing = std::string(view_.text().substr(begin, end - begin));
    for (char& c : quantity_.thing) {
      if (c == '\n' || c == '\r' || c == '\t') c = ' ';
    }
    // Digits on the way ("three quarters of the country's 50 states") are a quantity of their own.
    for (std::size_t i = next(); i < thing->first; ++i) {
      if (view_.at(i).has_digit) return;
    }
    take_to(thing->last);
  }

  const WordView& view_;
  const SentenceWords& in_;
  Measure& measure_;
  Quantity& quantity_;
  std::size_t end_ = 0;  // byte the quantity ends at so far
};

}  // namespace

void read_measure(const WordView& view, const SentenceWords& in, Measure& measure,
                  Quantity& quantity) {
  MeasureReader(view, in, measure, quantity).read();
}

std::string thing_after_bracket(const WordView& view, const SentenceWords& in,
                                const Measure& measure, QuantityKind kind) {
  const std::size_t at = measure.last + 1;
  if (at >= in.end_word || view.gap_after(measure.last) != ") ") return {};
  std::optional<Thing> thing;
  const std::string_view word = view.lower(at);
  for (const std::string_view direction :
       {"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest",
        "thick", "downstream", "upstream"}) {
    if (word == direction) return {};
  }
  if (word == "of" || (word == "in" && kind == Kind::money)) {
    if (at + 1 < in.end_word && !view.at(at + 1).initial_upper)
      thing = read_thing_of(view, at, in.end_word, Number::plural);
  } else {
    thing = read_thing(view, at, in.end_word, Number::singular);
  }
  if (!thing) return {};
  const std::size_t begin = view.at(thing->first).begin;
  return std::string(view.text().substr(begin, view.at(thing->last).end - begin));
}

}  // namespace dateline
