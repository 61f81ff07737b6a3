// The sentence around a quote, and what the quote's own form tells: where its speaker is looked for
// and whether it may be speech at all.
#pragma once

#include <cstddef>

#include "indexer/extract/quote_marks.h"
#include "indexer/extract/speech_frame.h"

namespace dateline {

// What nobody is said to have said is speech from so many words on, where it ends like a sentence.
inline constexpr std::size_t kClauseWords = 6;

class QuoteFrame {
 public:
  explicit QuoteFrame(const SpeechText& speech) : speech_(speech) {}

  // What stands before stretch `i`, from the sentence's beginning; where that lies in an earlier
  // quote, from the sentence that holds its opening mark.
  [[nodiscard]] ByteRange before(std::size_t i) const;
  // Where the frame of a sentence that begins at `begin` begins, at most 2,000 bytes before `end`.
  [[nodiscard]] std::size_t sentence_begin(std::size_t begin, std::size_t end) const;
  // What is left of the sentence behind a quote; empty where the quote ends it.
  [[nodiscard]] ByteRange after(const QuotedStretch& closing) const;

  // The comma, colon, semicolon or full stop before byte `at`, or 0.
  [[nodiscard]] char mark_before(std::size_t at) const;
  // A comma in it or behind it, a question or exclamation mark, or a dash.
  [[nodiscard]] bool pauses(const QuotedStretch& closing) const;

  // A clause of some words, ended like one. `inner` is of the first stretch of a quote, `closing`
  // the last, `words` of all.
  [[nodiscard]] bool is_clause(ByteRange inner, const QuotedStretch& closing,
                               std::size_t words) const;
  // "Getting on with Business": every longer word has a capital.
  [[nodiscard]] bool is_title_case(ByteRange range) const;

 private:
  [[nodiscard]] std::string_view text() const { return speech_.text(); }

  const SpeechText& speech_;
};

}  // namespace dateline
