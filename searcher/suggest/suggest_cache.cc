#include "searcher/suggest/suggest_cache.h"

namespace dateline {

std::shared_ptr<const VocabularySnapshot> SuggestCache::vocabulary(IndexReader& reader) {
  constexpr int kRest = 20;
  const std::string state = state_of(reader);
  // Under the lock: whoever comes first reads, the others wait for it rather than do the same work.
  const std::lock_guard lock(mutex_);
  const Clock::time_point begin = Clock::now();
  if (snapshot_ && (state == state_ || begin < fresh_until_)) return snapshot_;
  snapshot_ = std::make_shared<const VocabularySnapshot>(reader);
  state_ = state;
  const Clock::time_point end = Clock::now();
  fresh_until_ = end + kRest * (end - begin);
  return snapshot_;
}

}  // namespace dateline
