// How an index says what stands inside quotes, and by whom, so that stock Xapian can ask for it.
//
// A term of Field::quoted, `XQ` and a number n, stands one position behind every word that, with
// the n - 1 words before it, lies in one quote; a term of Field::speaker, `XB`, two positions
// behind every word of a quote of that speaker. Both at wdf 0. So `PHRASE(small, boats, XQ2)` is
// "small boats" inside one quote, and `PHRASE(small, boats, XQ2, XB=boris johnson)` the same said
// by Boris Johnson. Positions of a run of words cost next to nothing (docs/quotations.md).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/schema/article.h"

namespace dateline {

// Longer phrases are asked for in runs of this many words.
inline constexpr std::uint32_t kLongestQuotedRun = 4;

inline constexpr std::uint32_t kQuotedOffset = 1;
inline constexpr std::uint32_t kSpeakerOffset = 2;

// REQUIRES 1 <= words <= kLongestQuotedRun.
[[nodiscard]] std::string quoted_run_term(std::uint32_t words);

// The key that a speaker's name is found under: person_key() or name_key().
[[nodiscard]] std::string speaker_key(const NamedEntity& speaker, SpeakerKind kind);

// The terms of a quote's speaker: the whole name and each of its words; none where unknown.
[[nodiscard]] std::vector<std::string> speaker_terms(const Quote& quote, const Entities& found);

}  // namespace dateline
