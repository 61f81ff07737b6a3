#include "web/worker_pool.h"

#include <utility>

#include "web/start_threads.h"

namespace dateline::web {

Result<std::unique_ptr<WorkerPool>> WorkerPool::start(std::size_t threads,
                                                      std::size_t max_waiting) {
  std::unique_ptr<WorkerPool> pool(new WorkerPool(max_waiting));
  const auto started = start_threads(threads, pool->threads_, [raw = pool.get()] { raw->run(); });
  if (!started) return started.error();
  return pool;
}

WorkerPool::~WorkerPool() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  ready_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

bool WorkerPool::submit(Task task) {
  {
    const std::lock_guard lock(mutex_);
    if (stopping_ || waiting_.size() >= max_waiting_) return false;
    waiting_.push_back(std::move(task));
  }
  ready_.notify_one();
  return true;
}

void WorkerPool::run() {
  for (;;) {
    Task task;
    {
      std::unique_lock lock(mutex_);
      ready_.wait(lock, [&] { return stopping_ || !waiting_.empty(); });
      if (waiting_.empty()) return;
      task = std::move(waiting_.front());
      waiting_.pop_front();
    }
    task();
  }
}

}  // namespace dateline::web
