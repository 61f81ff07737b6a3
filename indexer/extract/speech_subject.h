// Who does a verb of speech: its subject to the left, or to the right where it is inverted.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "indexer/extract/speech_frame.h"

namespace dateline {

// Who a sentence says speaks. `verb` and `direct` are set by who looked for it (attribution.h).
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

// A speaker's name, offices and all, behind a quote: at most so many words.
inline constexpr std::size_t kLongestSpeaker = 30;

[[nodiscard]] Subject subject_named(const FrameItem& name);
[[nodiscard]] Subject subject_of(Subject::Kind kind, std::size_t item);

// Of one item: "also", "quickly"; "mayor", "Mr"; "said", "called"; "he", "they".
[[nodiscard]] bool is_adverb(const FrameItem& item);
[[nodiscard]] bool is_role(const FrameItem& item);
[[nodiscard]] bool is_speech_verb(const FrameItem& item);
[[nodiscard]] bool is_pronoun(const FrameItem& item);

// A preposition stands before item `i`, titles aside: "a friend of Mr Johnson".
[[nodiscard]] bool is_object(const std::vector<FrameItem>& items, std::size_t i);

// Of the verb at `v`, to its left; nobody where the words before it hold none.
[[nodiscard]] Subject subject_of_verb(const std::vector<FrameItem>& items, std::size_t v);

// The first name or pronoun of the sentence that is a subject, before item `end`.
[[nodiscard]] Subject main_subject(const std::vector<FrameItem>& items, std::size_t end);

// Behind an inverted verb: "said the Prime Minister, John Key", "asked the diver".
[[nodiscard]] Subject subject_behind_verb(const std::vector<FrameItem>& items, std::size_t v);

// Behind "according to", which ends before item `first`.
[[nodiscard]] Subject subject_according(const std::vector<FrameItem>& items, std::size_t first);

}  // namespace dateline
