// What suggestions keep between calls: the vocabulary of the index, and counts already made.
// Thread-safe.
#pragma once

#include <chrono>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "searcher/suggest/counting.h"
#include "searcher/suggest/vocabulary_snapshot.h"

namespace dateline {

class SuggestCache {
 public:
  // The vocabulary. The first caller reads it, and others wait; after a commit it is read again
  // beside, while callers are given the old one, and so seldom that reading takes at most a
  // twentieth of the time. Xapian exceptions pass through.
  [[nodiscard]] std::shared_ptr<const VocabularySnapshot> vocabulary(IndexReader& reader);

  [[nodiscard]] CountMemo& counts() { return counts_; }

 private:
  using Clock = std::chrono::steady_clock;

  void read_again(const std::string& location);

  std::mutex mutex_;
  std::string state_;
  std::shared_ptr<const VocabularySnapshot> snapshot_;
  bool reading_ = false;
  Clock::time_point fresh_until_;
  CountMemo counts_;
  std::jthread reader_;  // last: it uses all of the above
};

}  // namespace dateline
