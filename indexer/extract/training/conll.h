// Sentences with marked names: `token TAB tag` lines (BIO2 over PER, LOC, ORG, MISC), a blank line
// after each sentence.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/byte_range.h"

namespace dateline::training {

struct MarkedToken {
  std::string text;
  std::string tag;  // "B-PER", "O"
};
using MarkedSentence = std::vector<MarkedToken>;

// How the makers of a file split and marked words, where it matters.
struct FileWays {
  bool split_hyphens = false;  // "two - year" for "two-year"
  bool marks_other = true;     // names of other things are marked MISC
};

// Empty when the file cannot be read.
[[nodiscard]] std::vector<MarkedSentence> read_conll(const std::filesystem::path& path);

// A text with its names, as running text.
struct MarkedText {
  struct Name {
    ByteRange range;
    unsigned kind = 0;  // 0 person, 1 place, 2 organisation, 3 other
  };
  std::string text;
  std::vector<Name> names;  // ascending, disjoint
};

// Sentences [begin, end) as one text, a blank line after each; blanks as they are printed.
[[nodiscard]] MarkedText running_text(const std::vector<MarkedSentence>& sentences,
                                      std::size_t begin, std::size_t end, const FileWays& ways);

// The sentence as a headline would have it.
[[nodiscard]] MarkedSentence upper_cased(MarkedSentence sentence);
[[nodiscard]] MarkedSentence title_cased(MarkedSentence sentence);

}  // namespace dateline::training
