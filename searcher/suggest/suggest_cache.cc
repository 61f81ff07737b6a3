#include "searcher/suggest/suggest_cache.h"

#include <utility>

#include "core/schema/xapian_guard.h"

namespace dateline {
namespace {

constexpr int kRest = 20;  // times as long as reading took

}  // namespace

std::shared_ptr<const VocabularySnapshot> SuggestCache::vocabulary(IndexReader& reader) {
  const std::string state = state_of(reader);
  const std::lock_guard lock(mutex_);
  if (!snapshot_) {
    snapshot_ = std::make_shared<const VocabularySnapshot>(reader);
    state_ = state;
  } else if (state != state_ && !reading_ && Clock::now() >= fresh_until_) {
    reading_ = true;
    // The thread before has ended but for its last step: joining it takes no time.
    reader_ = std::jthread([this, location = reader.location()] { read_again(location); });
  }
  return snapshot_;
}

// On a connection of its own. What fails is tried again after a rest: the old vocabulary serves.
void SuggestCache::read_again(const std::string& location) {
  const Clock::time_point begin = Clock::now();
  std::string state;
  std::shared_ptr<const VocabularySnapshot> fresh;
  auto reader = IndexReader::open(location);
  const auto read = guarded([&] {
    if (!reader) return;
    state = state_of(**reader);
    fresh = std::make_shared<const VocabularySnapshot>(**reader);
  });
  const Clock::time_point end = Clock::now();
  const std::lock_guard lock(mutex_);
  if (read && fresh) {
    snapshot_ = std::move(fresh);
    state_ = std::move(state);
  }
  fresh_until_ = end + kRest * (end - begin);
  reading_ = false;
}

}  // namespace dateline
