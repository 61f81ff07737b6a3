#include "searcher/figures/carry.h"

#include "searcher/figures/events.h"
#include "searcher/figures/lexicon.h"
#include "searcher/figures/scope.h"

namespace dateline::figures {
namespace {

// "at 147 on Monday [and at] 154", "65 on the first evening; [a day later it was] 75".
bool is_chained(const Sentence& s, std::size_t k) {
  if (k == 0) return false;
  for (std::size_t i = s.numbers[k - 1].last + 1; i < s.numbers[k].first; ++i) {
    if (s.before(i) == Gap::hard || s.before(i) == Gap::colon) return false;
    const bool plain =
        is_time_word(s.word(i)) ||
        s.is(i, {"and", "or", "not", "but", "a", "the", "at", "to", "from", "rather", "than", "on",
                 "in", "by", "it", "well", "perhaps", "even", "first"});
    if (!plain) return false;
  }
  return s.before(s.numbers[k].first) != Gap::hard;
}

// "and was expected to reach [182]": the same subject goes on.
bool goes_on(const Sentence& s, std::size_t k) {
  if (k == 0 || !is_linked(s, k)) return false;
  std::size_t i = s.numbers[k - 1].last + 1;
  while (i < s.numbers[k].first && !s.is(i, {"and", "but"})) {
    if (s.before(i) == Gap::hard || !(is_time_word(s.word(i)) || s.is(i, {"on", "in", "the"})))
      return false;
    ++i;
  }
  return i + 1 < s.numbers[k].first && is_auxiliary(s.word(i + 1));
}

// "could now come [down to] about 220": from what was said before it.
bool is_moved(const Sentence& s, std::size_t k) {
  const std::size_t first = s.numbers[k].first;
  return first >= 2 && s.before(first) == Gap::none && s.word(first - 1) == "to" &&
         s.is(first - 2, {"down", "up", "rise", "risen", "rose", "fall", "fallen", "fell", "climb",
                          "climbed", "increased", "lowered", "raised", "cut"});
}

bool is_reported(const Sentence& s, std::size_t k) {
  const std::size_t first = s.numbers[k].first;
  if (first == 0 || s.before(first) != Gap::none) return false;
  if (s.is(first - 1, {"counts", "counted", "said", "reported"})) return true;
  return first >= 2 && s.word(first - 1) == "of" &&
         s.is(first - 2, {"spoke", "speak", "spoken", "talked"});
}

// "[it was] 75", "[it would be] about 240".
bool is_it(const Sentence& s, std::size_t k) {
  std::size_t i = s.numbers[k].first;
  if (i >= 3 && s.word(i - 1) == "at" && s.word(i - 2) == "it" &&
      s.is(i - 3, {"put", "puts", "putting"}))
    return true;
  if (i == 0 || !is_auxiliary(s.word(i - 1)) || s.before(i) != Gap::none) return false;
  while (i > 0 && is_auxiliary(s.word(i - 1))) --i;
  return i > 0 && s.word(i - 1) == "it";
}

// "31 [by the first count] and 27 [by the official one]", "[by one count] 27"
bool is_by_count(const Sentence& s, std::size_t k) {
  const std::size_t next = s.numbers[k].last + 1;
  if (s.word(next) != "by" || s.before(next) != Gap::none) return false;
  for (std::size_t i = next + 1; i < next + 5 && i < s.size(); ++i) {
    if (s.before(i) != Gap::none) return false;
    if (s.is(i, {"count", "one", "estimate", "account", "tally", "reckoning"}) && i > next + 1)
      return true;
  }
  return false;
}

bool is_compared(const Sentence& s, std::size_t k) {
  const std::size_t first = s.numbers[k].first;
  return first >= 2 && ((s.word(first - 2) == "compared" && s.is(first - 1, {"with", "to"})) ||
                        (s.is(first - 2, {"up", "down"}) && s.word(first - 1) == "from") ||
                        (first >= 1 && s.word(first - 1) == "against"));
}

bool is_of_bare_carrier(const Sentence& s, std::size_t k) {
  if (!is_linked(s, k)) return false;
  const Region front = in_front_of(s, k);
  const auto carrier = carrier_in(s, front.begin, front.end);
  if (!carrier || !carrier->bare()) return false;
  // "the total reported casualties" is of something else.
  const std::size_t next = carrier->end;
  return s.before(next) != Gap::none || next >= front.end || is_auxiliary(s.word(next)) ||
         is_time_word(s.word(next)) || s.word(next).ends_with("ly") ||
         s.is(next, {"of",     "for",    "in",    "at",    "to",       "was",  "stood", "rose",
                     "passed", "ran",    "put",   "which", "that",     "now",  "could", "reached",
                     "as",     "itself", "given", "from",  "exceeded", "came", "fell",  "on"});
}

}  // namespace

std::optional<Leaning> leaning_of(const Sentence& s, std::size_t k) {
  if (is_compared(s, k)) return Leaning::in_other_times;
  if (is_chained(s, k) || goes_on(s, k) || (k > 0 && is_moved(s, k))) return Leaning::on_neighbour;
  if (is_reported(s, k) || is_it(s, k) || is_by_count(s, k) || is_of_bare_carrier(s, k))
    return Leaning::on_last;
  return std::nullopt;
}

bool is_denied(const Sentence& s, std::size_t k) {
  const std::size_t first = s.numbers[k].first;
  if (first == 0) return false;
  return s.word(first - 1) == "not" ||
         (first >= 2 && s.word(first - 2) == "rather" && s.word(first - 1) == "than");
}

}  // namespace dateline::figures
