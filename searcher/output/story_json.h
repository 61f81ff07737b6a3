// A story as the contract's JSON.
#pragma once

#include <string>

#include "searcher/story.h"

namespace dateline {

// {"id","title","first","last","complete","articles":[{"id","title","date","source","duplicates",
// "new":{"sentences":[{"text","begin","end"}],"people","places","numbers"}}]} on one line.
[[nodiscard]] std::string to_json(const StoryView& story);

}  // namespace dateline
