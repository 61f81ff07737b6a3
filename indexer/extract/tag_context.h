// What the tagger looks at: each word near a capital with its shape, class, list entries and what
// the rest of the article tells about the same word. Made once for each text.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/extract/name_tokens.h"
#include "indexer/extract/word_classes.h"

namespace dateline {

// How a sentence uses capitals.
enum class Casing : std::uint8_t { sentence, title, upper };

// Bits of TagWord::evidence: what is seen of the same word anywhere in the text, in sentences that
// are not all capitals.
enum Evidence : std::uint16_t {
  kSeenInside = 1u << 0,        // with a capital and not opening a sentence
  kSeenAfterTitle = 1u << 1,    // Mr Johnson
  kSeenAfterGiven = 1u << 2,    // Boris Johnson
  kSeenBeforeSpeech = 1u << 3,  // Johnson said
  kSeenAfterPlaceWord = 1u << 4,
  kSeenAfterThe = 1u << 5,
  kSeenInOrganisation = 1u << 6,  // in a run of capitals with Ministry or the like
  kSeenAlone = 1u << 7,           // inside a sentence, no capital beside it
  kSeenBeforeCapital = 1u << 8,
  kSeenAfterCapital = 1u << 9,
  kSeenPossessive = 1u << 10,
  kSeenBeforeComma = 1u << 11,  // and another capital: "Austin, Texas"
};

struct TagWord {
  std::uint32_t word = 0;   // of the hash
  std::uint16_t shape = 0;  // case pattern with the sentence's casing
  std::uint16_t fine = 0;   // word classes; 0: unknown
  std::uint16_t coarse = 0;
  std::uint16_t evidence = 0;     // of other mentions and this one
  std::uint8_t place = 0;         // gazetteer entry over this word: kind, and where in it
  std::uint8_t organisation = 0;  // the same of the list of organisations
  bool active = false;            // may be part of a name
  std::uint32_t run_begin = 0;    // the capitalised words around it that belong together
  std::uint32_t run_end = 0;
};

// REQUIRES that tokens and classes outlive it.
class TagContext {
 public:
  TagContext(const NameTokens& tokens, const WordClasses& classes);

  [[nodiscard]] std::size_t size() const { return words_.size(); }
  [[nodiscard]] const TagWord& word(std::size_t i) const { return words_[i]; }
  [[nodiscard]] const NameToken& token(std::size_t i) const { return tokens_[i]; }

 private:
  struct Entry;
  class Memory;

  void note_casing();
  void note_words();
  void mark_active(std::size_t i);
  void bridge(std::size_t from, std::size_t to);
  void note_runs();
  void note_evidence(Memory& memory);
  void match_places(Memory& memory);
  void match_organisations();
  [[nodiscard]] std::uint16_t evidence_at(std::size_t i) const;
  [[nodiscard]] std::uint16_t shape_of(std::size_t i, Casing casing) const;

  const NameTokens& tokens_;
  const WordClasses& classes_;
  std::vector<TagWord> words_;
  std::vector<std::uint32_t> capitals_;  // words with a capital, ascending
};

// Whether the word belongs to the one before it, in one name.
[[nodiscard]] bool is_joined(const NameTokens& tokens, std::size_t i);

}  // namespace dateline
