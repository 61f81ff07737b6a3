// Hits as a TREC run: `qid Q0 id rank score TAG`, for trec_eval and its like.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searcher/results.h"

namespace dateline {

// One line for each hit, ranks from 1. Scores fall strictly, as evaluation sorts by them: a tie,
// and any score above the one before, goes just below it. Blanks in qid, id and tag become %20.
[[nodiscard]] std::string trec_lines(const std::vector<Hit>& hits, std::string_view qid,
                                     std::string_view tag);

}  // namespace dateline
