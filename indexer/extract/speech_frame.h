// What stands around a quote, as a row of words, names and other quotes: where its speaker is
// looked for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/schema/article.h"
#include "core/text/words.h"
#include "indexer/extract/quote_marks.h"

namespace dateline {

// A mention of a person or an organisation in the text.
struct NamedMention {
  ByteRange range;
  SpeakerKind kind = SpeakerKind::unknown;
  std::size_t entity = 0;  // in Entities::people or organisations
};

struct FrameItem {
  enum class Kind : std::uint8_t { word, name, quote };
  Kind kind = Kind::word;
  std::string lower;       // of a word: ASCII letters lowered, without 's
  std::uint16_t cues = 0;  // of a word: speech_word()
  NamedMention mention;    // of a name
  ByteRange range;
  // The punctuation that parts it from the item before: , ; : . - ( or 0.
  char mark = 0;
  bool possessive = false;
  bool capital = false;

  [[nodiscard]] bool is_name() const { return kind == Kind::name; }
  [[nodiscard]] bool has(unsigned bits) const { return (cues & bits) != 0; }
};

// A text with all that frames are cut from. Refers to what it was made from.
class SpeechText {
 public:
  SpeechText(std::string_view text, const std::vector<Word>& words,
             const std::vector<ByteRange>& sentences, const std::vector<QuotedStretch>& stretches,
             const Entities& found);

  // The items that begin in `range`, at most kMostItems, the last ones where `from_end`, in order;
  // a stretch is one item.
  static constexpr std::size_t kMostItems = 80;
  [[nodiscard]] std::vector<FrameItem> items(ByteRange range, bool from_end) const;

  // The sentence that holds byte `at`, or the next one after it; empty at the end.
  [[nodiscard]] ByteRange sentence_at(std::size_t at) const;
  // Mentions outside stretches that begin in `range`, in order.
  [[nodiscard]] std::vector<NamedMention> mentions_in(ByteRange range) const;
  // The first stretch that begins at byte `at` or behind it.
  [[nodiscard]] std::size_t first_stretch_at(std::size_t at) const;
  // How many words lie in `range`, and the first of them.
  [[nodiscard]] std::size_t first_word_at(std::size_t at) const;
  [[nodiscard]] std::size_t count_words(ByteRange range) const;
  // Behind the last blank line before `at`, at most so many bytes before it: who was named further
  // back is meant by no pronoun, and a text without blank lines is no single paragraph.
  static constexpr std::size_t kLongestParagraph = 4000;
  [[nodiscard]] std::size_t paragraph_begin(std::size_t at) const;
  // Line ends may be CR LF.
  [[nodiscard]] static bool holds_blank_line(std::string_view gap);

  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] const std::vector<Word>& words() const { return words_; }
  [[nodiscard]] const std::vector<QuotedStretch>& stretches() const { return stretches_; }
  [[nodiscard]] const std::vector<NamedMention>& mentions() const { return mentions_; }

 private:
  // The first `most` items of `range`, in which `word` is the first.
  [[nodiscard]] std::vector<FrameItem> items_from(std::size_t word, ByteRange range,
                                                  std::size_t most) const;
  [[nodiscard]] FrameItem word_item(const Word& word) const;
  [[nodiscard]] char mark_between(std::size_t begin, std::size_t end) const;

  std::string_view text_;
  const std::vector<Word>& words_;
  const std::vector<ByteRange>& sentences_;
  const std::vector<QuotedStretch>& stretches_;
  std::vector<NamedMention> mentions_;  // ascending, disjoint
};

}  // namespace dateline
