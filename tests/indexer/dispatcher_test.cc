#include "indexer/dispatcher.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

namespace dateline {
namespace {

Job job(int number, bool replaces = false, std::size_t bytes = 10) {
  Job out;
  out.article.id = std::to_string(number);
  out.article.text = std::string(bytes, 'x');
  out.replaces = replaces;
  return out;
}

struct Sent {
  std::vector<Batch> batches;
  Dispatcher dispatcher;
  explicit Sent(const BulkRule& rule)
      : dispatcher(rule, [this](Batch&& batch) {
          batches.push_back(std::move(batch));
          return true;
        }) {}
  void add(int count) {
    for (int i = 0; i < count; ++i) REQUIRE(dispatcher.add(job(i)));
  }
  // Articles that went each way, "direct chunk", and whether their order held.
  std::string ways() {
    REQUIRE(dispatcher.flush());
    std::size_t direct = 0;
    std::size_t chunk = 0;
    int next = 0;
    for (const Batch& batch : batches) {
      for (const Job& each : batch.jobs) {
        ++(batch.way == Way::direct ? direct : chunk);
        CHECK(each.article.id == std::to_string(next++));
      }
    }
    return std::to_string(direct) + " " + std::to_string(chunk);
  }
};

}  // namespace

TEST_CASE("Dispatcher: few articles go directly, many into an empty index in chunks") {
  Sent few({});
  few.add(500);
  CHECK(few.ways() == "500 0");
  Sent many({});
  many.add(2500);
  CHECK(many.ways() == "0 2500");
}

TEST_CASE("Dispatcher: chunks are cut by bytes, smaller ones near the end of the files") {
  const auto sizes_of = [](std::size_t pending) {
    Sent sent({0, 0, pending});
    for (int i = 0; i < 400; ++i) REQUIRE(sent.dispatcher.add(job(i, false, 100'000)));
    CHECK(sent.ways() == "0 400");
    std::vector<std::size_t> sizes;
    for (const Batch& batch : sent.batches) sizes.push_back(batch.text_bytes >> 20);
    return sizes;
  };
  // Nothing is known of the end on standard input; in archives there may be more than was guessed.
  const std::vector<std::size_t> by_bytes = sizes_of(0);
  CHECK(by_bytes.size() == 10);
  for (std::size_t i = 0; i + 1 < by_bytes.size(); ++i) CHECK(by_bytes[i] == 4);
  CHECK(sizes_of(5'000'000).size() == 13);
  const std::vector<std::size_t> tapered = sizes_of(40'000'000);
  CHECK(tapered.front() == 4);
  CHECK(tapered[tapered.size() - 2] == 1);
  CHECK(std::is_sorted(tapered.rbegin(), tapered.rend()));
}

TEST_CASE("Dispatcher: very short articles count for more than their text") {
  Sent sent({});
  sent.add(9000);
  CHECK(sent.ways() == "0 9000");
  CHECK(sent.batches.size() == 3);
}

TEST_CASE("Dispatcher: a large index is rewritten only for much new text") {
  Sent little({100'000, 1'000'000'000, 5'000'000});
  little.add(2500);
  CHECK(little.ways() == "2500 0");
  Sent much({100'000, 1'000'000'000, 500'000'000});
  much.add(2500);
  CHECK(much.ways() == "0 2500");
}

TEST_CASE("Dispatcher: an origin is settled with or after its last article") {
  for (const int count : {3, 1200}) {
    Sent sent({});
    sent.add(count);
    LedgerEntry entry;
    entry.path = "/a";
    REQUIRE(sent.dispatcher.settle(entry));
    CHECK(sent.ways().find(std::to_string(count)) != std::string::npos);
    REQUIRE_FALSE(sent.batches.empty());
    CHECK(sent.batches.back().settled.size() == 1);
  }
}

TEST_CASE("Dispatcher: many replacements turn the bulk way into the direct one") {
  Sent sent({});
  sent.add(600);
  for (int i = 600; i < 640; ++i) REQUIRE(sent.dispatcher.add(job(i, true, 1 << 20)));
  const std::string ways = sent.ways();
  CHECK(ways.substr(ways.find(' ')) < " 620");
  CHECK(sent.batches.back().way == Way::direct);
}

}  // namespace dateline
