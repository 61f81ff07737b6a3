// Suggestions as the contract's JSON.
#pragma once

#include <string>
#include <vector>

#include "searcher/suggest/suggestion.h"

namespace dateline {

// {"suggestions":[{"text","kind","query","count"}]} on one line.
[[nodiscard]] std::string to_json(const std::vector<Suggestion>& suggestions);

}  // namespace dateline
