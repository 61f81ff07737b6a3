// What a number counts: the noun phrase after it, by closed word classes and endings (no
// part-of-speech tagger).
#pragma once

#include <optional>
#include <string>

#include "indexer/extract/word_view.h"

namespace dateline {

struct Thing {
  std::size_t first = 0;  // words, both in it
  std::size_t last = 0;
};

enum class Number { plural, singular };

// The noun phrase that begins at word i ("two [elite British soldiers]"): to its plural head for
// `plural`, to its last noun-like word for `singular` ("third [rescue boat]"). "more" and "other"
// at its front are left out. Nothing when none begins there.
[[nodiscard]] std::optional<Thing> read_thing(const WordView& view, std::size_t i,
                                              std::size_t end_word, Number number);

// The same behind a preposition: "six [of the murders]", "82% of [youth suicides]". Word i is the
// preposition.
[[nodiscard]] std::optional<Thing> read_thing_of(const WordView& view, std::size_t i,
                                                 std::size_t end_word, Number number);

// As the text says it, line ends as blanks and a possessive "'s" left out.
[[nodiscard]] std::string thing_text(const WordView& view, const Thing& thing);

}  // namespace dateline
