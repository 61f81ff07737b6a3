#include "indexer/extract/quantities.h"

#include <algorithm>

#include "core/entities/currencies.h"
#include "indexer/extract/bounds.h"
#include "indexer/extract/dates.h"
#include "indexer/extract/measures.h"
#include "indexer/extract/not_quantities.h"
#include "indexer/extract/number_cues.h"
#include "indexer/extract/numerals.h"
#include "indexer/extract/years.h"

namespace dateline {
namespace {

class QuantityFinder {
 public:
  QuantityFinder(const WordView& view, const std::vector<ByteRange>& sentences,
                 const std::vector<FoundDate>& dates)
      : view_(view), sentences_(sentences), dates_(dates) {}

  // Only `cues` can begin a quantity.
  std::vector<Quantity> find(const std::vector<std::uint32_t>& cues) {
    std::size_t sentence = 0;
    std::size_t next = 0;
    for (const std::uint32_t cue : cues) {
      if (cue < next) continue;
      const Word& word = view_.at(cue);
      if (cue >= in_.end_word) {
        while (sentence < sentences_.size() && sentences_[sentence].end < word.end) ++sentence;
        if (sentence == sentences_.size()) break;
        if (word.begin < sentences_[sentence].begin) continue;
        enter(sentences_[sentence], cue);
      }
      next = step(cue);
    }
    return std::move(found_);
  }

 private:
  // Begins a sentence that word `cue` is in.
  void enter(const ByteRange& sentence, std::size_t cue) {
    in_ = {cue, cue + 1, sentence};
    while (in_.first_word > 0 && view_.at(in_.first_word - 1).begin >= sentence.begin)
      --in_.first_word;
    while (in_.end_word < view_.size() && view_.at(in_.end_word).end <= sentence.end)
      ++in_.end_word;
    first_of_sentence_ = found_.size();
    sentence_has_age_ = false;
    in_bracket_ = false;
    inherited_bound_ = Bound::exact;
  }

  // Looks at word i; the word to go on with.
  std::size_t step(std::size_t i) {
    std::optional<Numeral> numeral = read_numeral(view_, i, in_.first_word, in_.end_word);
    if (const auto age = read_decade_of_age(view_, in_, i)) return add_age(*age, i);
    if (!numeral || numeral->begin < used_until_) return i + 1;
    if (in_date(*numeral) || (numeral->plain && reads_as_year(view_, i))) return i + 1;
    Measure measure;
    measure.low = *numeral;
    measure.currency = currency_before(*numeral);
    if (!measure.currency.code.empty()) scale_by_suffix(measure.low, view_);
    read_range(view_, in_, measure);
    if (refused(measure)) return measure.last_numeral().last + 1;
    return add(measure);
  }

  std::size_t add_age(const Quantity& age, std::size_t i) {
    used_until_ = age.range.end;
    sentence_has_age_ = true;
    found_.push_back(age);
    return i + 1;
  }

  // Whether a date holds the numeral. Dates and numerals both ascend.
  bool in_date(const Numeral& numeral) {
    while (next_date_ < dates_.size() && dates_[next_date_].range.end <= numeral.begin)
      ++next_date_;
    return next_date_ < dates_.size() && dates_[next_date_].range.begin < numeral.end &&
           !dates_[next_date_].range.empty();
  }

  // "$", "US$" or "GBP " right before the digits.
  [[nodiscard]] CurrencyBefore currency_before(const Numeral& numeral) const {
    if (!numeral.in_digits) return {};
    std::string_view before =
        view_.text().substr(in_.sentence.begin, numeral.begin - in_.sentence.begin);
    const bool blank = !before.empty() && before.back() == ' ';
    if (blank) before.remove_suffix(1);
    const CurrencyMark mark = currency_at_end(before);
    if (mark.length == 0) return {};
    return {mark.code, in_.sentence.begin + before.size() - mark.length};
  }

