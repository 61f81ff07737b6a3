#include "searcher/figures/scope.h"

#include <algorithm>

#include "core/base/date.h"
#include "core/entities/quantity.h"
#include "searcher/figures/lexicon.h"

namespace dateline::figures {
namespace {

constexpr std::size_t kFar = 16;  // tokens

bool all_digits(std::string_view word) {
  return !word.empty() && word.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_year(const Sentence& s, std::size_t i) {
  const std::string_view word = s.word(i);
  return word.size() == 4 && all_digits(word) && (word[0] == '1' || word[0] == '2') &&
         s.tokens[i].number < 0;
}

bool is_day(std::string_view word) { return word.size() <= 2 && all_digits(word); }

// "2021" at token i, by what stands before it.
std::optional<Scope> year_scope(const Sentence& s, std::size_t i) {
  const std::string year(s.word(i));
  // "2018 saw 750 deaths", "2017's hurricane"
  if (s.tokens[i].possessive || (s.before(i) != Gap::none && s.word(i + 1) == "saw"))
    return Scope{year, false, {}};
  if (i == 0) return std::nullopt;
  const std::string_view before = s.word(i - 1);
  if (i >= 2 && is_day(before) && month_number(s.word(i - 2)) > 0) return Scope{year, true, {}};
  if (month_number(before) > 0) {
    if (i >= 2 && is_day(s.word(i - 2))) return Scope{year, true, {}};
    return Scope{std::string(before) + " " + year, false, {}};
  }
  if (before == "since") return Scope{"since " + year, false, {}};
  if (is_one_of(before, {"in", "of", "for", "during", "throughout", "early", "late", "from"}))
    return Scope{year, false, {}};
  return std::nullopt;
}

bool is_span(std::string_view word) {
  return is_one_of(word, {"year", "month", "week", "day", "hour"});
}

std::optional<Scope> relative_scope(const Sentence& s, std::size_t i, std::optional<int> year) {
  const std::string_view word = s.word(i);
  const std::string_view next = s.word(i + 1);
  if (next == "year" && is_one_of(word, {"this", "last", "previous"})) {
    if (!year) return Scope{std::string(word) + " year", false, {}};
    return Scope{std::to_string(word == "this" ? *year : *year - 1), false, {}};
  }
  if (word == "last" && month_number(next) > 0)
    return Scope{"last " + std::string(next), false, {}};
  // "Last week a bombing killed five", at the front, is of another event than today's.
  const bool weeks = is_one_of(next, {"week", "month"}) && !s.tokens[i + 1].possessive;
  if (i == 0 && word == "last" && weeks) return Scope{"earlier", false, {}};
  if (word == "since" && month_number(next) > 0 && !is_year(s, i + 2))
    return Scope{"since " + std::string(next), false, {}};
  const bool each = is_one_of(word, {"a", "each", "every", "per"});
  if (each && is_span(next) &&
      !s.is(i + 2, {"later", "ago", "earlier", "before", "after", "old", "or", "long"}))
    return Scope{"a " + std::string(next), false, {}};
  if (is_one_of(word, {"annually", "yearly"})) return Scope{"a year", false, {}};
  if (word == "recent" && is_one_of(next, {"years", "months", "weeks", "decades"}))
    return Scope{"recent " + std::string(next), false, {}};
  if (word == "the" && is_one_of(next, {"past", "last"}) && i > 0 &&
      is_one_of(s.word(i - 1), {"over", "in", "for", "during", "within"}))
    return Scope{"the past", false, {}};
  return std::nullopt;
}

std::optional<Scope> time_in(const Sentence& s, Region region, std::optional<int> year) {
  for (std::size_t i = region.begin; i < region.end; ++i) {
    if (is_year(s, i)) {
      if (auto found = year_scope(s, i)) return found;
    } else if (auto found = relative_scope(s, i, year)) {
      return found;
    }
  }
  return std::nullopt;
}

bool is_preposition(std::string_view word) {
  return is_one_of(word, {"in", "at", "inside", "under", "near", "outside", "beneath", "off",
                          "during", "throughout", "across"});
}

// The word, with its capital where it has one.
std::string as_name(const Sentence& s, std::size_t i) {
  std::string word(s.word(i));
  if (s.tokens[i].upper && word[0] >= 'a' && word[0] <= 'z')
    word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

bool ends_place(const Sentence& s, std::size_t i) {
  const std::string_view word = s.word(i);
  return is_preposition(word) || is_auxiliary(word) || s.tokens[i].number >= 0 ||
         is_one_of(word, {"of",    "with", "on",    "from",    "by",     "for", "to",    "when",
                          "after", "as",   "and",   "or",      "but",    "who", "which", "that",
                          "while", "rose", "stood", "reached", "passed", "put", "since", "before"});
}

// What names the event as any article does, or says nothing of where.
bool says_nothing(std::string_view head) {
  return is_time_word(head) ||
         is_one_of(head,
                   {"all",         "total", "disaster",   "tragedy",   "accident", "incident",
                    "catastrophe", "event", "country",    "area",      "region",   "water",
                    "sea",         "time",  "wake",       "aftermath", "past",     "condition",
                    "addition",    "least", "connection", "custody",   "dispute",  "doubt",
                    "town",        "city",  "coast"});
}

// "not counting 600 bodies", "in addition to 12", "had expected to find as many as 22".
bool is_left_aside(const Sentence& s, std::size_t first) {
  if (first >= 3 && s.word(first - 1) == "find" && s.word(first - 2) == "to" &&
      s.is(first - 3, {"expected", "hoped", "feared"}))
    return true;
  return s.is(first - 1, {"excluding", "besides", "plus"}) ||
         (first >= 2 && ((s.word(first - 2) == "not" && s.word(first - 1) == "counting") ||
                         (s.is(first - 2, {"addition", "top"}) && s.is(first - 1, {"to", "of"}))));
}

// Whether a clause ends between number k and the one before it.
bool is_parted(const Sentence& s, std::size_t k) {
  for (std::size_t i = s.numbers[k - 1].last + 1; i <= s.numbers[k].first; ++i) {
    if (s.before(i) == Gap::hard) return true;
  }
  return false;
}

}  // namespace

Region behind(const Sentence& s, std::size_t k) {
  Region out{s.numbers[k].last + 1, s.size()};
  if (k + 1 < s.numbers.size()) out.end = s.numbers[k + 1].first;
  out.end = std::min(out.end, out.begin + kFar);
  for (std::size_t i = out.begin; i < out.end; ++i) {
    if (s.before(i) == Gap::hard || s.before(i) == Gap::colon) out.end = i;
  }
  return out;
}

Region in_front_of(const Sentence& s, std::size_t k) {
  Region out{0, s.numbers[k].first};
  if (k > 0) out.begin = s.numbers[k - 1].last + 1;
  for (std::size_t i = out.begin; i <= out.end; ++i) {
    if (i > 0 && s.before(i) == Gap::hard && i < out.end) out.begin = i;
  }
  return out;
}

Scope time_of(const Sentence& s, std::size_t k, std::optional<int> year) {
  if (auto found = time_in(s, behind(s, k), year)) return *found;
  // What the clause begins with is said of all its numbers: "In 2018 there were 400 accidents and
  // 12 deaths".
  std::size_t first = k;
  while (first > 0 && !is_parted(s, first)) --first;
  if (auto found = time_in(s, in_front_of(s, first), year)) return *found;
  return {};
}

std::string place_from(const Sentence& s, std::size_t i) {
  for (int skipped = 0; skipped < 5 && i < s.size(); ++skipped, ++i) {
    if (s.before(i) == Gap::hard || s.before(i) == Gap::colon || s.tokens[i].number >= 0) return {};
    const std::string_view word = s.word(i);
    if (word == "there") return "there";
    const bool timed = is_preposition(word) && is_time_word(s.word(i + 1));
    if (is_preposition(word) && !timed) break;
    const bool passed =
        is_time_word(word) || is_auxiliary(word) || word.ends_with("ly") || timed ||
        is_one_of(word, {"on", "by", "alive", "so", "far", "still", "also", "recovered", "found",
                         "taken", "out", "listed", "as", "that", "which"});
    if (!passed) return {};
  }
  if (i >= s.size() || !is_preposition(s.word(i))) return {};
  // "35 bodies in one hospital"
  if (s.word(i + 1) == "one") return "one";
  std::string head;
  for (std::size_t at = i + 1; at < s.size() && at < i + 8; ++at) {
    if (s.before(at) == Gap::hard && !s.is(at, {"ctv"})) break;
    if (s.before(at) == Gap::comma || ends_place(s, at) || event_at(s, at)) break;
    if (is_year(s, at)) break;
    if (!is_one_of(s.word(at), {"the", "a", "an", "their", "its", "his", "this", "that"}))
      head = as_name(s, at);
  }
  return says_nothing(head) ? std::string() : head;
}

std::string place_in_front(const Sentence& s, std::size_t k) {
  const std::size_t first = s.numbers[k].first;
  const Region front = in_front_of(s, k);
  // "On the Greek island of Samos, [two people] died"
  const bool leads = front.begin < first && s.before(first) == Gap::comma &&
                     (is_preposition(s.word(front.begin)) || s.word(front.begin) == "on");
  bool named = false;
  std::string head;
  for (std::size_t i = front.begin + 1; leads && i < first; ++i) {
    if (is_time_word(s.word(i)) || is_auxiliary(s.word(i))) return {};
    named = named || s.tokens[i].upper;
    head = as_name(s, i);
  }
  if (named) return says_nothing(head) ? std::string() : head;
  // "the second attack killed [eight people]"
  for (std::size_t i = front.begin; i + 1 < front.end; ++i) {
    const bool one_of_them = s.is(i, {"first", "second", "third", "fourth", "last"});
    if (one_of_them && s.is(i + 1, {"attack", "blast", "explosion", "bombing", "shooting", "crash",
                                    "earthquake", "quake", "tremor", "wave", "fire", "boat"}))
      return std::string(s.word(i)) + " " + std::string(s.word(i + 1));
  }
  return {};
}

bool is_part(const Sentence& s, std::size_t k) {
  const NumberSpan& n = s.numbers[k];
  const std::size_t next = n.high + 1;
  if (s.word(next) == "of" && s.before(next) == Gap::none &&
      s.is(next + 1,
           {"the", "them", "whom", "those", "these", "his", "her", "their", "its", "our"}))
    return true;
  if (n.first > 0 && is_left_aside(s, n.first)) return true;
  if (s.is(next, {"more", "further", "other", "others", "additional", "extra"})) return true;
  if (n.first > 0 && s.is(n.first - 1, {"another", "further", "additional", "other", "which",
                                        "where", "whom", "including", "includes", "include"}))
    return true;
  return s.word(n.first) == "another" ||
         (n.first > 1 && s.is(n.first - 2, {"among", "of"}) && s.is(n.first - 1, {"them", "whom"}));
}

}  // namespace dateline::figures
