// dateline-index when things go wrong around it: killed, out of space, not alone. What was
// committed is kept, and the same command again completes it.
#include <signal.h>
#include <sys/mount.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <nlohmann/json.hpp>
#include <random>
#include <string>

#include "core/schema/index_files.h"
#include "tests/cli/programs.h"
#include "tests/support/temp_folder.h"

namespace dateline::test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using Strings = std::vector<std::string>;

// Articles `first` to `last`, with a person, a place, a number and words of their own each.
std::string articles(int first, int last, const std::string& city) {
  std::string out;
  for (int i = first; i <= last; ++i) {
    const std::string number = std::to_string(i);
    out += json({{"id", number},
                 {"source", "Paper " + std::to_string(i % 5)},
                 {"date", "2021-11-" + std::to_string(10 + i % 20)},
                 {"text", "At least " + number + " people met Mr John Smith in " + city +
                              " on Monday, he said. Word" + number + " wave" + number + "."}})
               .dump() +
           "\n";
  }
  return out;
}

double seconds_of(const std::function<void()>& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

bool is_sound(const std::string& index_folder) {
  const auto generation = current_generation(index_folder);
  return generation && Xapian::Database::check(generation->string(), 0, nullptr) == 0;
}

// Starts the run, kills it after a while (if it still lives), and looks at what is left.
void kill_a_run(const Strings& words, double after_seconds, const std::string& index_folder) {
  Strings all = {DATELINE_INDEX_PROGRAM};
  all.insert(all.end(), words.begin(), words.end());
  RunningCommand run(all);
  ::usleep(static_cast<useconds_t>(after_seconds * 1e6));
  run.signal(SIGKILL);
  static_cast<void>(run.wait());
  if (!fs::exists(fs::path(index_folder) / "XAPIANDB")) return;  // killed before there was any
  CHECK(is_sound(index_folder));
  const Strings ids = ids_in(index_folder);
  CHECK((ids.empty() || !ids[0].starts_with("(error)")));
}

}  // namespace

TEST_CASE("dateline-index: killed at any moment, the index opens and a further run completes it") {
  const TempFolder folder;
  folder.write("old/feed.jsonl", articles(1, 900, "Paris"));
  const Strings start = {"--index", folder / "start", folder / "old"};
  REQUIRE(index(start).status == 0);
  // The same file with changes, some gone, and files beside: what goes straight into the index.
  folder.write("old/feed.jsonl", articles(1, 300, "London") + articles(301, 880, "Paris"));
  for (int i = 0; i < 40; ++i) {
    folder.write("old/" + std::to_string(i) + ".txt",
                 "Two ships met off Dover, " + std::to_string(i));
  }
  struct Case {
    bool into_empty;  // else into a copy of "start"
    std::string ids, facets;
    double seconds;
  };
  std::vector<Case> cases = {{true, "", "", 0}, {false, "", "", 0}};
  const auto prepare = [&](const Case& each, const std::string& name) {
    fs::remove_all(folder / name);
    if (!each.into_empty) fs::copy(folder / "start", folder / name, fs::copy_options::recursive);
    return Strings{"--index", folder / name, "--prune", folder / "old"};
  };
  Strings wanted_ids;
  std::vector<std::string> wanted_facets;
  for (Case& each : cases) {
    const Strings words = prepare(each, "undisturbed");
    each.seconds = seconds_of([&] { REQUIRE(index(words).status == 0); });
    wanted_ids = ids_in(folder / "undisturbed");
    REQUIRE(wanted_ids.size() == 920);
    wanted_facets.push_back(facets_of(folder / "undisturbed"));
  }
  const int kills = std::getenv("DATELINE_LONG_TESTS") ? 40 : 5;
  std::mt19937 random(20211125);
  for (int i = 0; i < kills; ++i) {
    const std::size_t number = static_cast<std::size_t>(i % 2);
    const Strings words = prepare(cases[number], "killed");
    const double part = std::uniform_real_distribution<double>(0.0, 1.1)(random);
    CAPTURE(i, number, part);
    kill_a_run(words, part * cases[number].seconds, folder / "killed");
    REQUIRE(index(words).status == 0);
    CHECK(is_sound(folder / "killed"));
    CHECK(ids_in(folder / "killed") == wanted_ids);
    CHECK(facets_of(folder / "killed") == wanted_facets[number]);
  }
}

