#include "indexer/extract/not_quantities.h"

#include <algorithm>
#include <array>

#include "core/base/date.h"
#include "core/entities/calendar.h"
#include "indexer/extract/bounds.h"
#include "indexer/extract/english.h"
#include "indexer/extract/things.h"
#include "indexer/extract/units.h"

namespace dateline {
namespace {

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// Nouns that a number after them identifies.
constexpr auto kDesignators = std::to_array<std::string_view>({
    "act",       "airbus",    "annex",       "apollo",   "area",    "article",    "boeing",
    "boulevard", "bus",       "catch",       "category", "channel", "chapter",    "class",
    "clause",    "covid",     "division",    "episode",  "fig",     "figure",     "flight",
    "formula",   "gate",      "grade",       "group",    "highway", "interstate", "item",
    "junction",  "level",     "line",        "lot",      "mark",    "model",      "no",
    "nos",       "number",    "numbers",     "page",     "pages",   "paragraph",  "part",
    "phase",     "platform",  "proposition", "psalm",    "radio",   "resolution", "room",
    "route",     "rule",      "schedule",    "section",  "series",  "size",       "stage",
    "step",      "table",     "task",        "terminal", "tier",    "title",      "type",
    "unit",      "version",   "vol",         "volume",   "war",     "windows",    "zone",
    "tel",       "telephone", "phone",       "fax",      "ext",
});

std::string_view word_before(const WordView& view, const Numeral& numeral,
                             const SentenceWords& in) {
  if (numeral.first <= in.first_word || !view.joined_after(numeral.first - 1)) return {};
  return view.lower(numeral.first - 1);
}

// "No. 10", "Fig. 3".
bool is_abbreviated_designator(const WordView& view, const Numeral& numeral,
                               const SentenceWords& in) {
  constexpr auto kAbbreviations = std::to_array<std::string_view>(
      {"art", "ch", "fig", "figs", "no", "nos", "p", "para", "pp", "sec", "vol"});
  if (numeral.first <= in.first_word || !numeral.plain) return false;
  return view.gap_before(numeral.first) == ". " &&
         is_one_of(kAbbreviations, view.lower(numeral.first - 1));
}

// "call 911", "a 999 call", "Group of 20".
bool is_well_known(const WordView& view, const Numeral& numeral, const SentenceWords& in) {
  constexpr auto kDial = std::to_array<std::string_view>(
      {"call", "called", "calling", "calls", "dial", "dialed", "dialing", "dialled", "dialling"});
  constexpr auto kEmergency = std::to_array<std::string_view>({"000", "111", "112", "911", "999"});
  constexpr auto kCalls = std::to_array<std::string_view>(
      {"call", "calls", "caller", "callers", "dispatcher", "dispatchers", "operator", "operators"});
  if (!numeral.plain || numeral.first <= in.first_word) return false;
  const std::size_t before = numeral.first - 1;
  if (before > in.first_word && view.lower(before) == "of" && view.word(before - 1) == "Group" &&
      view.joined_after(before)) {
    return true;
  }
  if (!is_one_of(kEmergency, view.word(numeral.first))) return false;
  if (is_one_of(kDial, view.lower(before))) return true;
  return numeral.last + 1 < in.end_word && view.joined_after(numeral.last) &&
         is_one_of(kCalls, view.lower(numeral.last + 1));
}

bool has_next(const WordView& view, const Numeral& numeral, const SentenceWords& in) {
  return numeral.last + 1 < in.end_word && view.joined_after(numeral.last);
}

// The first word of its sentence, or of speech quoted in it: its capital says nothing.
bool begins_clause(const WordView& view, std::size_t i, const SentenceWords& in) {
  if (i <= in.first_word) return true;
  const std::string_view gap = view.gap_before(i);
  return gap.find_first_of("\":;([*\n") != std::string_view::npos ||
         gap.find("\u201C") != std::string_view::npos ||
         gap.find("\u2018") != std::string_view::npos ||
         gap.find("\u2014") != std::string_view::npos ||
         gap.find("\u2013") != std::string_view::npos;
}

// "in Calais 27 migrants": capitals that no number is part of.
bool is_calendar_word(std::string_view lower) {
  return month_number(lower) != 0 || weekday_number(lower) >= 0;
}

bool is_listing_mark(const WordView& view, const Numeral& numeral, const SentenceWords& in) {
  if (!numeral.plain || numeral.first != in.first_word) return false;
  if (numeral.last + 1 >= in.end_word) {  // "3." as a whole sentence
    return view.text()
               .substr(numeral.end, in.sentence.end - numeral.end)
               .find_first_not_of(".) ") == std::string_view::npos;
  }
  const std::string_view gap = view.gap_after(numeral.last);
  return gap.substr(0, 1) == ")" || gap == ". ";
}

bool glued_before(const WordView& view, const Numeral& numeral, const SentenceWords& in) {
  if (numeral.begin <= in.sentence.begin) return false;
  const char before = view.text()[numeral.begin - 1];
  if (std::string_view("#@_/\\.:&*=").find(before) != std::string_view::npos) return true;
  const bool hyphen = numeral.first > in.first_word && view.hyphen_after(numeral.first - 1);
  if (before == '+' || hyphen) return true;
  // "5(2)", "Rule 3(a)(1)"
  if (before == '(' && numeral.begin > in.sentence.begin + 1) {
    const char outside = view.text()[numeral.begin - 2];
    if (outside == ')' || (outside >= '0' && outside <= '9')) return true;
  }
  const bool footnote = before == '[' && view.text().substr(numeral.end, 1) == "]";
  return footnote && numeral.plain;
}

bool glued_after(const WordView& view, const Numeral& numeral, const SentenceWords& in) {
  const std::string_view rest = view.text().substr(numeral.end, in.sentence.end - numeral.end);
  if (rest.empty()) return false;
  const bool digit_next = numeral.last + 1 < in.end_word && view.at(numeral.last + 1).has_digit;
  if (rest[0] == '/' || rest[0] == ':')
    return digit_next && view.gap_after(numeral.last).size() == 1;
  if (rest[0] == '@' || rest[0] == '_' || rest[0] == '#') return true;
  if (!digit_next) return false;
  // "3-1", "3–1", and "020 7946 0000"; ranges are read before this is asked.
  const std::string_view gap = view.gap_after(numeral.last);
  return gap == "-" || gap == "\u2013" ||
         (numeral.plain && gap == " " && !view.at(numeral.last + 1).has_letter);
}

bool follows_digits(const WordView& view, const Numeral& numeral, const SentenceWords& in) {
  if (!numeral.plain || numeral.first <= in.first_word) return false;
  const Word& before = view.at(numeral.first - 1);
  const std::string_view gap = view.gap_before(numeral.first);
  const bool adjoining = gap == " " || gap == "-" || gap == "\u2013";
  return adjoining && before.has_digit && !before.has_letter &&
         month_number(view.lower(numeral.first - 1)) == 0;
}

// "one" counts with a noun of its own or in a list of counts.
bool one_counts(const WordView& view, const Numeral& numeral, const SentenceWords& in) {
  constexpr auto kBefore =
      std::to_array<std::string_view>({"no", "any", "every", "each", "this", "that", "the", "which",
                                       "another", "some", "such", "as", "day", "number"});
  constexpr auto kNouns =
      std::to_array<std::string_view>({"day", "way", "thing", "side", "hand", "point", "step",
                                       "reason", "person", "time", "man", "can", "another"});
  const std::string_view before = word_before(view, numeral, in);
  if (is_one_of(kBefore, before)) return false;
  if (!before.empty() && bound_before(view, numeral.first - 1, in.first_word)) return true;
  if (before == "but") return true;
  if (!has_next(view, numeral, in)) return false;
  const std::size_t next = numeral.last + 1;
  const std::string_view after = view.lower(next);
  constexpr auto kHarm = std::to_array<std::string_view>(
      {"injured", "injuring", "killed", "killing", "wounded", "wounding"});
  if (is_one_of(kHarm, before) && after == "and") return true;
  if (after == "from" && numeral.first > in.first_word) return true;
  if (view.hyphen_after(numeral.last) && !is_unit_word(after)) return false;
  if (is_unit_word(after)) return after != "day";
  if (is_one_of(kNouns, after) || after == "more" || after == "other") return false;
  return !looks_plural(after) && read_thing(view, next, in.end_word, Number::singular).has_value();
}

bool is_possessor(std::string_view lower) {
  constexpr auto kDeterminers = std::to_array<std::string_view>(
      {"the", "a", "an", "his", "her", "its", "their", "our", "my", "your", "this", "that", "no",
       "very", "another", "every", "each"});
  return is_one_of(kDeterminers, lower);
}

bool first_counts(const WordView& view, const Numeral& numeral, const SentenceWords& in) {
  if (numeral.first <= in.first_word || !view.blank_after(numeral.first - 1)) return false;
  if (view.hyphen_after(numeral.last)) return false;  // "first-degree", "first-class"
  return is_possessor(view.lower(numeral.first - 1)) || view.is_possessive(numeral.first - 1);
}

bool ordinal_counts(const WordView& view, const Numeral& numeral, const SentenceWords& in) {
  if (!numeral.in_digits && numeral.value == 1) return first_counts(view, numeral, in);
  const std::string_view before = word_before(view, numeral, in);
  if (before == "split" || before == "per" || before == "every")
    return before == "every" && numeral.value > 2;
  if (has_next(view, numeral, in)) {
    const std::string_view after = view.lower(numeral.last + 1);
    if (after == "century" || after == "centuries" || after == "amendment" || after == "hand")
      return false;
    if (after == "only" || after == "place") return false;
    const bool idiom = after == "class" || after == "rate" || after == "guess";
    if (idiom && view.hyphen_after(numeral.last)) return false;
    if (read_thing(view, numeral.last + 1, in.end_word, Number::singular)) return true;
  }
  return is_possessor(before);
}

}  // namespace

bool is_part_of_something(const WordView& view, const Numeral& numeral, const SentenceWords& in) {
  if (glued_before(view, numeral, in) || glued_after(view, numeral, in)) return true;
  if (follows_digits(view, numeral, in) || is_listing_mark(view, numeral, in)) return true;
  // Longer ones are serial numbers. "007", "020": no number is written with a zero in front.
  if (numeral.in_digits && numeral.integer_digits > 15) return true;
  return numeral.in_digits && numeral.integer_digits > 1 && view.text()[numeral.begin] == '0';
}

bool begins_address(const WordView& view, std::size_t i, std::size_t end_word) {
  constexpr auto kStreets =
      std::to_array<std::string_view>({"ave", "avenue", "blvd", "boulevard", "crescent", "drive",
                                       "lane", "parade", "rd", "road", "street", "terrace"});
  for (std::size_t at = i + 1; at < end_word && at < i + 5; ++at) {
    if (!view.blank_after(at - 1) || !view.at(at).initial_upper) return false;
    if (at > i + 1 && is_one_of(kStreets, view.lower(at))) return true;
  }
  return false;
}

bool is_clock_time(const WordView& view, const Numeral& numeral, const SentenceWords& in) {
  constexpr auto kAfter =
      std::to_array<std::string_view>({"am", "pm", "a.m", "p.m", "o'clock", "o\u2019clock", "gmt",
                                       "utc", "hrs", "noon", "midnight"});
  if (is_one_of(kAfter, numeral.suffix) || numeral.suffix == "AM" || numeral.suffix == "PM")
    return true;
  if (!has_next(view, numeral, in)) return false;
  const std::string_view after = view.lower(numeral.last + 1);
  if (after == "hrs" && numeral.integer_digits < 4) return false;
  return is_one_of(kAfter, after) && numeral.value <= 2400;
}

// "664 BC", "250 c.e."
bool is_era_year(const WordView& view, const Numeral& numeral, const SentenceWords& in) {
  constexpr auto kEras =
      std::to_array<std::string_view>({"ad", "b.c", "b.c.e", "bc", "bce", "c.e", "ce"});
  return numeral.plain && numeral.last + 1 < in.end_word && view.blank_after(numeral.last) &&
         is_one_of(kEras, view.lower(numeral.last + 1));
}

bool is_name(const WordView& view, const Numeral& numeral, const SentenceWords& in) {
  if (is_era_year(view, numeral, in)) return true;
  const bool first = begins_clause(view, numeral.first, in);
  const std::string_view before = word_before(view, numeral, in);
  const bool next_upper = has_next(view, numeral, in) && view.at(numeral.last + 1).initial_upper;
  if (!numeral.in_digits) {
    if (view.at(numeral.first).initial_upper && !first)
      return true;  // "Six Nations", "World War Two"
    constexpr auto kWordDesignators = std::to_array<std::string_view>(
        {"chapter", "number", "page", "part", "phase", "stage", "step", "tier", "volume"});
    if (!is_one_of(kWordDesignators, before)) return false;
    return !has_next(view, numeral, in) ||
           !read_thing(view, numeral.last + 1, in.end_word, Number::plural);
  }
  if (numeral.form == NumeralForm::ordinal) return next_upper;  // "116th Congress"
  if (is_abbreviated_designator(view, numeral, in) || is_well_known(view, numeral, in)) return true;
  if (numeral.integer_digits < 6 && begins_address(view, numeral.last, in.end_word)) return true;
  if (before.empty()) return false;
  const bool abbreviated = view.gap_before(numeral.first) == ". ";
  if (numeral.plain && is_one_of(kDesignators, before)) return true;
  if (!numeral.plain || abbreviated) return false;
  const Word& name = view.at(numeral.first - 1);
  const bool inner_capital = !name.initial_upper && name.has_letter &&
                             view.word(numeral.first - 1) != view.lower(numeral.first - 1);
  if (inner_capital) return true;  // "iPhone 12"
  const bool named = name.initial_upper && !is_function_word(before) && !is_calendar_word(before) &&
                     !begins_clause(view, numeral.first - 1, in);
  if (!named) return false;
  // "In Calais 27 migrants died": a plural noun after the digits, unless the name is a maker's
  // ("Boeing 707 planes").
  const bool counts = has_next(view, numeral, in) && view.blank_after(numeral.last) &&
                      !next_upper &&
                      (read_thing(view, numeral.last + 1, in.end_word, Number::plural) ||
                       is_unit_word(view.lower(numeral.last + 1)));
  return !counts;
}

bool is_no_count(const WordView& view, const Numeral& numeral, const SentenceWords& in) {
  const std::string_view side = word_before(view, numeral, in);
  if (!numeral.in_digits && numeral.value == 0 && (side == "below" || side == "above")) return true;
  if (numeral.in_digits) {
    return numeral.form == NumeralForm::ordinal && !ordinal_counts(view, numeral, in);
  }
  if (numeral.form == NumeralForm::ordinal) return !ordinal_counts(view, numeral, in);
  const bool bare = numeral.form == NumeralForm::cardinal && numeral.first == numeral.last;
  return bare && numeral.value == 1 && !one_counts(view, numeral, in);
}

}  // namespace dateline
