#include "searcher/figures/counts.h"

#include <optional>

#include "searcher/figures/events.h"

namespace dateline::figures {
namespace {

// "some of the 150 passengers might have drowned"
bool is_told_of_some(const Sentence& s, std::size_t k) {
  const std::size_t first = s.numbers[k].first;
  // "the last 61 of the 422 ships that were waiting"
  if (s.is(s.numbers[k].last + 1, {"that", "who", "which"})) return false;
  return first >= 3 && s.word(first - 1) == "the" && s.word(first - 2) == "of" &&
         !s.is(first - 3, {"all", "each"});
}

// "took 185 lives", "claimed at least 27 lives"
bool take_lives(const Sentence& s, std::size_t k, Reading& out) {
  const NumberSpan& n = s.numbers[k];
  const bool lost = s.word(n.last + 1) == "were" && s.word(n.last + 2) == "lost";
  const bool taken = n.first > 0 && s.is(n.first - 1, {"took", "taken", "claimed", "claiming",
                                                       "cost", "takes", "claims", "costing"});
  if (!lost && !taken) return false;
  out.event = Event::died;
  return true;
}

}  // namespace

bool is_person(const Subject& subject) {
  return is_one_of(subject.key, {"people", "man", "woman", "child", "boy", "girl", "baby", "infant",
                                 "teenager", "adult", "young people", "young person", "civilian",
                                 "soldier", "passenger", "crew", "little girl"});
}

// "25 [members of the crew]", "a [crew of] 25"
Subject counted(const Sentence& s, std::size_t k, const Quantity& q) {
  const NumberSpan& n = s.numbers[k];
  if (q.thing.empty() && n.first >= 2 && s.word(n.first - 1) == "of" &&
      s.word(n.first - 2) == "crew")
    return subject_of("crew");
  const bool members = s.is(n.last, {"members", "member"}) && n.last > n.high;
  const std::size_t group = n.last + 3;
  if (members && s.word(n.last + 1) == "of" && group < s.size() && !s.tokens[group].upper &&
      s.is(n.last + 2, {"the", "a", "its", "his", "her"}))
    return subject_of(s.word(group));
  Subject out = subject_of(q.thing);
  if (out.key == "crew member") return subject_of("crew");
  if (out.key == "life") out = Subject{"life", "lives", Event::none, false};
  return out;
}

bool read_own_event(const Sentence& s, std::size_t k, Reading& out) {
  const NumberSpan& n = s.numbers[k];
  const auto take = [&](Event event, std::size_t place) {
    out.event = event;
    const bool anywhere =
        event == Event::crossed || event == Event::aboard || event == Event::waiting;
    if (!anywhere) out.scope.place = place_from(s, place);
    if (!anywhere && out.scope.place.empty()) out.scope.place = place_in_front(s, k);
    return true;
  };
  if (const auto before = event_before(s, k)) return take(before->event, before->end);
  if (out.subject.key == "life") return take_lives(s, k, out);
  if (out.subject.implied != Event::none) return take(out.subject.implied, n.last + 1);
  const auto behind = is_told_of_some(s, k) ? std::nullopt : event_behind(s, k);
  const bool ship = behind && behind->event == Event::aboard && !out.subject.key.empty() &&
                    !is_person(out.subject);
  if (behind && !ship) return take(behind->event, behind->end);
  if (const auto heading = event_as_heading(s, k)) return take(heading->event, n.last + 1);
  if (!out.subject.key.empty()) return false;
  const Region front = in_front_of(s, k);
  const auto carrier = carrier_in(s, front.begin, front.end);
  if (!carrier || carrier->bare() || !is_linked(s, k)) return false;
  out.subject = carrier->subject;
  return take(carrier->event, carrier->end);
}

void settle(const Sentence& s, std::size_t k, Reading& out) {
  const NumberSpan& n = s.numbers[k];
  if (out.subject.key.empty() && happens_to_people(out.event)) out.subject = subject_of("people");
  if (out.subject.key == "life") out.subject = subject_of(out.event == Event::none ? "" : "people");
  const bool men = is_one_of(out.subject.key, {"man", "woman", "suspect"});
  if (out.event == Event::arrested && (men || out.subject.suspects))
    out.subject = subject_of("people");
  const bool whole_group = !out.subject.key.empty() && out.subject.key != "people" && n.first > 0 &&
                           s.is(n.first - 1, {"including", "includes", "include"});
  out.scope.part = out.scope.part || (is_part(s, k) && !whole_group);
  const bool passed = n.first > 0 && s.is(n.first - 1, {"passed", "exceed", "exceeds", "exceeded",
                                                        "topped", "surpassed", "surpasses"});
  if (passed && out.bound == Bound::exact) out.bound = Bound::more_than;
  if (out.scope.part) {
    out.fellows = Fellows::none;
  } else if (out.event != Event::none && !out.subject.key.empty()) {
    out.fellows = Fellows::like;
  }
}

}  // namespace dateline::figures
