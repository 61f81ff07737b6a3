// The piece of an article that shows why it was found: one to three fragments, at sentence borders where possible.
#pragma once

#include <string_view>
#include <vector>

#include "searcher/marking.h"
#include "searcher/results.h"

namespace dateline {

// About this many bytes are shown.
inline constexpr std::size_t kSnippetBytes = 240;

// Fragments of `text` chosen to show as many different units of `marks` as they can, in the text's order, joined by " … "; without marks
// the text's beginning. Every other byte is the original's. Never cuts inside a grapheme.
[[nodiscard]] std::vector<Segment> make_snippet(std::string_view text, const std::vector<Mark>& marks);

}  // namespace dateline
