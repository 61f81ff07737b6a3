// The tokens of a title or text, cut once, and grouped by the term they make: postings, word forms
// and whatever else counts the terms of an article read them here.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/text/analyzer.h"
#include "core/text/words.h"

namespace dateline {

class FieldTokens {
 public:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  // Tokens of the same term, acronyms apart from words.
  struct Group {
    std::uint64_t hash = 0;   // of the term, the same in every run
    std::uint32_t first = 0;  // its first token; next() leads to the others
    std::uint32_t last = 0;
  };

  // Analyses the field. `words` are its own. Linear time.
  FieldTokens(std::string_view utf8, const std::vector<Word>& words);

  [[nodiscard]] const std::vector<Token>& tokens() const { return tokens_; }
  // In the order of their first tokens.
  [[nodiscard]] const std::vector<Group>& groups() const { return groups_; }
  // The next token of the same group, or kNone.
  [[nodiscard]] std::uint32_t next(std::uint32_t token) const { return next_[token]; }

 private:
  std::vector<Token> tokens_;
  std::vector<Group> groups_;
  std::vector<std::uint32_t> next_;
};

}  // namespace dateline
