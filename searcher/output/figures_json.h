// Figures as the contract's JSON: the object of GET /api/v1/figures.
#pragma once

#include <string>

#include "searcher/figure_search.h"

namespace dateline {

// One line, no trailing newline, invalid UTF-8 replaced.
[[nodiscard]] std::string to_json(const FigureResults& results);

}  // namespace dateline
