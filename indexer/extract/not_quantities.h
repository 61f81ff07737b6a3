// Numerals that are no quantities: clock times, names and models with digits, scores, telephone and
// section numbers, "one" and "first" where they do not count.
#pragma once

#include "core/base/byte_range.h"
#include "indexer/extract/numerals.h"

namespace dateline {

// Words [first_word, end_word) are the sentence's, `sentence` its bytes.
struct SentenceWords {
  std::size_t first_word = 0;
  std::size_t end_word = 0;
  ByteRange sentence;
};

// What stands right before or after makes the digits part of something else ("F-16", "14:30", "#5",
// "24/7", "007").
[[nodiscard]] bool is_part_of_something(const WordView& view, const Numeral& numeral,
                                        const SentenceWords& in);

// "Boeing 737", "Flight 610", "Section 5", "World War Two", "Six Nations": a number that names.
[[nodiscard]] bool is_name(const WordView& view, const Numeral& numeral, const SentenceWords& in);

// "10 Downing Street": the number at word i is a house's.
[[nodiscard]] bool begins_address(const WordView& view, std::size_t i, std::size_t end_word);

// "2pm", "6 a.m.", "five o'clock".
[[nodiscard]] bool is_clock_time(const WordView& view, const Numeral& numeral,
                                 const SentenceWords& in);

// "no one", "one of", "at first", "second only to": number words that do not count here.
[[nodiscard]] bool is_no_count(const WordView& view, const Numeral& numeral,
                               const SentenceWords& in);

}  // namespace dateline
