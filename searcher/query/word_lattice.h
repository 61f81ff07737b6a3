// The ways to read a piece of query text as words: "co-operate fully" is co operate fully, or
// cooperate fully.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/text/analyzer.h"
#include "searcher/query/vocabulary.h"

namespace dateline::query {

// Tokens that belong together: one word, a compound with its parts, or a run of characters without
// spaces.
struct WordGroup {
  std::vector<Token> words;      // the parts in order (one for a plain word)
  std::vector<Token> compounds;  // joined forms of the whole group
  std::vector<Token> bigrams;    // of an unsegmented run
};

// The groups of `text`, in order, analysed as a query.
[[nodiscard]] std::vector<WordGroup> word_groups(std::string_view text);

// Whether `text` holds a word at all, be it one that is too long to be indexed.
[[nodiscard]] bool holds_word(std::string_view text);

// Every way to read `text` as consecutive terms, at most kMaxPaths; the plain one first. Empty when
// it has no words.
inline constexpr std::size_t kMaxPaths = 8;
[[nodiscard]] std::vector<std::vector<Token>> readings(std::string_view text,
                                                       Vocabulary& vocabulary);

}  // namespace dateline::query