TEST_CASE("dateline-index: a full disk is said, exit status 4, and what was committed is kept") {
  const TempFolder folder;
  const std::string disk = folder / "disk";
  fs::create_directory(disk);
  if (::mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=4m") != 0) {
    WARN("skipped: a small disk cannot be mounted here");
    return;
  }
  const std::string few = folder.write("few.jsonl", articles(1, 50, "Paris"));
  const std::string direct = folder.write("direct.jsonl", articles(51, 1950, "Rome"));
  const std::string bulk = folder.write("bulk.jsonl", articles(51, 6000, "Rome"));
  CHECK(index({"--index", disk + "/i", few}).status == 0);
  for (const std::string& too_much : {direct, bulk}) {
    const CommandResult run = index({"--index", disk + "/i", too_much});
    CHECK(run.status == 4);
    CHECK(run.err.find("No space left on device") != std::string::npos);
    CHECK(is_sound(disk + "/i"));
    CHECK(ids_in(disk + "/i").size() == 50);
  }
  CHECK(::umount(disk.c_str()) == 0);
}

TEST_CASE("dateline-index: a second writer is sent away, exit status 3") {
  const TempFolder folder;
  const std::string in = folder.write("a.txt", "One.");
  RunningCommand first({DATELINE_INDEX_PROGRAM, "--index", folder / "i", "-"});
  for (int i = 0; i < 500 && !fs::exists(folder / "i/XAPIANDB"); ++i) ::usleep(10'000);
  const CommandResult second = index({"--index", folder / "i", in});
  CHECK(second.status == 3);
  CHECK(second.err.find("another program is writing") != std::string::npos);
  first.write(articles(1, 1, "Paris"));
  first.close_input();
  CHECK(first.wait() == 0);
  CHECK(ids_in(folder / "i") == Strings{"1"});
}

TEST_CASE("dateline-index: readers meet no error and no count between two commits") {
  const TempFolder folder;
  folder.write("in/a.jsonl", articles(1, 100, "Paris"));
  REQUIRE(index({"--index", folder / "i", folder / "in"}).status == 0);
  folder.write("in/b.jsonl", articles(101, 5100, "Rome"));
  std::size_t last = 100;
  int reads = 0;
  RunningCommand writer({DATELINE_INDEX_PROGRAM, "--index", folder / "i", folder / "in"});
  while (last < 5100 && ++reads < 2000) {
    const Strings ids = ids_in(folder / "i");
    const bool complete = ids.size() == 100 || ids.size() == 5100;
    CAPTURE(ids.size(), ids[0]);
    REQUIRE(complete);
    REQUIRE(ids.size() >= last);
    last = ids.size();
  }
  CHECK(writer.wait() == 0);
  CHECK(last == 5100);
}

TEST_CASE("dateline-index: the sample archive again is a tenth of the work at most") {
  const std::string sample = DATELINE_SOURCE_DIR "/../shared/data/news/sample.jsonl";
  if (!fs::exists(sample)) {
    WARN("skipped: there is no sample archive beside the project");
    return;
  }
  const TempFolder folder;
  json first;
  json again;
  const auto run = [&](json& summary) {
    const CommandResult result = index({"--index", folder / "i", "--json", sample});
    REQUIRE(result.status == 0);
    summary = json::parse(result.out);
  };
  const double first_seconds = seconds_of([&] { run(first); });
  const double again_seconds = seconds_of([&] { run(again); });
  CHECK(first["added"] == 799);
  CHECK(again["unchanged"] == 799);
  CHECK(again["added"].get<int>() + again["updated"].get<int>() == 0);
  CHECK(again_seconds < first_seconds / 10);
}

}  // namespace dateline::test
