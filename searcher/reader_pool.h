// Readers of one index, kept for the next call: opening one costs more than most queries.
#pragma once

#include <xapian.h>

#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "core/schema/xapian_guard.h"
#include "searcher/index_reader.h"

namespace dateline {

// All calls may run concurrently: a reader belongs to one call at a time.
class ReaderPool {
 public:
  explicit ReaderPool(std::string location) : location_(std::move(location)) {}

  // One of the newest state. Errors: those of IndexReader::open().
  [[nodiscard]] Result<std::unique_ptr<IndexReader>> acquire();
  void release(std::unique_ptr<IndexReader> reader);

  // Closes those that no call uses at the moment.
  void clear();

  [[nodiscard]] const std::string& location() const { return location_; }

  // Runs `work` with a reader of the newest state; again, with a fresh one, when a writer overtook
  // it.
  template <typename Work>
  auto with_reader(Work&& work) -> decltype(work(std::declval<IndexReader&>())) {
    for (int attempt = 1;; ++attempt) {
      auto reader = acquire();
      if (!reader) return reader.error();
      bool overtaken = false;
      auto result = guarded([&] {
        try {
          return work(**reader);
        } catch (const Xapian::DatabaseModifiedError&) {
          overtaken = attempt < kAttempts;
          throw;
        }
      });
      if (result.ok()) release(std::move(*reader));
      if (!overtaken) return result;
    }
  }

 private:
  using Readers = std::vector<std::unique_ptr<IndexReader>>;
  static constexpr int kAttempts = 4;  // when a writer overtakes a reader

  // The last to close files that are removed waits until the system has freed them, 100 ms for some
  // hundred MB: a thread beside does, not a query.
  void let_go(Readers readers);

  const std::string location_;
  std::mutex mutex_;
  Readers idle_;
  std::mutex closing_;
  std::jthread closer_;
};

}  // namespace dateline
