#include "searcher/reader_pool.h"

namespace dateline {

Result<std::unique_ptr<IndexReader>> ReaderPool::acquire() {
  std::unique_ptr<IndexReader> reader;
  Readers left_behind;
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty() && idle_.back()->is_left_behind()) left_behind = std::exchange(idle_, {});
    if (!idle_.empty()) {
      reader = std::move(idle_.back());
      idle_.pop_back();
    }
  }
  let_go(std::move(left_behind));
  if (!reader) return IndexReader::open(location_);
  if (auto fresh = reader->refresh(); !fresh) return IndexReader::open(location_);
  return reader;
}

void ReaderPool::release(std::unique_ptr<IndexReader> reader) {
  Readers left_behind;
  {
    const std::lock_guard lock(mutex_);
    // One left behind would keep the files of a generation that is gone, and their space, for
    // good.
    if (!idle_.empty() && idle_.back()->generation() != reader->generation())
      left_behind = std::exchange(idle_, {});
    idle_.push_back(std::move(reader));
  }
  let_go(std::move(left_behind));
}

void ReaderPool::clear() {
  Readers idle;
  {
    const std::lock_guard lock(mutex_);
    idle = std::exchange(idle_, {});
  }
  let_go(std::move(idle));
}

void ReaderPool::let_go(Readers readers) {
  if (readers.empty()) return;
  const std::lock_guard lock(closing_);
  closer_ = std::jthread([old = std::move(readers)]() mutable { old.clear(); });
}

}  // namespace dateline
