// dateline-serve over an index that is written all the while: four readers, a writer, both ways in,
// several generations. No request fails, and what the writer's end acknowledged is seen by every
// request from then on.
#include <array>
#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/command.h"
#include "tests/support/temp_folder.h"
#include "tests/web/http_client.h"
#include "tests/web/program.h"

namespace dateline::web::test {
namespace {

namespace fs = std::filesystem;
using dateline::test::CommandResult;
using dateline::test::run_command;
using dateline::test::TempFolder;
using nlohmann::json;

constexpr int kStories = 8;
constexpr int kReaders = 4;

std::string story(int number, int version) {
  const std::string words = "story" + std::to_string(number) + " version" + std::to_string(version);
  return json({{"id", "story" + std::to_string(number)},
               {"source", std::to_string(version)},
               {"text", "Mr John Smith met 12 people in Calais: " + words + "."}})
             .dump() +
         "\n";
}

// Articles without a word that is asked for.
std::string filling(int first, int last) {
  std::string out;
  for (int i = first; i <= last; ++i) {
    out += json({{"id", "filling" + std::to_string(i)}, {"text", "Rain in Dover."}}).dump() + "\n";
  }
  return out;
}

// Asks for each story in turn, by search and by id, until told to end.
class Reader {
 public:
  Reader(int port, std::array<std::atomic<int>, kStories>& acknowledged)
      : port_(port), acknowledged_(acknowledged) {}

  void run(const std::stop_token& end) {
    for (int i = 0; !end.stop_requested() && fault_.empty(); ++i) ask(i % kStories);
  }
  [[nodiscard]] const std::string& fault() const { return fault_; }
  [[nodiscard]] int answers() const { return answers_; }

 private:
  void ask(int number) {
    const std::string id = "story" + std::to_string(number);
    const int least = acknowledged_[static_cast<std::size_t>(number)];
    const Reply found = get(port_, "/api/v1/search?facets=people,sources,dates&q=" + id);
    const int searched =
        version_in(found, [](const json& body) { return body["hits"][0]["source"]; });
    const int between = acknowledged_[static_cast<std::size_t>(number)];
    const Reply shown = get(port_, "/api/v1/articles/" + id);
    const int read = version_in(shown, [](const json& body) { return body["source"]; });
    if (searched < least) fault(found, id, searched, least);
    if (read < between) fault(shown, id, read, between);
    answers_ += 2;
  }

  // -1 for an answer that is none.
  static int version_in(const Reply& reply, auto source_of) {
    if (reply.status != 200) return -1;
    try {
      return std::stoi(source_of(json::parse(reply.body)).template get<std::string>());
    } catch (const std::exception&) {
      return -1;
    }
  }
  void fault(const Reply& reply, const std::string& id, int version, int wanted) {
    if (!fault_.empty()) return;
    fault_ = id + " version " + std::to_string(version) + ", " + std::to_string(wanted) +
             " was acknowledged; status " + std::to_string(reply.status) + ": " + reply.body;
  }

  int port_;
  std::array<std::atomic<int>, kStories>& acknowledged_;
  std::string fault_;
  int answers_ = 0;
};

// How many files that are removed a process still holds open.
int removed_files_open(int pid) {
  int count = 0;
  for (const auto& entry : fs::directory_iterator("/proc/" + std::to_string(pid) + "/fd")) {
    std::error_code gone;
    const std::string target = fs::read_symlink(entry.path(), gone).string();
    if (!gone && target.ends_with(" (deleted)")) ++count;
  }
  return count;
}

int generations_in(const std::string& index) {
  int count = 0;
  for (const auto& entry : fs::directory_iterator(index))
    count += entry.path().filename().string().starts_with("gen-") ? 1 : 0;
  return count;
}

}  // namespace

TEST_CASE(
    "dateline-serve: under a writer no request fails and none is behind what was acknowledged") {
  const TempFolder folder;
  const auto index = [&](std::vector<std::string> words) {
    words.insert(words.begin(), {DATELINE_INDEX_PROGRAM, "--index", folder / "i"});
    const CommandResult run = run_command(words);
    INFO(run.err);
    REQUIRE(run.status == 0);
  };
  std::string first;
  for (int i = 0; i < kStories; ++i) first += story(i, 0);
  index({folder.write("first.jsonl", first + filling(0, 300))});
  // Each story has an origin of its own from now on.
  fs::remove(folder / "first.jsonl");

  Program server({"--index", folder / "i", "--listen=127.0.0.1:0"});
  const int port = port_of(server.line());
  std::array<std::atomic<int>, kStories> acknowledged{};
  std::vector<Reader> readers(kReaders, Reader(port, acknowledged));
  std::vector<std::jthread> threads;
  for (Reader& reader : readers)
    threads.emplace_back([&reader](const std::stop_token& end) { reader.run(end); });

  const auto length = std::chrono::seconds(std::getenv("DATELINE_LONG_TESTS") ? 120 : 10);
  const auto stop_at = std::chrono::steady_clock::now() + length;
  int version = 0;
  int bulk = 0;
  while (std::chrono::steady_clock::now() < stop_at) {
    ++version;
    const int number = version % kStories;
    const std::string id = "story" + std::to_string(number);
    index({folder.write(id + ".jsonl", story(number, version))});
    acknowledged[static_cast<std::size_t>(number)] = version;
    const CommandResult fresh =
        run_command({DATELINE_SEARCH_PROGRAM, "--index", folder / "i", "--ids", "--match", "all",
                     id + " version" + std::to_string(version)});
    REQUIRE(fresh.out == id + "\n");
    if (version % 6 == 2) {
      ++bulk;
      const std::string generation = dateline::test::contents_of(folder / "i/XAPIANDB");
      index({folder.write("more.jsonl", filling(bulk * 10'000, bulk * 10'000 + 2'500))});
      if (bulk == 1) CHECK(dateline::test::contents_of(folder / "i/XAPIANDB") != generation);
    }
    if (version % 6 == 5) index({"--compact"});
  }
  for (std::jthread& thread : threads) thread.request_stop();
  threads.clear();  // joins
  int answers = 0;
  for (const Reader& reader : readers) {
    CHECK(reader.fault() == "");
    answers += reader.answers();
  }
  CHECK(answers > 100);
  CHECK(bulk > 0);
  CHECK(generations_in(folder / "i") == 1);
  CHECK(get(port, "/readyz").status == 200);
  CHECK(get(port, "/?q=rain").status == 200);
  // A thread of the server closes them, beside.
  for (int i = 0; i < 500 && removed_files_open(server.pid()) > 0; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  CHECK(removed_files_open(server.pid()) == 0);
  server.signal(SIGTERM);
  CHECK(server.wait() == 0);
  CHECK(server.messages().empty());
}

}  // namespace dateline::web::test
