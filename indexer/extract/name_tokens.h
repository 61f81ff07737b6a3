// The words of a text as the finders of names see them: folded, with what the word lists say, and
// how each is joined to the word before it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/byte_range.h"
#include "core/text/words.h"

namespace dateline {

// What stands between a word and the one before it.
enum class Join : std::uint8_t {
  apart,  // a sentence's end, quotes, brackets, a line's end ...
  blank,
  hyphen,
  point,  // ". ": after an initial or an abbreviation
  comma,
  ampersand,
  bracket  // " (": may open an acronym
};

// A word more than kNear words away from any with a capital is in no name and tells nothing about
// one: of it only `range` and `digit` are set.
struct NameToken {
  std::string_view folded;  // without points and possessive 's; lives as long as the NameTokens
  ByteRange range;  // without the possessive 's, with the last point of an acronym and of Jr.
  std::uint64_t hash = 0;  // word_hash(folded)
  std::uint32_t cues = 0;  // of cue_of()
  std::uint8_t flags = 0;  // of word_flags(); for capitalised words only
  Join join = Join::apart;
  bool first = false;  // of its sentence (or after an opening quote)
  bool opens_sentence = false;
  bool quoted = false;  // an opening quote stands right before it
  bool capital = false;
  bool all_upper = false;  // two letters or more
  bool possessive = false;
  bool digit = false;
  bool initial = false;  // "J", "J.K"

  [[nodiscard]] bool has(std::uint32_t cue) const { return (cues & cue) != 0; }
  [[nodiscard]] bool is(std::uint8_t flag) const { return (flags & flag) != 0; }
};

// Room for folded letters that never moves.
class LetterPool {
 public:
  // A copy of `letters` that lives as long as the pool.
  std::string_view keep(std::string_view letters);

 private:
  std::vector<std::unique_ptr<char[]>> blocks_;
  std::size_t used_ = 0;
  std::size_t size_ = 0;  // of the last block
};

// The tokens of one text, which must outlive them. Moves, and is not copied.
class NameTokens {
 public:
  static constexpr std::size_t kNear = 3;  // words

  NameTokens() = default;
  // One token for each word of `words`, which are text's own. Linear time.
  NameTokens(std::string_view text, const std::vector<Word>& words,
             const std::vector<ByteRange>& sentences);

  // Takes from word `i` what is known of it: for training on words that nobody has listed. `hash`:
  // the word's from now on.
  void forget(std::size_t i, std::uint8_t flags, std::uint64_t hash) {
    tokens_[i].flags = static_cast<std::uint8_t>(tokens_[i].flags & ~flags);
    tokens_[i].hash = hash;
  }

  [[nodiscard]] std::size_t size() const { return tokens_.size(); }
  [[nodiscard]] bool empty() const { return tokens_.empty(); }
  [[nodiscard]] const NameToken& operator[](std::size_t i) const { return tokens_[i]; }
  [[nodiscard]] auto begin() const { return tokens_.begin(); }
  [[nodiscard]] auto end() const { return tokens_.end(); }

 private:
  void fill(std::size_t i, std::string_view text, const Word& word, std::size_t gap_begin);
  void fold(NameToken& token, std::string_view text, const Word& word);

  std::vector<NameToken> tokens_;
  LetterPool pool_;
  std::string buffer_;
};

}  // namespace dateline
