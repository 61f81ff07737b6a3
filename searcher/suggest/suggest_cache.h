// What suggestions keep between calls: the vocabulary of the index, and counts already made.
// Thread-safe.
#pragma once

#include <chrono>
#include <memory>
#include <mutex>
#include <string>

#include "searcher/suggest/counting.h"
#include "searcher/suggest/vocabulary_snapshot.h"

namespace dateline {

class SuggestCache {
 public:
  // The vocabulary, read on first need. After a commit it is read again, but so seldom that reading
  // takes at most a twentieth of the time: under a writer that commits all the while it lags
  // behind. Xapian exceptions pass through.
  [[nodiscard]] std::shared_ptr<const VocabularySnapshot> vocabulary(IndexReader& reader);

  [[nodiscard]] CountMemo& counts() { return counts_; }

 private:
  using Clock = std::chrono::steady_clock;

  std::mutex mutex_;
  std::string state_;
  std::shared_ptr<const VocabularySnapshot> snapshot_;
  Clock::time_point fresh_until_;
  CountMemo counts_;
};

}  // namespace dateline
