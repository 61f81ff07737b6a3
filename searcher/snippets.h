// The piece of an article that shows why it was found: one to three fragments, at sentence borders
// where possible.
#pragma once

#include <string_view>
#include <vector>

#include "searcher/marking.h"
#include "searcher/results.h"

namespace dateline {

// About this many bytes are shown.
inline constexpr std::size_t kSnippetBytes = 240;

// Fragments of `text` chosen to show as many different units of `marks` as they can, in the text's
// order, joined by " … " where something is left out between; without marks the text's beginning.
// Where they are too long together, each is cut
// around what it was chosen for. The first sentence that shows every unit ends the search, or a few
// pages after all were seen apart: what comes later is not looked at. A sentence that only repeats
// `title` is passed over while there are others. Every other byte is the original's. Never cuts
// inside a code point, nor inside a grapheme that fits.
[[nodiscard]] std::vector<Segment> make_snippet(std::string_view text, Marks& marks,
                                                std::string_view title = {});

}  // namespace dateline
