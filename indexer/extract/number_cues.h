// The few words of a text that a number or a date can begin at. Most words are far from any, and
// are refused here by their length and their first two letters, without being compared or copied.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/text/words.h"

namespace dateline {

// Indexes into `words`, ascending: every word with a digit, and every word that has the length and
// the first letters of a number word ("three"), a month, a weekday or a word that dates count from
// ("yesterday"), "'s" after it or not. Some that are none of these are among them. About two
// nanoseconds a word.
[[nodiscard]] std::vector<std::uint32_t> number_cues(std::string_view text,
                                                     const std::vector<Word>& words);

}  // namespace dateline
