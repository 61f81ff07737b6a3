// read_range (declared in measures.h).
#include "core/entities/currencies.h"
#include "indexer/extract/measures.h"

namespace dateline {
namespace {

bool is_change(std::string_view word) {
  for (const std::string_view begin :
       {"increas", "decreas", "rise", "rising", "rose", "fall", "fell", "drop", "grow", "grew",
        "cut", "climb", "jump", "reduc", "rais", "declin", "went", "slip"}) {
    if (word.substr(0, begin.size()) == begin) return true;
  }
  return false;
}

// "rose from 14 to 31" are two numbers, "from 5 to 10 people" is a range.
bool tells_of_change(const WordView& view, const SentenceWords& in, std::size_t from) {
  for (std::size_t i = from, steps = 0; i > in.first_word && steps < 8; --i, ++steps) {
    if (is_change(view.lower(i - 1))) return true;
  }
  return false;
}

bool is_dash(std::string_view gap) {
  return gap == "-" || gap == "\u2013" || gap == "\u2010" || gap == "\u2011" || gap == " - " ||
         gap == " \u2013 ";
}

class RangeReader {
 public:
  RangeReader(const WordView& view, const SentenceWords& in, Measure& measure)
      : view_(view), in_(in), measure_(measure) {}

  void read() {
    measure_.first = measure_.low.first;
    const Numeral& low = measure_.low;
    if (low.form != NumeralForm::cardinal || low.last + 1 >= in_.end_word || low.vague) return;
    if (dashed() || worded()) settle_scale();
  }

 private:
  // What stands between the first number and the next word, percent and currency signs aside.
  [[nodiscard]] std::string_view plain_gap(std::size_t i) const {
    std::string_view gap = view_.gap_after(i);
    if (gap.substr(0, 1) == "%") gap.remove_prefix(1);
    const CurrencyMark mark = currency_at_end(gap);
    gap.remove_suffix(mark.length);
    return gap;
  }

  bool dashed() {
    const std::size_t next = measure_.low.last + 1;
    const std::string_view gap = plain_gap(measure_.low.last);
    if (!is_dash(gap)) return false;
    if (!accept(next)) return false;
    // "555-1234" and "2-0" are no ranges; "10-12-14" is a list.
    const Numeral& high = *measure_.high;
    const bool list = high.last + 1 < in_.end_word && is_dash(view_.gap_after(high.last)) &&
                      view_.at(high.last + 1).has_digit;
    if (list || high.integer_digits > measure_.low.integer_digits + 2) {
      measure_.high.reset();
      return false;
    }
    measure_.hyphenated = true;
    return true;
  }

  bool worded() {
    const std::size_t link = measure_.low.last + 1;
    const std::string_view gap = plain_gap(measure_.low.last);
    if (gap != " " || link + 1 >= in_.end_word) return false;
    const std::string_view word = view_.lower(link);
    const std::string_view before = word_before();
    const bool between = before == "between" && word == "and";
    const bool from = before == "from";
    if (from && word == "to" && tells_of_change(view_, in_, measure_.low.first - 1)) return false;
    if (!between && word != "to" && word != "or") return false;
    std::size_t next = link + 1;
    const std::string_view sign_word = view_.lower(next);
    const bool dollar =
        next + 1 < in_.end_word && view_.gap_after(next) == "$" && sign_word.size() <= 2;
    if (dollar) ++next;
    if (!dollar && plain_gap(link) != " ") return false;
    if (!accept(next)) return false;
    if (word == "or" && !is_guess()) {
      measure_.high.reset();
      return false;
    }
    if (between || from) {
      measure_.first = before_age_words(view_, measure_.low.first, in_.first_word) - 1;
    }
    return true;
  }

  // The word before the number, a currency sign between them aside.
  [[nodiscard]] std::string_view word_before() const {
    std::size_t i = measure_.low.first;
    if (i <= in_.first_word) return {};
    const std::string_view gap = view_.gap_before(i);
    if (gap == "$" && i > in_.first_word + 1) --i;
    i = before_age_words(view_, i, in_.first_word);
    return i > in_.first_word ? view_.lower(i - 1) : std::string_view();
  }

  // "two or three": the next number, said as a guess.
  [[nodiscard]] bool is_guess() const {
    const bool shared =
        measure_.low.scale == 1 && measure_.high->scale > 1;  // "one or two hundred"
    const double low = shared ? measure_.low.value * measure_.high->scale : measure_.low.value;
    const double step = measure_.high->value / low;
    return measure_.high->value == measure_.low.value + 1 || (shared && step <= 2) ||
           (step <= 2 && measure_.low.value >= 10);
  }

  bool accept(std::size_t next) {
    if (view_.at(next).has_digit != measure_.low.in_digits && !measure_.low.in_digits) return false;
    std::optional<Numeral> high = read_numeral(view_, next, next, in_.end_word);
    if (high && !measure_.currency.code.empty()) scale_by_suffix(*high, view_);
    if (!high || high->form != NumeralForm::cardinal || high->vague) return false;
    const bool scaled = high->scale > 1 && measure_.low.scale == 1;
    const double low = scaled ? measure_.low.value * high->scale : measure_.low.value;
    if (low >= high->value && measure_.low.value >= high->value) return false;
    if (!measure_.low.suffix.empty() && measure_.low.suffix != high->suffix) return false;
    measure_.high = high;
    return true;
  }

  // "1.5-2 million", "5 to 10 million": the scale is said once for both.
  void settle_scale() {
    Numeral& low = measure_.low;
    const Numeral& high = *measure_.high;
    const bool shared = low.scale == 1 && high.scale > 1 && low.value < high.value / high.scale;
    if (shared && low.value < 1000) {
      low.value *= high.scale;
      low.scale = high.scale;
    }
  }

  const WordView& view_;
  const SentenceWords& in_;
  Measure& measure_;
};

}  // namespace

void read_range(const WordView& view, const SentenceWords& in, Measure& measure) {
  RangeReader(view, in, measure).read();
}

}  // namespace dateline
