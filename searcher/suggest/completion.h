// Completion: words, names and headlines of the index that go on with what is typed so far.
#pragma once

#include <string_view>
#include <vector>

#include "searcher/index_reader.h"
#include "searcher/suggest/suggest_cache.h"
#include "searcher/suggest/suggestion.h"

namespace dateline {

// Longer texts are not completed.
inline constexpr std::size_t kMaxCompletedBytes = 256;

// At most `limit`: the most frequent names and words first, then headlines. Where what begins as
// `text` ends is rare or missing, also what is spelled like it and far more frequent. Every query
// finds `count` articles, at least one, together with what stands before it. Xapian exceptions pass
// through.
[[nodiscard]] std::vector<Suggestion> complete(std::string_view text, std::size_t limit,
                                               IndexReader& reader, SuggestCache& cache);

}  // namespace dateline
