// How far apart two words are: the least number of letters added, dropped, changed, or neighbours
// swapped, to make one of the other (Damerau-Levenshtein, each place touched once; Boytsov 2011
// calls it the restricted form).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

// The code points of UTF-8.
[[nodiscard]] std::u32string code_points(std::string_view utf8);

// The distance of `a` and `b` where it is at most `limit`, else limit + 1. Time |a| * |b|.
[[nodiscard]] unsigned edit_distance(std::u32string_view a, std::u32string_view b, unsigned limit);

// The letters a word holds, as a set of 64 bits. One edit changes at most two of them, so words
// whose signatures differ in more than 2 * n bits are more than n apart: what makes it cheap to
// pass over nearly all of a vocabulary.
[[nodiscard]] std::uint64_t letter_signature(std::u32string_view word);

// How many edits a word of that many letters may be away from what was meant: 1 for 4 or 5 letters,
// 2 from 6 on, none below.
[[nodiscard]] unsigned allowed_edits(std::size_t letters);

}  // namespace dateline
