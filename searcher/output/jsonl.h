// Hits as JSON Lines: one hit object a line. What --jsonl and the export write.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "searcher/results.h"

namespace dateline {

// The hit object with its newline; begins with {"qid":... where one is given.
[[nodiscard]] std::string jsonl_line(const Hit& hit, std::optional<std::string_view> qid = {});

}  // namespace dateline
