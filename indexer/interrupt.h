// Ctrl-C as a stop request: the run finishes what it has begun.
#pragma once

#include <stop_token>
#include <thread>

namespace dateline {

// While one exists, SIGINT and SIGTERM ask for a stop; a second one ends the process at once with
// status 130. REQUIRES: made before any other thread, so that all of them inherit the blocked
// signals.
class InterruptWatcher {
 public:
  InterruptWatcher();
  ~InterruptWatcher();
  InterruptWatcher(const InterruptWatcher&) = delete;
  InterruptWatcher& operator=(const InterruptWatcher&) = delete;

  [[nodiscard]] std::stop_token token() const { return requested_.get_token(); }

 private:
  std::stop_source requested_;
  std::jthread thread_;
};

inline constexpr int kInterruptedStatus = 130;  // as shells report a death by SIGINT

}  // namespace dateline
