// Who says what, by the grammar of one sentence: the subject of a verb of speech before or behind a
// quote.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "indexer/extract/speech_frame.h"

namespace dateline {

// Who a sentence says speaks.
struct Subject {
  enum class Kind : std::uint8_t {
    nobody,   // none was found
    someone,  // somebody who is not named: "a resident", "they"
    name,
    person_pronoun,  // he, she
    thing_pronoun,   // it
    role             // "the mayor"
  };
  Kind kind = Kind::nobody;
  NamedMention mention;  // of a name
  std::size_t item = 0;  // of a pronoun, or a role's last word
  std::size_t verb = 0;  // the item that speaks
  bool direct = false;   // the verb stands right before the quote

  [[nodiscard]] bool found() const { return kind != Kind::nobody; }
};

// `items` end where a quote begins; `last_mark` parts them from it (a colon, a comma or 0).
// `clause`: the quote is a sentence of its own.
[[nodiscard]] Subject subject_before_quote(const std::vector<FrameItem>& items, char last_mark,
                                           bool clause);

// `items` begin where a quote ends, in its sentence. `paused`: a comma, or a question or
// exclamation mark stands between.
[[nodiscard]] Subject subject_after_quote(const std::vector<FrameItem>& items, bool paused);

// Of the last verb of speech in a sentence that speaks of somebody before a quote begins.
[[nodiscard]] Subject last_speaker(const std::vector<FrameItem>& items);

// The words before a quote name a thing by it ("the so-called", "nicknamed", "a plan called").
[[nodiscard]] bool names_a_thing(const std::vector<FrameItem>& items);

}  // namespace dateline
