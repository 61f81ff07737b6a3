// The names behind facet ids, read from the index's metadata once for each of its states.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "core/schema/facet_ids.h"
#include "searcher/index_reader.h"

namespace dateline {

// Thread-safe.
class FacetNames {
 public:
  // An empty name where the index knows none. `state` is state_of(reader). Xapian exceptions pass
  // through.
  [[nodiscard]] std::shared_ptr<const FacetName> get(const IndexReader& reader,
                                                     const std::string& state, FacetId id);

 private:
  // About 60 MB.
  static constexpr std::size_t kMost = 200'000;

  std::mutex mutex_;
  std::string state_;
  std::unordered_map<FacetId, std::shared_ptr<const FacetName>> names_;
};

}  // namespace dateline
