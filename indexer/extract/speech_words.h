// Words that tell who says what: verbs of speech and what stands around them. English.
#pragma once

#include <cstdint>
#include <string_view>

namespace dateline {

// Bits of speech_word().
enum SpeechWord : std::uint16_t {
  kSays = 1u << 0,          // said, told, tweeted: what follows or came before was said
  kNames = 1u << 1,         // called, described, accused: quotes the words somebody chose
  kGerund = 1u << 2,        // saying, calling: its subject may stand far before it
  kMayBeNoun = 1u << 3,     // claims, reports, calls
  kIsBe = 1u << 4,          // was, been
  kHelps = 1u << 5,         // has, also, later: stands between a subject and its verb
  kPreposition = 1u << 6,   // of, for, with: what follows is nobody's subject
  kPerson = 1u << 7,        // he, she
  kOtherPronoun = 1u << 8,  // it, they, I, we
  kRelative = 1u << 9,      // who, which
  kJoins = 1u << 10,        // and, but
  kStarts = 1u << 11,       // the, a, one, his: a noun phrase begins
  kMessage = 1u << 12,      // statement, letter: speaks for who wrote it
  kSpokesman = 1u << 13,    // speaks for whom it is named after
  kTerm = 1u << 14,         // word, phrase, nicknamed: what follows is a name, not speech
  kNotAfter = 1u << 15,     // that, because, is: behind a quote, goes on with the sentence
};

// The bits of a word in lower case; 0 for most. One hash lookup.
[[nodiscard]] std::uint16_t speech_word(std::string_view lower);

}  // namespace dateline
