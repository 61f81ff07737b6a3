// Results for people at a terminal: numbered hits with marked snippets, facets and totals.
#pragma once

#include <string>

#include "searcher/results.h"

namespace dateline {

struct HumanStyle {
  bool bold = false;  // mark matches with terminal escapes; without, they stand plain
};

// Hits, facets where there are any, and the total, with newlines. What the index holds is shown
// without its control characters, so that no article can send escapes to the terminal. Notices are
// not in it: they go to standard error.
[[nodiscard]] std::string human_text(const SearchResults& results, HumanStyle style);

// A notice as a line for standard error.
[[nodiscard]] std::string human_text(const Notice& notice);

// On one line, control characters (C0, DEL, C1) as blanks, runs of them as one.
[[nodiscard]] std::string one_line(std::string_view text);

// Segments on one line, what matched bold where the style has it.
[[nodiscard]] std::string marked(const std::vector<Segment>& segments, HumanStyle style);

}  // namespace dateline
