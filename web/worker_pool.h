// Threads that run tasks, first come first served, with a bound on how many may wait.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "core/base/result.h"

namespace dateline::web {

class WorkerPool {
 public:
  using Task = std::function<void()>;  // must not throw

  // REQUIRES threads > 0. Error io when the system refuses a thread.
  [[nodiscard]] static Result<std::unique_ptr<WorkerPool>> start(std::size_t threads,
                                                                 std::size_t max_waiting);
  // Runs what still waits, then joins.
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  // False, and nothing done, when too many tasks wait already. Any thread.
  [[nodiscard]] bool submit(Task task);

 private:
  explicit WorkerPool(std::size_t max_waiting) : max_waiting_(max_waiting) {}
  void run();

  const std::size_t max_waiting_;
  std::mutex mutex_;
  std::condition_variable ready_;
  std::deque<Task> waiting_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace dateline::web
