// The few words by which figures are told to count the same thing: what happened, to whom. Closed
// lists of English; what is in none of them keeps its own words.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "searcher/figures/sentence.h"

namespace dateline::figures {

// What happened to the things counted.
enum class Event : std::uint8_t {
  none,
  died,
  injured,
  missing,
  rescued,
  survived,
  trapped,
  arrested,
  charged,
  aboard,
  crossed,
  homeless,
  evacuated,
  waiting,
};

// As a table is headed, after the thing: "people [made homeless]". Empty for none.
[[nodiscard]] std::string_view words_for(Event event);

// Whether the event is one of people where nothing is said of whom ("27 died").
[[nodiscard]] bool happens_to_people(Event event);

// A word, or several, that tell of an event.
struct EventWord {
  Event event = Event::none;
  std::size_t length = 1;   // tokens
  bool transitive = false;  // "killed", "rescued": somebody does it to somebody
};

// What stands at token i: "drowned", "on board", "without a home".
[[nodiscard]] std::optional<EventWord> event_at(const Sentence& sentence, std::size_t i);

// The event a counted thing carries in itself: "27 [bodies]", "four [arrests]", "110 [missing]".
[[nodiscard]] Event event_in_thing(std::string_view head);

// What is counted, so that two texts that count the same say the same.
struct Subject {
  std::string key;    // "people"
  std::string label;  // "people", as a heading has it
  Event implied = Event::none;
  bool suspects = false;  // "suspected smugglers": people, once arrested
};

// `thing` as the article has it ("suspected smugglers"); empty for nothing.
[[nodiscard]] Subject subject_of(std::string_view thing);

// "toll", "number", "estimates": a word that a figure is said of.
[[nodiscard]] bool is_carrier(std::string_view word);

// Words for what something cost, as one subject: "losses", "damage", "bill".
[[nodiscard]] bool is_cost(std::string_view word);

[[nodiscard]] bool is_auxiliary(std::string_view word);  // "were", "has", "could"
[[nodiscard]] bool is_time_word(std::string_view word);  // "Wednesday", "evening", "later"

}  // namespace dateline::figures
