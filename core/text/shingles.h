// How much of one text stands in another: shingles, that is every run of kShingleWords folded
// words, as 64-bit hashes. Titles, captions, lists of headlines and what papers print under every
// article ("Sign up ...") are left out: only paragraphs of sentences count, and a repeated one
// counts once. All hashes are the same on every machine and in every run, since an index keeps
// some.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/text/analyzer.h"

namespace dateline {

inline constexpr std::size_t kShingleWords = 4;
// How many of a text's hashes stand for it: the smallest ones. Of a text and one that is made from
// it they are largely the same, also where most of it was cut away.
inline constexpr std::size_t kSketchSize = 10;
// A text with fewer shingles is alike only to the same words.
inline constexpr std::size_t kMinShingles = 20;

// A part of a text's shingles that is chosen by their hashes alone, one in kSampledOf: two texts'
// samples have about as much in common as the texts. Ascending, each once.
using ShingleSample = std::vector<std::uint32_t>;
inline constexpr std::uint64_t kSampledOf = 16;

// What an index keeps of a text; the sample only while it is made.
struct Sketch {
  std::vector<std::uint64_t> smallest;  // ascending; kSketchSize, or none for a short text
  // Of all words in order: equal for equal words. Only of a short text, and 0 for under kMinWords.
  std::uint64_t whole = 0;
  ShingleSample sample;
  static constexpr std::size_t kMinWords = 8;
};

// What two texts are compared by.
struct Shingles {
  std::vector<std::uint64_t> all;      // ascending, each once
  std::vector<std::uint64_t> figures;  // hashes of the words with digits, ascending, each once
  std::vector<std::uint64_t> names;    // of capitalised words but grammatical ones, the same way
  std::uint64_t whole = 0;             // as in Sketch
  ShingleSample sample;
};

// `tokens` are analyze(utf8). Linear time; concurrent calls are safe.
[[nodiscard]] Sketch sketch_of(std::string_view utf8, const std::vector<Token>& tokens);
[[nodiscard]] Shingles shingles_of(std::string_view utf8, const std::vector<Token>& tokens);

struct Likeness {
  double contained = 0;  // share of the smaller text's shingles that the larger has
  double size = 0;       // the smaller's shingles by the larger's
  double figures = 1;    // share of the figures of the one with fewer that the other has
  double names = 1;      // the same of names
};
[[nodiscard]] Likeness likeness(const Shingles& a, const Shingles& b);

// Whether that is likely enough to compare the texts, from their sketches' hashes (or the same
// leading bits of them).
[[nodiscard]] bool may_be_near_copies(const std::vector<std::uint64_t>& a,
                                      const std::vector<std::uint64_t>& b);

// The same from samples: of a pair that shares a sentence or two they tell without its texts.
[[nodiscard]] bool may_be_near_copies(std::span<const std::uint32_t> a,
                                      std::span<const std::uint32_t> b);

// Whether one is a copy of the other: republished, shortened or lightly rewritten. Symmetric.
// Thresholds were measured: docs/stories.md.
[[nodiscard]] bool is_near_copy(const Shingles& a, const Shingles& b);

}  // namespace dateline
