// All that the word lists say of a word, in one lookup: the cues of the lexicon and the flags of
// the lists of names and common words.
#pragma once

#include <cstdint>
#include <string_view>

namespace dateline {

struct WordFacts {
  std::uint32_t cues = 0;  // of cue_of()
  std::uint8_t flags = 0;  // of word_flags()
};

// A hash of a word's bytes, eight at a time; the same on every little-endian machine, as the
// tagger's model file stores it.
[[nodiscard]] std::uint64_t word_hash(std::string_view word);

// What is known of the folded word with that hash. The table is made on first use (thread-safe, a
// few milliseconds).
[[nodiscard]] WordFacts word_facts(std::uint64_t hash);

}  // namespace dateline
