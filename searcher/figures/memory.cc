#include "searcher/figures/memory.h"

#include <string>

#include "searcher/figures/carry.h"
#include "searcher/figures/counts.h"
#include "searcher/figures/events.h"

namespace dateline::figures {
namespace {

// "Estimates of the number of passengers ran from about 30 to [more than 50]"
bool is_spoken_of(const Reading& reading) {
  return reading.event != Event::none || is_one_of(reading.subject.key, {"passenger", "crew"});
}

// "17 men, [seven women] and [three children]"; "27 people died: ... and [three children]"
void lean_in_list(const Sentence& s, std::size_t k, const Found& found, Reading& out) {
  if (k == 0) return;
  const NumberSpan& n = s.numbers[k];
  bool listed = true;
  for (std::size_t i = s.numbers[k - 1].last + 1; i < n.first; ++i)
    listed = listed && s.is(i, {"and", "a", "at", "least"});
  for (std::size_t i = s.numbers[k - 1].last + 1; i <= n.first; ++i)
    listed = listed && s.before(i) != Gap::hard && s.before(i) != Gap::colon;
  std::size_t from = k;
  if (listed && found[k - 1] && found[k - 1]->event != Event::none) {
    from = k - 1;
  } else {
    // The last event before the colon that this list explains.
    std::size_t colon = n.first;
    while (colon > 0 && s.before(colon) != Gap::colon) --colon;
    if (colon == 0) return;
    for (std::size_t j = 0; j < k; ++j) {
      if (found[j] && found[j]->event != Event::none && s.numbers[j].last < colon) from = j;
    }
    if (from == k) return;
  }
  out.event = found[from]->event;
  out.scope = found[from]->scope;
}

// "the final figure [for his area] would exceed 10,000"
std::string place_of_carrier(const Sentence& s, std::size_t k) {
  const Region front = in_front_of(s, k);
  const auto carrier = carrier_in(s, front.begin, front.end);
  if (!carrier || !carrier->bare() || s.word(carrier->end) != "for") return {};
  std::string noun;
  for (std::size_t i = carrier->end + 1; i < front.end; ++i) {
    if (is_auxiliary(s.word(i)) || s.is(i, {"rose", "stood", "passed", "of"})) break;
    noun = s.word(i);
  }
  const bool time = is_time_word(noun) || noun.find_first_of("0123456789") != std::string::npos;
  return time ? std::string() : noun;
}

// "the official count for the whole country had stood at 40"
bool says_whole(const Sentence& s, std::size_t k) {
  const Region front = in_front_of(s, k);
  for (std::size_t i = front.begin; i < front.end; ++i) {
    if (s.is(i, {"whole", "nationwide", "overall"})) return true;
  }
  return false;
}

}  // namespace

void Memory::lean(const Sentence& s, std::size_t k, const Found& found, Reading& out) const {
  if (is_person(out.subject) && out.subject.key != "people") return lean_in_list(s, k, found, out);
  const auto leaning = leaning_of(s, k);
  if (!leaning) return;
  const Reading* other = nullptr;
  if (*leaning == Leaning::on_neighbour) {
    if (found[k - 1] && is_spoken_of(*found[k - 1])) other = &*found[k - 1];
  } else if (alive()) {
    other = &*last_;
  }
  if (other == nullptr) return;
  if (!out.subject.key.empty() && out.subject.key != other->subject.key) return;
  const Scope own = out.scope;
  // Of another time than the one it is compared with, but of which?
  if (*leaning == Leaning::in_other_times && own.time.empty() && !other->scope.time.empty()) return;
  out.subject = other->subject;
  out.event = other->event;
  out.scope = other->scope;
  if (!own.time.empty()) {
    out.scope.time = own.time;
    out.scope.dated = own.dated;
  }
  if (says_whole(s, k)) {
    out.scope.place.clear();
  } else if (*leaning == Leaning::on_last) {
    const std::string place = place_of_carrier(s, k);
    if (!place.empty()) out.scope.place = place;
  }
}

void Memory::remember(const Reading& reading) {
  // "148 passengers and five crew": the number aboard is still what is spoken of.
  const bool whole = reading.subject.key == "people" || !is_person(reading.subject);
  if (whole || !alive()) last_ = reading;
  last_place_ = place_;
}

void Memory::remember_carrier(const Sentence& s) {
  const auto carrier = carrier_in(s, 0, s.size());
  // "That number took long to settle."
  if (carrier && carrier->bare() && alive()) last_place_ = place_;
  if (!carrier || carrier->event == Event::none || carrier->subject.key.empty()) return;
  Reading reading;
  reading.subject = carrier->subject;
  reading.event = carrier->event;
  reading.scope.place = place_from(s, carrier->end);
  last_ = reading;
  last_place_ = place_;
}

}  // namespace dateline::figures
