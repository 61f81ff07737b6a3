#include "indexer/pipeline.h"

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <string>
#include <vector>

namespace dateline {

TEST_CASE("Pipeline: results come in the order of submission, within the budget") {
  std::atomic<int> in_flight{0};
  std::atomic<int> most{0};
  std::vector<int> delivered;
  OrderedPipeline<int, int> pipeline(
      4, 10,
      [&](int&& n, unsigned) -> Result<int> {
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

TEST_CASE("Pipeline: a worker has its own number and takes its items in order") {
  std::vector<std::vector<int>> taken(3);
  OrderedPipeline<int, int> pipeline(
      3, 50,
      [&](int&& n, unsigned worker) -> Result<int> {
        taken.at(worker).push_back(n);
        return n;
      },
      [](int&&) -> Result<void> { return {}; });
  for (int i = 0; i < 500; ++i) REQUIRE(pipeline.submit(i, 1));
  REQUIRE(pipeline.finish().ok());
  std::size_t count = 0;
  for (const std::vector<int>& items : taken) {
    CHECK(std::is_sorted(items.begin(), items.end()));
    count += items.size();
  }
  CHECK(count == 500);
}

TEST_CASE("Pipeline: a result that weighs less than its item makes room while it waits") {
  std::atomic<int> worked{0};
  int beside_the_first = 0;
  int delivered = 0;
  OrderedPipeline<int, int> pipeline(
      2, 100,
      [&](int&& n, unsigned) -> Result<int> {
        ++worked;
        return n;
      },
      [&](int&&) -> Result<void> {
        // By the items' weight only two are let in before the first is delivered.
        const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds(20);
        while (delivered == 0 && worked < 8 && std::chrono::steady_clock::now() < limit)
          std::this_thread::sleep_for(std::chrono::milliseconds(1));
        if (delivered == 0) beside_the_first = worked;
        ++delivered;
        return {};
      },
      [](const int&) -> std::size_t { return 1; });
  for (int i = 0; i < 8; ++i) REQUIRE(pipeline.submit(i, 50));
  REQUIRE(pipeline.finish().ok());
  CHECK(beside_the_first == 8);
  CHECK(delivered == 8);
}

TEST_CASE("Pipeline: the first failure ends it, in work or in delivery") {
  const Error failure{ErrorCode::no_space, "full", ""};
  for (const bool in_work : {true, false}) {
    int delivered = 0;
    OrderedPipeline<int, int> pipeline(
        3, 4,
        [&](int&& n, unsigned) -> Result<int> {
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
