// Reading the input, with no writer behind it.
#include "indexer/intake.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "indexer/index_directory.h"
#include "tests/support/temp_folder.h"

namespace dateline {

TEST_CASE("Regression: what an interrupted run read of a file is known to be that file's") {
  const test::TempFolder folder;
  const std::string feed =
      folder.write("feed.jsonl", "{\"id\":1,\"text\":\"One.\"}\n{\"id\":2,\"text\":\"Two.\"}\n");
  const auto directory = IndexDirectory::open(folder / "index", IndexDirectory::Missing::create);
  REQUIRE(directory.ok());
  auto view = IndexView::open((*directory)->generation());
  REQUIRE(view.ok());
  std::vector<LedgerEntry> settled;
  std::size_t jobs = 0;
  Dispatcher dispatcher({}, [&](Batch&& batch) {
    jobs += batch.jobs.size();
    settled.insert(settled.end(), batch.settled.begin(), batch.settled.end());
    return true;
  });
  std::stop_source stop;
  RunSummary summary;
  Intake intake({}, *view, summary, stop.get_token(), [&] {
    if (summary.added == 1) stop.request_stop();
  });
  REQUIRE(intake.read(walk_inputs({feed}, "").files, dispatcher).ok());
  REQUIRE(dispatcher.flush());
  CHECK(jobs < 3);
  REQUIRE(settled.size() == 1);
  CHECK(settled[0].path == canonical_path(feed));
  CHECK(settled[0].content_hash.empty());  // so the next run reads it
}

TEST_CASE("Intake: a file that changes while it is read is looked at again by the next run") {
  const test::TempFolder folder;
  const std::string lines = "{\"id\":1,\"text\":\"One.\"}\n{\"id\":2,\"text\":\"Two.\"}\n";
  const auto read_while = [&](const std::function<void(const std::string& feed)>& change) {
    const std::string feed = folder.write("feed.jsonl", lines);
    const auto long_ago = std::filesystem::file_time_type::clock::now() - std::chrono::hours(1);
    std::filesystem::last_write_time(feed, long_ago);
    const auto directory = IndexDirectory::open(folder / "index", IndexDirectory::Missing::create);
    REQUIRE(directory.ok());
    auto view = IndexView::open((*directory)->generation());
    REQUIRE(view.ok());
    LedgerEntry settled;
    Dispatcher dispatcher({}, [&](Batch&& batch) {
      for (LedgerEntry& entry : batch.settled) settled = std::move(entry);
      return true;
    });
    RunSummary summary;
    Intake intake({}, *view, summary, {}, [&] {
      if (summary.added == 1) change(feed);
    });
    REQUIRE(intake.read(walk_inputs({feed}, "").files, dispatcher).ok());
    REQUIRE(dispatcher.flush());
    CHECK(summary.added >= 2);
    return settled.mtime_ns;
  };
  CHECK(read_while([](const std::string&) {}) != kUnsettled);
  CHECK(read_while([&](const std::string& feed) {
          std::ofstream(feed, std::ios::app) << "{\"id\":3,\"text\":\"Three.\"}\n";
        }) == kUnsettled);
  CHECK(read_while([&](const std::string& feed) {  // as long as before
          std::fstream(feed, std::ios::in | std::ios::out) << "{\"id\":7";
        }) == kUnsettled);
}

}  // namespace dateline
