#include "indexer/pipeline.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <string>

namespace dateline {

TEST_CASE("Pipeline: results come in the order of submission, within the budget") {
  std::atomic<int> in_flight{0};
  std::atomic<int> most{0};
  std::vector<int> delivered;
  OrderedPipeline<int, int> pipeline(
      4, 10,
      [&](int&& n) -> Result<int> {
        const int now = ++in_flight;
        if (now > most) most = now;
        std::this_thread::sleep_for(std::chrono::microseconds(n % 7 * 100));
        return n * 2;
      },
      [&](int&& n) -> Result<void> {
        --in_flight;
        delivered.push_back(n);
        return {};
      });
  for (int i = 0; i < 500; ++i) REQUIRE(pipeline.submit(i, 1));
  REQUIRE(pipeline.submit(500, 1000));  // larger than the budget: goes alone
  REQUIRE(pipeline.finish().ok());
  REQUIRE(delivered.size() == 501);
  for (int i = 0; i <= 500; ++i) REQUIRE(delivered[static_cast<std::size_t>(i)] == i * 2);
  CHECK(most <= 11);
}

TEST_CASE("Pipeline: the first failure ends it, in work or in delivery") {
  const Error failure{ErrorCode::no_space, "full", ""};
  for (const bool in_work : {true, false}) {
    int delivered = 0;
    OrderedPipeline<int, int> pipeline(
        3, 4,
        [&](int&& n) -> Result<int> {
          return in_work && n == 20 ? Result<int>(failure) : Result<int>(n);
        },
        [&](int&& n) -> Result<void> {
          if (!in_work && n == 20) return failure;
          ++delivered;
          return {};
        });
    bool goes_on = true;
    for (int i = 0; goes_on && i < 100'000; ++i) goes_on = pipeline.submit(i, 1);
    CHECK_FALSE(goes_on);
    const auto finished = pipeline.finish();
    REQUIRE_FALSE(finished.ok());
    CHECK(finished.error().code == ErrorCode::no_space);
    CHECK(delivered == 20);
  }
}

}  // namespace dateline
