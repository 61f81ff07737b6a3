// Where a sentence says what happened to the things that one of its numbers counts.
#pragma once

#include <optional>

#include "searcher/figures/lexicon.h"
#include "searcher/figures/sentence.h"

namespace dateline::figures {

struct FoundEvent {
  Event event = Event::none;
  std::size_t end = 0;  // the token behind its words, where a place may follow
};

// "killing [more than 70 people]": a verb right before number k that takes it as its object.
[[nodiscard]] std::optional<FoundEvent> event_before(const Sentence& sentence, std::size_t k);

// "[27 people] were killed", "[27] dead": behind number k, in its own clause.
[[nodiscard]] std::optional<FoundEvent> event_behind(const Sentence& sentence, std::size_t k);

// "the dead were [17 men]", "most of the dead, [31] by one count".
[[nodiscard]] std::optional<FoundEvent> event_as_heading(const Sentence& sentence, std::size_t k);

// "The number of [known dead] rose to", "the death toll stood at".
struct Carrier {
  Subject subject;
  Event event = Event::none;
  std::size_t end = 0;
  // A carrier that does not say of what ("the figure had stood at"): it means one before.
  [[nodiscard]] bool bare() const { return subject.key.empty() && event == Event::none; }
};
// The last one among tokens [begin, end).
[[nodiscard]] std::optional<Carrier> carrier_in(const Sentence& sentence, std::size_t begin,
                                                std::size_t end);

// Whether the words right before number k can join a carrier to it: "stood [at]", "ran [from]".
[[nodiscard]] bool is_linked(const Sentence& sentence, std::size_t k);

}  // namespace dateline::figures
