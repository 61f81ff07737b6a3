#include "searcher/facet_names.h"

namespace dateline {

std::shared_ptr<const FacetName> FacetNames::get(const IndexReader& reader,
                                                 const std::string& state, FacetId id) {
  {
    const std::lock_guard lock(mutex_);
    const auto known = names_.find(id);
    if (state == state_ && known != names_.end()) return known->second;
  }
  // Read without the lock: two threads may read the same name, none waits for another's reading.
  auto name =
      std::make_shared<const FacetName>(decoded_facet_name(reader.metadata(facet_name_key(id))));
  const std::lock_guard lock(mutex_);
  if (state != state_ || names_.size() >= kMost) names_.clear();
  state_ = state;
  names_[id] = name;
  return name;
}

}  // namespace dateline
