#include "web/rate_limit.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace dateline::web {
namespace {

constexpr double kLeastBurst = 10;

std::string network_of(std::string_view address) {
  std::string text(address.substr(0, address.find('%')));  // without the zone of a link
  std::array<char, 16> bytes{};
  if (::inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1) return {bytes.data(), 8};
  return text;
}

double seconds_between(RateLimit::Clock::time_point begin, RateLimit::Clock::time_point end) {
  return std::chrono::duration<double>(end - begin).count();
}

}  // namespace

RateLimit::RateLimit(double per_second)
    : per_second_(per_second), burst_(std::max(2 * per_second, kLeastBurst)) {}

int RateLimit::seconds_to_wait(std::string_view address, Clock::time_point now) {
  const std::lock_guard lock(mutex_);
  if (buckets_.size() >= kMaxAddresses) forget_idle(now);
  const auto [at, is_new] = buckets_.try_emplace(network_of(address), Bucket{burst_, now});
  Bucket& bucket = at->second;
  bucket.tokens =
      std::min(burst_, bucket.tokens + per_second_ * seconds_between(bucket.filled, now));
  bucket.filled = now;
  if (bucket.tokens < 1) {
    return std::max(1, static_cast<int>(std::ceil((1 - bucket.tokens) / per_second_)));
  }
  bucket.tokens -= 1;
  return 0;
}

// A bucket that is full again is as good as none.
void RateLimit::forget_idle(Clock::time_point now) {
  std::erase_if(buckets_, [&](const auto& entry) {
    const Bucket& bucket = entry.second;
    return bucket.tokens + per_second_ * seconds_between(bucket.filled, now) >= burst_;
  });
  if (buckets_.size() >= kMaxAddresses) buckets_.clear();
}

}  // namespace dateline::web
