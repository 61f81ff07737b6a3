// A server under everything at once for a while: searches, exports, feeds and pages, an index that
// is written to and compacted, SIGHUP. Memory and descriptors must not grow. Ten seconds; two
// minutes with DATELINE_LONG_TESTS, and DATELINE_SOAK_SECONDS=3600 for an hour (docs/serving.md).
#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <thread>
#include <vector>

#include "tests/support/command.h"
#include "tests/support/temp_folder.h"
#include "tests/web/http_client.h"
#include "tests/web/program.h"

namespace dateline::web::test {
namespace {

using Clock = std::chrono::steady_clock;
using dateline::test::run_command;
using dateline::test::TempFolder;
using nlohmann::json;

constexpr int kArticles = 2000;

std::chrono::seconds soak_length() {
  if (const char* given = std::getenv("DATELINE_SOAK_SECONDS")) {
    return std::chrono::seconds(std::atoi(given));
  }
  return std::chrono::seconds(std::getenv("DATELINE_LONG_TESTS") != nullptr ? 120 : 10);
}

std::string article(int number, int version) {
  return json({{"id", "n" + std::to_string(number)},
               {"date", "2021-11-" + std::to_string(10 + number % 20)},
               {"text", "Report " + std::to_string(number) + ", version " +
                            std::to_string(version) + ": John Smith counted " +
                            std::to_string(number % 97) + " boats off Calais and Dover."}})
             .dump() +
         "\n";
}

std::size_t resident_kib(int pid) {
  std::ifstream status("/proc/" + std::to_string(pid) + "/status");
  for (std::string line; std::getline(status, line);) {
    if (line.rfind("VmRSS:", 0) == 0) return std::stoul(line.substr(6));
  }
  return 0;
}

std::size_t descriptors(int pid) {
  std::size_t count = 0;
  for ([[maybe_unused]] const auto& entry :
       std::filesystem::directory_iterator("/proc/" + std::to_string(pid) + "/fd")) {
    ++count;
  }
  return count;
}

// Asks for one thing after the other until told to end; counts what was not answered as it should.
void ask_on(int port, int first, const std::atomic<bool>& end, std::atomic<int>& answers,
            std::atomic<int>& faults) {
  const std::vector<std::string> targets = {"/api/v1/search?q=boats&facets=people,places,numbers",
                                            "/?q=calais",
                                            "/feed.atom?q=dover",
                                            "/api/v1/export?q=john&format=csv",
                                            "/api/v1/articles/n7",
                                            "/api/v1/suggest?q=cal",
                                            "/api/v1/search?q=report+" + std::to_string(first),
                                            "/readyz",
                                            "/metrics"};
  for (std::size_t i = static_cast<std::size_t>(first); !end; ++i) {
    const Reply reply = get(port, targets[i % targets.size()]);
    const bool whole = reply.header("transfer-encoding").empty() ||
                       reply.body.find("\r\n0\r\n\r\n") != std::string::npos;
    if (reply.status != 200 || !whole) ++faults;
    ++answers;
  }
}

}  // namespace

TEST_CASE("dateline-serve: under load, updates and reopens nothing fails, and nothing grows") {
  const TempFolder folder;
  std::string all;
  for (int i = 0; i < kArticles; ++i) all += article(i, 0);
  const auto index = [&](std::vector<std::string> words) {
    words.insert(words.begin(), {DATELINE_INDEX_PROGRAM, "--index", folder / "i"});
    return run_command(words).status == 0;
  };
  REQUIRE(index({folder.write("all.jsonl", all)}));
  Program server({"--index", folder / "i", "--listen=127.0.0.1:0"});
  const int port = port_of(server.line());
  std::atomic<bool> end = false;
  std::atomic<int> answers = 0;
  std::atomic<int> faults = 0;
  std::vector<std::thread> clients;
  for (int i = 0; i < 4; ++i) {
    clients.emplace_back([&, i] { ask_on(port, i, end, answers, faults); });
  }
  const auto begin = Clock::now();
  const auto length = soak_length();
  std::size_t early_kib = 0, early_descriptors = 0, late_kib = 0, late_descriptors = 0;
  int updates = 0;
  for (int round = 1; Clock::now() - begin < length; ++round) {
    CHECK(index({folder.write("change.jsonl", article(kArticles + round % 50, round))}));
    ++updates;
    if (round % 7 == 0) CHECK(index({"--compact"}));
    if (round % 3 == 0) server.signal(SIGHUP);
    const std::size_t kib = resident_kib(server.pid());
    const std::size_t open = descriptors(server.pid());
    // The most of the first third, when everything has been used once, and of the last.
    if (Clock::now() - begin < length / 3) {
      early_kib = std::max(early_kib, kib);
      early_descriptors = std::max(early_descriptors, open);
    } else if (Clock::now() - begin > length * 2 / 3) {
      late_kib = std::max(late_kib, kib);
      late_descriptors = std::max(late_descriptors, open);
    }
  }
  end = true;
  for (std::thread& client : clients) client.join();
  WARN(answers << " answers, " << updates << " updates; memory " << early_kib << " then "
               << late_kib << " KiB, descriptors " << early_descriptors << " then "
               << late_descriptors);
  CHECK(faults == 0);
  CHECK(answers > 100);
  CHECK(updates >= 3);
  // Sanitizers keep what was freed for a while.
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  CHECK(late_kib < early_kib + early_kib / 5 + 4096);
#endif
  CHECK(late_descriptors <
        early_descriptors + 40);  // as many as requests are under way more or less
  server.signal(SIGTERM);
  CHECK(server.wait() == 0);
  CHECK(server.messages().empty());
}

}  // namespace dateline::web::test
