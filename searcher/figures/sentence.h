// A sentence as the rules about figures look at it: its words in lower case, what parts them, and
// which of them belong to which number.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/byte_range.h"
#include "core/schema/article.h"

namespace dateline::figures {

// What stands between a word and the next: blanks and hyphens; a comma; or something that ends a
// clause (; : brackets, dashes, the end).
enum class Gap : unsigned char { none, comma, colon, hard };

struct Token {
  ByteRange range;    // of the article's text
  std::string lower;  // folded, "'s" left out
  bool upper = false;
  bool possessive = false;
  Gap after = Gap::none;
  int number = -1;  // which of Sentence::numbers it belongs to
};

// A number's words: [first, last] all of it ("at least 27 migrants"), [low, high] the number
// itself.
struct NumberSpan {
  std::size_t index = 0;  // of Article::found.numbers
  std::size_t first = 0, last = 0;
  std::size_t low = 0, high = 0;
};

struct Sentence {
  ByteRange range;  // of a very long one, whose tokens come in parts, all of it
  std::vector<Token> tokens;
  std::vector<NumberSpan> numbers;  // in the text's order, never overlapping

  [[nodiscard]] std::size_t size() const { return tokens.size(); }
  // "" outside the sentence.
  [[nodiscard]] std::string_view word(std::size_t i) const;
  [[nodiscard]] bool is(std::size_t i, std::initializer_list<std::string_view> words) const;
  // What parts token i from the one before it; hard at the front.
  [[nodiscard]] Gap before(std::size_t i) const;
};

// The sentences of an article that hold a number or speak of how many; others stay out.
struct NumberedSentence {
  std::size_t place = 0;  // the how-manieth of the article
  Sentence sentence;
};
[[nodiscard]] std::vector<NumberedSentence> sentences_of(const Article& article);

[[nodiscard]] bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words);

}  // namespace dateline::figures
