// Independent pieces of work on several threads.
#pragma once

#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace dateline {

// Calls work(0) to work(count - 1) on up to `threads` threads, this one among them. `make_work` is
// called once on each thread: what it returns holds what that thread has of its own. The first
// exception ends all and passes through.
template <typename MakeWork>
void in_parallel(std::size_t count, std::size_t threads, const MakeWork& make_work) {
  std::atomic<std::size_t> next{0};
  std::mutex mutex;
  std::exception_ptr failure;
  const auto run = [&] {
    try {
      auto work = make_work();
      for (std::size_t i = next++; i < count; i = next++) work(i);
    } catch (...) {
      next = count;
      const std::lock_guard lock(mutex);
      if (!failure) failure = std::current_exception();
    }
  };
  {
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < threads && i < count; ++i) others.emplace_back(run);
    if (count > 0) run();
  }
  if (failure) std::rethrow_exception(failure);
}

}  // namespace dateline
