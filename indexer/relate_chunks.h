// Near-copies and stories of a bulk run: worked out over the index and the finished chunks
// together and written into the chunks before they are merged. Written into the merged index they
// would leave every block they touch behind, and a fifth more to store.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "indexer/relations.h"

namespace dateline {

// What changes of articles that the index holds already: their id's term, and the values. To be
// written when the chunks have been merged with it.
using LateValues = std::vector<std::pair<std::string, std::map<Slot, std::string>>>;

// `samples` are of the chunks' articles, in order. REQUIRES that `relations` holds no changes, and
// chunks without deleted documents. With up to `jobs` threads.
[[nodiscard]] Result<LateValues> relate_chunks(const std::filesystem::path& generation,
                                               const std::vector<std::filesystem::path>& chunks,
                                               const ShingleSamples& samples, Relations& relations,
                                               unsigned jobs);

}  // namespace dateline
