// Text analysis: the one place that turns UTF-8 into terms.
// Indexer, query compiler and highlighter all call it. Any change in output must bump
// kAnalyzerVersion, which every index stores.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/byte_range.h"
#include "core/text/words.h"

namespace dateline {

inline constexpr std::uint32_t kAnalyzerVersion = 1;

// Terms longer than this (bytes, folded) are dropped: Xapian refuses terms over 245 bytes.
inline constexpr std::size_t kMaxTermBytes = 128;

enum class TokenKind : std::uint8_t {
  word,      // a word, or a part of a compound
  compound,  // a joined form over the parts that stand at the same position: cooperate over co +
             // operate
  variant,  // another way to find the word at its position (d'Estaing -> estaing); never looked for
            // itself
  bigram,   // two neighbouring characters of an unsegmented script
};

// One term. `position` counts words from 0; a compound spans `positions` > 1 of them, its parts
// follow at its own position and on. `range` is where it stands in the analysed text: for words
// without the possessive 's.
struct Token {
  std::string term;
  ByteRange range;
  std::uint32_t position = 0;
  std::uint16_t positions = 1;
  TokenKind kind = TokenKind::word;
  // An acronym whose lower-case form is an ordinary word (US, IT, WHO): goes under its own prefix,
  // and `US` and `us` stay apart.
  bool acronym = false;
  // A bound prefix written apart ("co operate") or hyphenated: what compound joins are learnt from.
  bool joins_words = false;
};

enum class AnalyzeMode : std::uint8_t { text, query };

// Splits `utf8` into tokens, in ascending order of position, a compound before its parts.
// Never fails: malformed bytes separate words, over-long words are dropped. Positions advance by
// kParagraphGap over a blank line, so that a phrase matches over a line wrap but not across
// paragraphs. Concurrent calls are safe. Linear time.
[[nodiscard]] std::vector<Token> analyze(std::string_view utf8,
                                         AnalyzeMode mode = AnalyzeMode::text);

// The same for words already segmented from `utf8`.
[[nodiscard]] std::vector<Token> analyze(std::string_view utf8, const std::vector<Word>& words,
                                         AnalyzeMode mode = AnalyzeMode::text);

inline constexpr std::uint32_t kParagraphGap = 100;

// A prefix that is no word of its own ("co", "anti"): written apart it still joins the next word.
[[nodiscard]] bool is_bound_prefix(std::string_view folded_term);
[[nodiscard]] std::span<const std::string_view> bound_prefixes();

// A term that tells by the words around it whether it is an acronym: "us", which may stand for US
// in a headline. For the second one, some such term begins so. All other terms depend on no more
// than what is written together with them.
[[nodiscard]] bool depends_on_neighbours(std::string_view folded_term);
[[nodiscard]] bool begins_neighbour_dependent(std::string_view folded_prefix);

}  // namespace dateline
