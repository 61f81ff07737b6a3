// One service asked by several threads, as the server does.
#include <atomic>
#include <catch2/catch.hpp>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/test_archive.h"

using namespace dateline;
using namespace dateline::test;

TEST_CASE("Threads: several ask at once for what every article answers") {
  const TestArchive archive(TestArchive::json_lines(
      {{"a", "A dinghy sank off Calais."}, {"b", "The harvest was late in Kent."}}));
  std::atomic<int> wrong = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int n = 0; n < 5'000; ++n) {
        SearchRequest request;
        request.query = n % 2 == 0 ? "" : "-harvest";
        request.limit = 0;
        const auto results = archive.service().search(request);
        if (!results || results->total != (n % 2 == 0 ? 2U : 1U)) ++wrong;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(wrong == 0);
}
