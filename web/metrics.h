// What the server has done, counted, in Prometheus' text form (version 0.0.4).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <utility>

#include "searcher/search_service.h"
#include "web/http_server.h"

namespace dateline::web {

// Any thread.
class Metrics {
 public:
  void answered(const Answered& answer);
  // A connection's request was refused before it reached a handler.
  void refused(int status);

  // What is true at this moment.
  struct Now {
    std::size_t connections = 0;
    bool ready = false;
    IndexStatus index;  // where ready
  };
  [[nodiscard]] std::string text(const Now& now) const;

 private:
  // Upper bounds in seconds; the last bucket has none.
  static constexpr std::array<double, 13> kBounds = {
      0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5};
  struct Latency {
    std::array<std::uint64_t, kBounds.size() + 1> buckets{};
    double sum = 0;
    std::uint64_t count = 0;
  };

  mutable std::mutex mutex_;
  std::map<std::pair<std::string, int>, std::uint64_t> requests_;  // by route and status
  std::map<std::string, Latency> latency_;                         // by route
  std::map<int, std::uint64_t> refused_;                           // by status
  std::uint64_t bytes_ = 0;
};

}  // namespace dateline::web
