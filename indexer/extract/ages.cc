// is_age (declared in measures.h).
#include <algorithm>
#include <array>

#include "core/base/date.h"
#include "core/entities/calendar.h"
#include "indexer/extract/english.h"
#include "indexer/extract/lexicon.h"
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

// "Elijah Cummings was", "she was", "Cummings, the chairman of a committee, was": a person stands
// before the verb at word i.
bool has_person_subject(const WordView& view, const SentenceWords& in, std::size_t i) {
  if (i <= in.first_word) return false;
  const std::string_view subject = view.lower(i - 1);
  if (view.blank_after(i - 1)) {
    return subject == "he" || subject == "she" || subject == "who" || is_name_word(view, i - 1, in);
  }
  if (view.gap_after(i - 1) != ", ") return false;
  for (std::size_t at = in.first_word; at < i && at < in.first_word + 4; ++at) {
    if (!is_name_word(view, at, in)) return false;
    if (view.gap_after(at) == ", ") return true;
    if (!view.blank_after(at)) return false;
  }
  return false;
}

bool ends_clause(std::string_view after) {
  return after.empty() || after[0] == ',' || after[0] == ')' || after[0] == ';' || after[0] == '.';
}

// "He was 68.", "She was six when he died."
bool is_said_of_person(const WordView& view, const SentenceWords& in, const Measure& measure,
                       const Quantity& quantity, std::string_view after) {
  const std::size_t verb = measure.first - 1;
  const std::string_view lower = view.lower(verb);
  if (lower != "was" && lower != "is" && lower != "turned" && lower != "turns") return false;
  if (!quantity.thing.empty() || measure.high || !has_person_subject(view, in, verb)) return false;
  return ends_clause(after) || after.substr(0, 6) == " when " || after.substr(0, 5) == " and ";
}

}  // namespace

bool is_age(const WordView& view, const SentenceWords& in, const Measure& measure,
            const Quantity& quantity, bool among_ages) {
  const std::size_t first = measure.first;
  if (first <= in.first_word) return false;
  const std::size_t before = first - 1;
  const bool bare = quantity.thing.empty() ||
                    view.at(measure.last).begin == view.at(measure.last_numeral().last).begin;
  if (view.blank_after(before)) {
    for (const std::size_t number : {first, measure.low.first}) {
      if (before_age_words(view, number, in.first_word) != number) return true;
    }
    for (const std::string_view bound : {"about", "around", "over", "under"}) {
      if (view.lower(before) == bound && before_age_words(view, before, in.first_word) != before)
        return true;
    }
    return before + 1 == first &&
           is_said_of_person(
               view, in, measure, quantity,
               view.text().substr(quantity.range.end, in.sentence.end - quantity.range.end));
  }
  if (!bare || !quantity.thing.empty() || !measure.low.plain || measure.bound != Bound::exact)
    return false;
  const std::string_view after = view.text().substr(
      quantity.range.end, in.sentence.end - std::min(quantity.range.end, in.sentence.end));
  const std::string_view gap = view.gap_after(before);
  constexpr std::uint32_t kPersonCues = kTitleCue | kRoleCue | kFamilyCue;
  const bool person = is_name_word(view, before, in) || (cue_of(view.lower(before)) & kPersonCues);
  if (!person) return false;
  // Shown by a closing comma, or by another age: "Redouane, 40 and 49,".
  const bool closed = ends_clause(after);
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

std::size_t before_age_words(const WordView& view, std::size_t i, std::size_t first_word) {
  std::size_t at = i;
  const auto take = [&](std::string_view word) {
    if (at <= first_word || !view.preceded_by(at, word)) return false;
    --at;
    return true;
  };
  if (!take("aged")) {
    (void)take("of");
    if (!take("age") && !take("ages")) return i;
    (void)take("the");
  }
  return at;
}

std::optional<Quantity> read_decade_of_age(const WordView& view, const SentenceWords& in,
                                           std::size_t i) {
  struct Decade {
    std::string_view text;
    int first;
  };
  constexpr auto kDecades = std::to_array<Decade>({{"20s", 20},
                                                   {"30s", 30},
                                                   {"40s", 40},
                                                   {"50s", 50},
                                                   {"60s", 60},
                                                   {"70s", 70},
                                                   {"80s", 80},
                                                   {"90s", 90},
                                                   {"twenties", 20},
                                                   {"thirties", 30},
                                                   {"forties", 40},
                                                   {"fifties", 50},
                                                   {"sixties", 60},
                                                   {"seventies", 70},
                                                   {"eighties", 80},
                                                   {"nineties", 90}});
  const std::string_view lower = view.lower(i);
  const bool digits = lower.size() == 3 && lower[1] == '0';
  if (!digits && (lower.size() < 7 || !has_ending(lower, "ties"))) return std::nullopt;
  const auto* decade = std::find_if(kDecades.begin(), kDecades.end(),
                                    [&](const Decade& known) { return known.text == lower; });
  if (decade == kDecades.end() || i <= in.first_word || !view.joined_after(i - 1))
    return std::nullopt;
  std::size_t owner = i - 1;
  const std::string_view part = view.lower(owner);
  if ((part == "early" || part == "mid" || part == "late") && owner > in.first_word &&
      view.blank_after(owner - 1)) {
    --owner;
  }
  constexpr auto kOwners =
      std::to_array<std::string_view>({"his", "her", "their", "my", "your", "our", "its"});
  if (std::find(kOwners.begin(), kOwners.end(), view.lower(owner)) == kOwners.end())
    return std::nullopt;
  Quantity age;
  age.value = decade->first;
  age.value_high = decade->first + 9;
  age.bound = Bound::between;
  age.kind = QuantityKind::age;
  age.unit = "year";
  age.range = age.number_range = view.at(i).range();
  return age;
}

}  // namespace dateline
