#include "searcher/figures/lexicon.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>
#include <vector>

#include "core/base/date.h"
#include "core/entities/calendar.h"
#include "core/entities/quantity.h"
#include "core/text/folding.h"

namespace dateline::figures {
namespace {

struct Phrase {
  std::string_view words;
  Event event;
  bool transitive = false;
};

constexpr auto kPhrases = std::to_array<Phrase>({
    {"lost their lives", Event::died, false},     {"lost their homes", Event::homeless, false},
    {"lost his life", Event::died, false},        {"lost her life", Event::died, false},
    {"among the dead", Event::died, false},       {"among the lost", Event::died, false},
    {"among the victims", Event::died, false},    {"among the injured", Event::injured, false},
    {"among the missing", Event::missing, false}, {"unaccounted for", Event::missing, false},
    {"not been found", Event::missing, false},    {"not be found", Event::missing, false},
    {"not be traced", Event::missing, false},     {"not been traced", Event::missing, false},
    {"pulled from", Event::rescued, true},        {"pulled alive", Event::rescued, true},
    {"found alive", Event::rescued, true},        {"in custody", Event::arrested, false},
    {"on board", Event::aboard, false},           {"made the crossing", Event::crossed, false},
    {"made the journey", Event::crossed, false},  {"made the passage", Event::crossed, false},
    {"made the trip", Event::crossed, false},     {"made it across", Event::crossed, false},
    {"landed in", Event::crossed, false},         {"without a home", Event::homeless, false},
    {"without homes", Event::homeless, false},    {"have no home", Event::homeless, false},
    {"had no home", Event::homeless, false},      {"cannot go home", Event::homeless, false},
    {"from their homes", Event::homeless, false}, {"held up", Event::waiting, false},
    {"in the queue", Event::waiting, false},
});

struct OneWord {
  std::string_view word;
  Event event;
  bool transitive;
};

constexpr auto kWords = std::to_array<OneWord>({
    {"aboard", Event::aboard, false},      {"arrested", Event::arrested, true},
    {"arresting", Event::arrested, true},  {"arrived", Event::crossed, false},
    {"charged", Event::charged, true},     {"crossed", Event::crossed, false},
    {"dead", Event::died, false},          {"detained", Event::arrested, true},
    {"detaining", Event::arrested, true},  {"die", Event::died, false},
    {"died", Event::died, false},          {"displaced", Event::homeless, true},
    {"drown", Event::died, false},         {"drowned", Event::died, false},
    {"evacuated", Event::evacuated, true}, {"homeless", Event::homeless, false},
    {"hurt", Event::injured, true},        {"injured", Event::injured, true},
    {"injuring", Event::injured, true},    {"kill", Event::died, true},
    {"killed", Event::died, true},         {"killing", Event::died, true},
    {"kills", Event::died, true},          {"missing", Event::missing, false},
    {"murdered", Event::died, true},       {"perished", Event::died, false},
    {"queueing", Event::waiting, false},   {"queuing", Event::waiting, false},
    {"reached", Event::crossed, false},    {"rescued", Event::rescued, true},
    {"rescuing", Event::rescued, true},    {"saved", Event::rescued, true},
    {"saving", Event::rescued, true},      {"slain", Event::died, true},
    {"survived", Event::survived, false},  {"trapped", Event::trapped, false},
    {"waiting", Event::waiting, false},    {"wounded", Event::injured, true},
    {"wounding", Event::injured, true},
});

constexpr auto kPeople = std::to_array<std::string_view>(
    {"person", "migrant", "refugee", "seeker", "victim", "individual", "human", "people"});

struct ThingEvent {
  std::string_view head;
  Event event;
};
constexpr auto kThingEvents = std::to_array<ThingEvent>({
    {"arrest", Event::arrested},
    {"body", Event::died},
    {"corpse", Event::died},
    {"dead", Event::died},
    {"death", Event::died},
    {"fatality", Event::died},
    {"homeless", Event::homeless},
    {"hurt", Event::injured},
    {"injured", Event::injured},
    {"killed", Event::died},
    {"missing", Event::missing},
    {"survivor", Event::survived},
    {"wounded", Event::injured},
});

// How many tokens the words of `phrase` take from token i on; 0 where they do not stand there.
std::size_t stands_at(const Sentence& sentence, std::size_t i, std::string_view phrase) {
  for (std::size_t length = 1;; ++length, ++i) {
    const std::size_t blank = phrase.find(' ');
    if (sentence.word(i) != phrase.substr(0, blank)) return 0;
    if (blank == std::string_view::npos) return length;
    if (sentence.tokens[i].after != Gap::none) return 0;
    phrase.remove_prefix(blank + 1);
  }
}

// The subject of ships and the like: other words for one thing.
std::string_view same_thing(std::string_view head) {
  if (head == "vessel") return "ship";
  if (head == "kid" || head == "youngster") return "child";
  if (head == "firefighter") return "fireman";
  return head;
}

bool is_neutral(std::string_view word) {
  return is_one_of(word, {"suspected", "alleged", "known", "confirmed", "innocent", "asylum",
                          "human", "dead", "people", "identified"});
}

std::vector<std::string> words_in(std::string_view thing) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : thing) {
    if (c != ' ' && c != '-') {
      word += c;
    } else if (!word.empty()) {
      words.push_back(folded(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(folded(word));
  return words;
}

}  // namespace

std::string_view words_for(Event event) {
  switch (event) {
    case Event::none:
      return "";
    case Event::died:
      return "died";
    case Event::injured:
      return "injured";
    case Event::missing:
      return "missing";
    case Event::rescued:
      return "rescued";
    case Event::survived:
      return "survived";
    case Event::trapped:
      return "trapped";
    case Event::arrested:
      return "arrested";
    case Event::charged:
      return "charged";
    case Event::aboard:
      return "aboard";
    case Event::crossed:
      return "crossed";
    case Event::homeless:
      return "made homeless";
    case Event::evacuated:
      return "evacuated";
    case Event::waiting:
      return "waiting";
  }
  return "";
}

bool happens_to_people(Event event) {
  return event != Event::none && event != Event::waiting && event != Event::crossed &&
         event != Event::charged;
}

std::optional<EventWord> event_at(const Sentence& sentence, std::size_t i) {
  for (const Phrase& phrase : kPhrases) {
    if (const std::size_t length = stands_at(sentence, i, phrase.words))
      return EventWord{phrase.event, length, phrase.transitive};
  }
  const std::string_view word = sentence.word(i);
  const auto found = std::find_if(kWords.begin(), kWords.end(),
                                  [&](const OneWord& known) { return known.word == word; });
  if (found == kWords.end()) return std::nullopt;
  return EventWord{found->event, 1, found->transitive};
}

Event event_in_thing(std::string_view head) {
  const auto found = std::find_if(kThingEvents.begin(), kThingEvents.end(),
                                  [&](const ThingEvent& known) { return known.head == head; });
  return found == kThingEvents.end() ? Event::none : found->event;
}

Subject subject_of(std::string_view thing) {
  Subject out;
  const std::vector<std::string> words = words_in(thing);
  if (words.empty()) return out;
  const std::string head = thing_key(thing);
  bool plain = true;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    plain = plain && is_neutral(words[i]);
    out.suspects = out.suspects || words[i] == "suspected" || words[i] == "alleged";
  }
  out.suspects = out.suspects || head == "suspect";
  out.implied = event_in_thing(head);
  // "six soldiers dead": the soldiers.
  if (words.size() > 1 && is_one_of(head, {"dead", "missing", "injured", "wounded", "homeless"})) {
    Subject before = subject_of(thing.substr(0, thing.find_last_of(" -\n")));
    before.implied = out.implied;
    if (!is_neutral(words.front())) return before;
  }
  const bool people = std::find(kPeople.begin(), kPeople.end(), head) != kPeople.end();
  if (plain && (people || out.implied != Event::none)) {
    out.key = out.label = "people";
    return out;
  }
  for (std::size_t i = 0; i + 1 < words.size(); ++i) out.key += words[i] + " ";
  out.key += same_thing(head);
  out.label = thing;
  if (out.key == "ship") out.label = "ships";
  return out;
}

bool is_carrier(std::string_view word) {
  return is_one_of(word, {"toll", "tolls", "number", "numbers", "count", "counts", "figure",
                          "figures", "total", "tally", "estimate", "estimates", "list"});
}

bool is_cost(std::string_view word) {
  return is_one_of(word, {"cost", "costs", "loss", "losses", "damage", "bill"});
}

bool is_auxiliary(std::string_view word) {
  return is_one_of(word,
                   {"was",  "were",   "is",     "are",     "be",       "been",  "being", "has",
                    "have", "had",    "could",  "would",   "may",      "might", "must",  "will",
                    "can",  "should", "feared", "thought", "believed", "known"});
}

bool is_time_word(std::string_view word) {
  return weekday_number(word) >= 0 || month_number(word) > 0 ||
         is_one_of(word,
                   {"day",     "days",     "week",      "weeks",   "hour",    "hours", "month",
                    "months",  "year",     "years",     "morning", "evening", "night", "midday",
                    "noon",    "midnight", "afternoon", "later",   "earlier", "now",   "then",
                    "finally", "today",    "yesterday", "tonight", "moment",  "dawn",  "weekend"});
}

}  // namespace dateline::figures
