// is_age (declared in measures.h).
#include <algorithm>

#include "core/base/date.h"
#include "core/entities/calendar.h"
#include "indexer/extract/english.h"
#include "indexer/extract/measures.h"

namespace dateline {
namespace {

// A capitalised word that may be (the end of) somebody's name.
bool is_name_word(const WordView& view, std::size_t i, const SentenceWords& in) {
  const Word& word = view.at(i);
  if (!word.initial_upper || word.has_digit) return false;
  const std::string_view lower = view.lower(i);
  if (is_function_word(lower) || ends_noun_phrase(lower)) return false;
  const bool first = i == in.first_word;
  return month_number(lower) == 0 && weekday_number(lower) < 0 &&
         !(first && has_ending(lower, "ly"));
}

}  // namespace

bool is_age(const WordView& view, const SentenceWords& in, const Measure& measure,
            const Quantity& quantity, bool among_ages) {
  const std::size_t first = measure.first;
  if (first <= in.first_word) return false;
  std::size_t before = first - 1;
  const bool bare = quantity.thing.empty() ||
                    view.at(measure.last).begin == view.at(measure.last_numeral().last).begin;
  if (view.blank_after(before)) {
    if (view.lower(before) == "about" || view.lower(before) == "around") {
      if (before <= in.first_word || !view.blank_after(--before)) return false;
    }
    const std::string_view word = view.lower(before);
    return word == "aged" || word == "age" || word == "ages";
  }
  if (!bare || !quantity.thing.empty() || !measure.low.plain || measure.bound != Bound::exact)
    return false;
  const std::string_view after = view.text().substr(
      quantity.range.end, in.sentence.end - std::min(quantity.range.end, in.sentence.end));
  const std::string_view gap = view.gap_after(before);
  if (!is_name_word(view, before, in)) return false;
  // Shown by a closing comma, or by another age: "Redouane, 40 and 49,".
  const bool closed =
      after.empty() || after[0] == ',' || after[0] == ')' || after[0] == ';' || after[0] == '.';
  if (gap == ", ") {
    const bool paired = view.followed_by(measure.last, "and") && measure.last + 2 < in.end_word &&
                        view.at(measure.last + 2).has_digit;
    return closed || paired;
  }
  const bool full_name =
      before > in.first_word && view.blank_after(before - 1) && is_name_word(view, before - 1, in);
  if (gap != " (") return false;
  if (among_ages && (after.substr(0, 1) == ")" || after.substr(0, 5) == " and ")) return true;
  return after.substr(0, 1) == ")" && (full_name || before == in.first_word);
}

}  // namespace dateline
