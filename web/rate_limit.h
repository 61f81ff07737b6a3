// So many requests a second from one address, and a few at once.
#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace dateline::web {

// A token bucket for each address (of IPv6 for each /64, which is what one customer has). Any
// thread. At most kMaxAddresses are remembered, some 100 bytes each; beyond, all are forgotten,
// since refusing everybody would be worse than refusing nobody for a moment.
class RateLimit {
 public:
  using Clock = std::chrono::steady_clock;
  static constexpr std::size_t kMaxAddresses = 100'000;

  // Twice as many as a second brings may come at once, and ten at least. REQUIRES per_second > 0.
  explicit RateLimit(double per_second);

  // 0: the request may pass, and is counted; else the seconds to wait before the next.
  [[nodiscard]] int seconds_to_wait(std::string_view address, Clock::time_point now = Clock::now());

 private:
  struct Bucket {
    double tokens = 0;
    Clock::time_point filled;
  };
  void forget_idle(Clock::time_point now);

  const double per_second_;
  const double burst_;
  std::mutex mutex_;
  std::unordered_map<std::string, Bucket> buckets_;
};

}  // namespace dateline::web
