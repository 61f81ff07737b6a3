// An ordered pipeline: one thread submits, several work, one delivers the results in the order of
// submission. Memory is bounded: what is submitted and not delivered stays within a budget of
// bytes; once worked on, an item may weigh less.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "core/base/result.h"

namespace dateline {

// The first Error of `work` or `deliver` stops everything: later items are dropped. Neither may
// throw.
template <typename In, typename Out>
class OrderedPipeline {
 public:
  // Called by several threads at once, each of which has its own number below `workers`, and takes
  // its items in order.
  using Work = std::function<Result<Out>(In&&, unsigned worker)>;
  using Deliver = std::function<Result<void>(Out&&)>;    // called by one thread, in order
  using Weigh = std::function<std::size_t(const Out&)>;  // bytes that a result holds

  // Without `weigh`, a result weighs what its item did; it never weighs more.
  OrderedPipeline(unsigned workers, std::size_t budget_bytes, Work work, Deliver deliver,
                  Weigh weigh = {})
      : budget_(budget_bytes),
        work_(std::move(work)),
        deliver_(std::move(deliver)),
        weigh_(std::move(weigh)) {
    for (unsigned i = 0; i < workers; ++i) threads_.emplace_back([this, i] { run_worker(i); });
    threads_.emplace_back([this] { run_delivery(); });
  }
  OrderedPipeline(const OrderedPipeline&) = delete;
  OrderedPipeline& operator=(const OrderedPipeline&) = delete;
  ~OrderedPipeline() { static_cast<void>(finish()); }

  // Waits for room, then queues. An item larger than the whole budget goes alone. False after a
  // failure: submit no more.
  bool submit(In item, std::size_t bytes) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock,
                  [&] { return failure_ || in_flight_ == 0 || in_flight_ + bytes <= budget_; });
    if (failure_) return false;
    in_flight_ += bytes;
    slots_.emplace_back(std::move(item), bytes);
    ++waiting_;
    changed_.notify_all();
    return true;
  }

  // Waits until everything submitted is delivered, or the first failure. May be called again.
  Result<void> finish() {
    {
      const std::lock_guard lock(mutex_);
      closed_ = true;
      changed_.notify_all();
    }
    threads_.clear();  // joins
    if (failure_) return *failure_;
    return {};
  }

 private:
  struct Slot {
    Slot(In item, std::size_t size) : in(std::move(item)), bytes(size) {}
    std::optional<In> in;
    std::optional<Result<Out>> out;
    std::size_t bytes;
  };

  void run_worker(unsigned worker) {
    std::unique_lock lock(mutex_);
    for (;;) {
      changed_.wait(lock, [&] { return failure_ || waiting_ > 0 || closed_; });
      if (failure_ || waiting_ == 0) return;
      Slot& slot = slots_[slots_.size() - waiting_];  // the oldest that nobody took
      --waiting_;
      lock.unlock();
      Result<Out> out = work_(std::move(*slot.in), worker);
      lock.lock();
      slot.in.reset();
      slot.out.emplace(std::move(out));
      if (weigh_ && slot.out->ok()) {
        const std::size_t held = std::min(slot.bytes, weigh_(slot.out->value()));
        in_flight_ -= slot.bytes - held;
        slot.bytes = held;
      }
      changed_.notify_all();
    }
  }

  void run_delivery() {
    std::unique_lock lock(mutex_);
    for (;;) {
      changed_.wait(lock, [&] {
        return failure_ || (!slots_.empty() && slots_.front().out) || (closed_ && slots_.empty());
      });
      if (failure_ || slots_.empty()) return;
      Slot& slot = slots_.front();
      lock.unlock();
      Result<void> done =
          slot.out->ok() ? deliver_(std::move(slot.out->value())) : slot.out->error();
      lock.lock();
      if (!done) failure_ = done.error();
      in_flight_ -= slot.bytes;
      // After a failure a worker may still hold a reference into the queue: it is left as it is.
      if (!failure_) slots_.pop_front();
      changed_.notify_all();
    }
  }

  const std::size_t budget_;
  const Work work_;
  const Deliver deliver_;
  const Weigh weigh_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Slot> slots_;   // by order of submission; references stay valid
  std::size_t waiting_ = 0;  // the last so many slots were taken by no worker yet
  std::size_t in_flight_ = 0;
  bool closed_ = false;
  std::optional<Error> failure_;
  std::vector<std::jthread> threads_;  // last: they use all of the above
};

}  // namespace dateline