  bool refused(const Measure& measure) {
    const Numeral& numeral = measure.low;
    if (!measure.high && measure.currency.code.empty() && is_clock_time(view_, numeral, in_))
      return true;
    if (!suffix_is_known(numeral) || is_span_of_years(measure)) return true;
    if (!measure.currency.code.empty()) return false;
    if (!measure.high && is_part_of_something(view_, numeral, in_)) return true;
    if (measure.high && is_part_of_something(view_, *measure.high, in_) && !measure.hyphenated)
      return true;
    if (is_name(view_, numeral, in_)) {
      if (numeral.plain && models_.size() < kMaxModels) models_.push_back(numeral_text(numeral));
      return true;
    }
    if (!measure.high && is_no_count(view_, numeral, in_)) return true;
    return is_known_model(numeral);
  }

  [[nodiscard]] std::string_view numeral_text(const Numeral& numeral) const {
    return view_.text().substr(numeral.begin, numeral.end - numeral.begin);
  }

  // "roughly 1948 to 1951"
  static bool is_span_of_years(const Measure& measure) {
    if (!measure.high || !measure.low.plain || !measure.high->plain) return false;
    return measure.currency.code.empty() && measure.low.integer_digits == 4 &&
           measure.low.value >= 1500 && measure.high->value <= 2100;
  }

  static bool suffix_is_known(const Numeral& numeral) {
    return numeral.suffix.empty() || numeral.suffix == "m" || numeral.suffix == "b" ||
           numeral.suffix == "p" || glued_unit(numeral.suffix).has_value();
  }

  // "the 707", after a "Boeing 707" before.
  [[nodiscard]] bool is_known_model(const Numeral& numeral) const {
    if (!numeral.plain || numeral.integer_digits < 3) return false;
    if (std::find(models_.begin(), models_.end(), numeral_text(numeral)) == models_.end())
      return false;
    return !read_thing(view_, numeral.last + 1, in_.end_word, Number::plural);
  }

  std::size_t add(Measure& measure) {
    Quantity quantity;
    read_measure(view_, in_, measure, quantity);
    if (is_bare_pair(measure, quantity)) return measure.last_numeral().last + 1;
    const Quantity* before = found_.size() > first_of_sentence_ ? &found_.back() : nullptr;
    if (before != nullptr) relate(*before, measure, quantity);
    if (before != nullptr) drop_span(*before, measure, quantity);
    if (before == nullptr || quantity.kind == QuantityKind::count) read_age(measure, quantity);
    set_bound(measure, quantity);
    quantity.range.begin = std::max(quantity.range.begin, used_until_);
    used_until_ = quantity.range.end;
    sentence_has_age_ = sentence_has_age_ || quantity.kind == QuantityKind::age;
    found_.push_back(std::move(quantity));
    pass_thing_back(measure);
    return std::max(measure.last, measure.last_numeral().last) + 1;
  }

  // "555-1234": a hyphen makes a range only where something is counted.
  [[nodiscard]] bool is_bare_pair(const Measure& measure, const Quantity& quantity) const {
    if (before_age_words(view_, measure.low.first, in_.first_word) != measure.low.first)
      return false;
    return measure.hyphenated && quantity.kind == QuantityKind::count && quantity.thing.empty() &&
           measure.bound == Bound::exact;
  }

  // A conversion in brackets ("50 m (165 ft)") takes bound and thing; a list of ages goes on ("aged
  // nine, ten and 12").
  void relate(const Quantity& before, const Measure& measure, Quantity& quantity) {
    const std::string_view gap =
        view_.text().substr(before.range.end, quantity.number_range.begin - before.range.end);
    const bool bracket = gap.size() <= 12 && gap.find('(') != std::string_view::npos &&
                         gap.find(')') == std::string_view::npos;
    const bool chain = in_bracket_ && gap.size() <= 8 && gap.find(')') == std::string_view::npos;
    in_bracket_ =
        (bracket || chain) && quantity.kind == before.kind && quantity.kind != QuantityKind::count;
    if (in_bracket_ || is_alternative(before, measure, quantity)) {
      inherited_bound_ = before.bound == Bound::between ? Bound::exact : before.bound;
      if (quantity.thing.empty()) quantity.thing = before.thing;
    }
    const bool listed = gap == ", " || gap == " and " || gap == ", and " || gap == " or ";
    const bool followed_by_aged = view_.followed_by(measure.last, "aged");
    if (before.kind == QuantityKind::age && listed && quantity.kind == QuantityKind::count &&
        quantity.thing.empty() && !followed_by_aged && measure.is_age_value()) {
      quantity.kind = QuantityKind::age;
      quantity.unit = "year";
    }
  }

