#include "searcher/figures/events.h"

#include <algorithm>

#include "searcher/figures/scope.h"

namespace dateline::figures {
namespace {

constexpr std::size_t kFar = 14;  // tokens from a number to its verb

bool begins_clause(std::string_view word) {
  return is_one_of(word,
                   {"when",  "after", "as",   "while",   "because", "before", "if",   "since",
                    "until", "where", "that", "and",     "but",     "or",     "said", "says",
                    "say",   "told",  "saw",  "watched", "asked",   "heard",  "than", "with"});
}

// Behind a comma only a verb of the same subject still speaks of it: "Ten men, sent to the fire,
// [were] lost".
std::size_t behind_aside(const Sentence& s, std::size_t comma, std::size_t end) {
  for (std::size_t i = comma + 1; i < end; ++i) {
    if (s.before(i) != Gap::comma) continue;
    return is_auxiliary(s.word(i)) || event_at(s, i) ? i : end;
  }
  return end;
}

// "killed the guard": who did it, not whom it befell.
bool has_object(const Sentence& s, std::size_t i) {
  return i < s.size() && s.before(i) == Gap::none &&
         (s.tokens[i].number >= 0 || s.tokens[i].upper ||
          s.is(i,
               {"the", "a", "an", "his", "her", "their", "its", "them", "him", "this", "another"}));
}

// "that had been found", "listed as missing", "women and a girl were": still of the same things.
bool goes_on(const Sentence& s, std::size_t first, std::size_t i) {
  if (s.word(i) == "as") return event_at(s, i + 1).has_value();
  if (i != first) return false;
  if (s.word(i) == "that") return true;
  if (s.word(i) != "and" || !s.is(i + 1, {"a", "an", "the"})) return false;
  for (std::size_t at = i + 2; at < i + 5; ++at) {
    if (s.word(at) == "were") return true;
  }
  return false;
}

bool is_number_verb(const Sentence& s, std::size_t i) {
  // "reached Britain", not "reached agreement".
  if (s.word(i) != "reached") return true;
  return i + 1 < s.size() && (s.tokens[i + 1].upper || s.is(i + 1, {"the", "shore", "land"}));
}

}  // namespace

std::optional<FoundEvent> event_before(const Sentence& s, std::size_t k) {
  std::size_t i = s.numbers[k].first;
  for (int filler = 0; filler < 2 && i > 0 && s.before(i) == Gap::none; ++filler) {
    if (!s.is(i - 1, {"the", "some", "another", "a", "an", "all"})) break;
    --i;
  }
  if (i == 0 || s.before(i) != Gap::none || s.tokens[i - 1].number >= 0) return std::nullopt;
  if (s.is(i - 1, {"pulled", "plucked", "lifted"}))
    return FoundEvent{Event::rescued, s.numbers[k].last + 1};
  const auto found = event_at(s, i - 1);
  if (!found || !found->transitive || found->length != 1) return std::nullopt;
  if (i >= 2 && s.is(i - 2, {"was", "were", "been", "be"})) return std::nullopt;
  return FoundEvent{found->event, s.numbers[k].last + 1};
}

std::optional<FoundEvent> event_behind(const Sentence& s, std::size_t k) {
  const std::size_t front = s.numbers[k].first;
  // "suspects in [38 countries] were arrested"
  if (front > 0 && s.is(front - 1, {"in", "across", "at", "on", "by", "from", "into", "through"}))
    return std::nullopt;
  const std::size_t first = s.numbers[k].last + 1;
  std::size_t end = std::min(s.size(), first + kFar);
  if (k + 1 < s.numbers.size()) end = std::min(end, s.numbers[k + 1].first);
  bool passive = false;
  bool negated = false;
  for (std::size_t i = first; i < end; ++i) {
    const Gap gap = s.before(i);
    if (gap == Gap::hard || gap == Gap::colon) return std::nullopt;
    const std::string_view word = s.word(i);
    if (gap == Gap::comma && !is_one_of(word, {"who", "which"})) {
      i = behind_aside(s, i, end);
      if (i == end) return std::nullopt;
    }
    // "the twelve with [the dead] jackal"
    const bool describes = s.is(i, {"dead", "injured", "wounded", "missing"}) && i > first &&
                           s.is(i - 1, {"the", "a", "an"});
    if (const auto found = event_at(s, i); found && is_number_verb(s, i) && !describes) {
      if (negated) return std::nullopt;
      const std::size_t after = i + found->length;
      const bool active = found->transitive && !passive && has_object(s, after);
      if (active) return std::nullopt;
      return FoundEvent{found->event, after};
    }
    if (begins_clause(s.word(i)) && !goes_on(s, first, i)) return std::nullopt;
    // "found alive", "brought out of the rubble alive"
    if (s.word(i) == "alive") return FoundEvent{Event::rescued, i + 1};
    passive = passive || s.is(i, {"was", "were", "been", "be", "being", "are", "is"});
    negated = negated || s.is(i, {"not", "never", "no"});
  }
  return std::nullopt;
}

std::optional<FoundEvent> event_as_heading(const Sentence& s, std::size_t k) {
  const std::size_t first = s.numbers[k].first;
  const auto named = [&](std::size_t i) -> Event {
    if (i == 0 || !s.is(i - 1, {"the"})) return Event::none;
    return s.is(i, {"victims"}) ? Event::died : event_in_thing(s.word(i));
  };
  if (first >= 2 && s.is(first - 1, {"were", "are", "was", "included", "include"})) {
    if (const Event event = named(first - 2); event != Event::none) return FoundEvent{event, first};
  }
  if (first >= 1 && s.before(first) == Gap::comma) {
    if (const Event event = named(first - 1); event != Event::none) return FoundEvent{event, first};
  }
  return std::nullopt;
}

std::optional<Carrier> carrier_in(const Sentence& s, std::size_t begin, std::size_t end) {
  std::size_t at = end;
  for (std::size_t i = begin; i < end; ++i) {
    if (is_carrier(s.word(i)) || (s.word(i) == "many" && i > 0 && s.word(i - 1) == "how")) at = i;
  }
  if (at == end) return std::nullopt;
  Carrier out;
  out.end = at + 1;
  if (s.is(at, {"toll", "tolls"})) {
    out.event = Event::died;
    out.subject = subject_of("people");
    return out;
  }
  std::size_t i = at + 1;
  if (s.word(at) != "many") {
    if (!s.is(i, {"of", "on", "aboard"})) return out;
    if (s.word(i) == "of") ++i;
  }
  std::string thing;
  bool noun = true;
  for (; i < end; ++i) {
    const auto found = event_at(s, i);
    if (found && (thing.empty() || !noun || found->event != Event::none)) {
      out.event = found->event;
      out.end = i + found->length;
      break;
    }
    if (event_in_thing(s.word(i)) != Event::none && thing.empty()) break;
    if (s.is(i, {"the", "known", "confirmed"}) && thing.empty()) continue;
    noun = noun && !is_auxiliary(s.word(i)) && s.before(i) != Gap::comma &&
           !s.is(i, {"who", "that", "to", "in", "at", "on", "of", "from", "by", "rose", "stood",
                     "ran", "passed", "reached", "put", "confirmed", "for"});
    if (noun) thing += (thing.empty() ? "" : " ") + std::string(s.word(i));
  }
  if (out.event == Event::none && thing.empty() && i < end) {
    // "number of deaths"
    const Subject counted = subject_of(s.word(i));
    out.event = counted.implied;
    out.end = i + 1;
  }
  out.subject = subject_of(thing);
  if (out.event == Event::none) out.event = out.subject.implied;
  if (out.subject.key.empty() && happens_to_people(out.event)) out.subject = subject_of("people");
  return out;
}

bool is_linked(const Sentence& s, std::size_t k) {
  const NumberSpan& n = s.numbers[k];
  if (s.before(n.first) == Gap::colon) return true;
  for (std::size_t i = n.first == 0 ? 0 : n.first - 1; i < n.low; ++i) {
    if (s.is(i, {"at",      "to",     "of",     "is",   "was",    "were",    "are",      "be",
                 "been",    "passed", "passes", "pass", "exceed", "exceeds", "exceeded", "reach",
                 "reached", "topped", "hit",    "near", "nears",  "neared",  "above",    "stood",
                 "ran",     "from",   "not",    "put",  "as"}))
      return true;
  }
  return false;
}

}  // namespace dateline::figures
