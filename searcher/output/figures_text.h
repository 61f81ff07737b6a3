// Figures for a person at a terminal.
#pragma once

#include <string>

#include "searcher/figure_search.h"
#include "searcher/output/human.h"

namespace dateline {

// Table by table: what is counted, then for each figure who reports it, since when, and a sentence.
// Control characters of texts are left out.
[[nodiscard]] std::string human_text(const FigureResults& results, HumanStyle style);

}  // namespace dateline