  // "0.2 moles per cubic metre, 6.4 mg per litre": the same said in another rate.
  static bool is_alternative(const Quantity& before, const Measure& measure,
                             const Quantity& quantity) {
    const bool rates =
        before.unit.find('/') != std::string::npos && quantity.unit.find('/') != std::string::npos;
    return rates && before.unit != quantity.unit && before.kind == QuantityKind::other &&
           measure.low.in_digits;
  }

  // "$558 million over four years": right after an amount "over" says how long, not how much more.
  void drop_span(const Quantity& before, Measure& measure, Quantity& quantity) const {
    if (quantity.kind != QuantityKind::duration || measure.bound != Bound::more_than) return;
    if (quantity.range.begin > before.range.end + 1 || measure.low.first == in_.first_word) return;
    if (view_.lower(measure.low.first - 1) != "over") return;
    measure.bound = Bound::exact;
    quantity.range.begin = measure.low.begin;
  }

  void read_age(const Measure& measure, Quantity& quantity) const {
    if (quantity.kind != QuantityKind::count || !measure.is_age_value()) return;
    if (!is_age(view_, in_, measure, quantity, sentence_has_age_)) return;
    quantity.kind = QuantityKind::age;
    quantity.unit = "year";
  }

  void set_bound(const Measure& measure, Quantity& quantity) {
    if (quantity.value_high) {
      quantity.bound = Bound::between;
    } else if (measure.bound != Bound::exact) {
      quantity.bound = measure.bound;
    } else {
      quantity.bound = inherited_bound_;
    }
    inherited_bound_ = Bound::exact;
  }

  // "€20,000 (£17,500; US$22,900) in compensation", "75 m (250 ft) ship": what follows the bracket
  // is counted by all in it.
  void pass_thing_back(const Measure& measure) {
    if (!in_bracket_ || !found_.back().thing.empty()) return;
    const std::string thing = thing_after_bracket(view_, in_, measure, found_.back().kind);
    if (thing.empty()) return;
    const QuantityKind kind = found_.back().kind;
    for (std::size_t i = found_.size(); i-- > first_of_sentence_ && found_.size() - i <= 4;) {
      if (found_[i].kind != kind || !found_[i].thing.empty()) break;
      found_[i].thing = thing;
    }
  }

  static constexpr std::size_t kMaxModels = 64;

  const WordView& view_;
  const std::vector<ByteRange>& sentences_;
  const std::vector<FoundDate>& dates_;
  std::size_t next_date_ = 0;
  SentenceWords in_;
  std::vector<Quantity> found_;
  std::size_t first_of_sentence_ = 0;
  std::size_t used_until_ = 0;  // bytes that quantities have taken
  bool in_bracket_ = false;
  bool sentence_has_age_ = false;
  Bound inherited_bound_ = Bound::exact;
  std::vector<std::string_view> models_;  // digits that named something in this text
};

}  // namespace

NumbersAndDates find_numbers_and_dates(std::string_view text, const std::vector<Word>& words,
                                       const std::vector<ByteRange>& sentences,
                                       std::optional<Date> published) {
  NumbersAndDates found;
  const std::vector<std::uint32_t> cues = number_cues(text, words);
  if (cues.empty()) return found;
  const WordView view(text, words);
  found.dates = find_dates(view, cues, published);
  found.numbers = QuantityFinder(view, sentences, found.dates).find(cues);
  return found;
}

}  // namespace dateline
