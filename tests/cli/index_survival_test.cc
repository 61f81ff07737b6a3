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
#include "tests/cli/index_contents.h"
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

// How a run is prepared, and what an undisturbed one makes of it.
struct Scene {
  std::string name;
  std::string start;    // a folder to copy the index from; empty: there is none yet
  std::string input;    // PATH
  bool new_generation;  // whether the run ends with one
  IndexContents before, after;
  double seconds = 0;

  [[nodiscard]] Strings prepared(const std::string& index_folder) const {
    fs::remove_all(index_folder);
    if (!start.empty()) fs::copy(start, index_folder, fs::copy_options::recursive);
    return {"--index", index_folder, "--prune", input};
  }
};

// Starts the run and kills it (if it still lives) after a part of its time; or, `at_the_switch`,
// soon after it began to make the next generation.
void kill_a_run(const Scene& scene, const Strings& words, double part, bool at_the_switch) {
  const fs::path index_folder = words[1];
  const fs::path next =
      index_folder / generation_name(scene.start.empty() ? 2 : generation_of(scene.start) + 1);
  Strings all = {DATELINE_INDEX_PROGRAM};
  all.insert(all.end(), words.begin(), words.end());
  RunningCommand run(all);
  if (at_the_switch) {
    for (int i = 0; i < 30'000 && !fs::exists(next); ++i) ::usleep(300);
    ::usleep(static_cast<useconds_t>(part * 0.2 * scene.seconds * 1e6));
  } else {
    ::usleep(static_cast<useconds_t>(part * scene.seconds * 1e6));
  }
  run.signal(SIGKILL);
  static_cast<void>(run.wait());
}

// What a killed run left: nothing, or a sound index of a state that was committed.
void check_what_is_left(const Scene& scene, const std::string& index_folder) {
  if (!fs::exists(fs::path(index_folder) / kStubName)) {
    CHECK(scene.start.empty());
    return;
  }
  CHECK(is_sound(index_folder));
  const IndexContents left = contents_of_index(index_folder);
  for (const auto& [id, article] : left.articles) {
    const auto is_in = [&](const IndexContents& other) {
      const auto at = other.articles.find(id);
      return at != other.articles.end() && at->second == article;
    };
    if (!is_in(scene.before) && !is_in(scene.after)) FAIL_CHECK("half an update: " << id);
  }
  for (const auto& [id, article] : scene.before.articles) {
    if (scene.after.articles.contains(id) && !left.articles.contains(id))
      FAIL_CHECK("lost: " << id);
  }
  const Strings ids = ids_in(index_folder);
  CHECK(ids.size() == left.articles.size());
}

}  // namespace

TEST_CASE("dateline-index: killed at any moment, the index opens and a further run completes it") {
  const TempFolder folder;
  folder.write("old/feed.jsonl", articles(1, 900, "Paris"));
  const std::string start = folder / "start";
  REQUIRE(index({"--index", start, folder / "old"}).status == 0);
  // The same file with changes, some gone, and files beside.
  folder.write("old/feed.jsonl", articles(1, 300, "London") + articles(301, 880, "Paris"));
  for (int i = 0; i < 40; ++i) {
    folder.write("old/" + std::to_string(i) + ".txt",
                 "Two ships met off Dover, " + std::to_string(i));
  }
  // With many more, which go in as a new generation.
  const std::string feed = folder.write("many/feed.jsonl", articles(1, 900, "Paris"));
  const std::string filled = folder / "filled";
  REQUIRE(index({"--index", filled, feed}).status == 0);
  folder.write("many/feed.jsonl", articles(1, 60, "London") + articles(61, 890, "Paris"));
  folder.write("many/more.jsonl", articles(1001, 5000, "Rome"));
  std::vector<Scene> scenes = {{"into an empty index", "", folder / "old", true, {}, {}},
                               {"changes", start, folder / "old", false, {}, {}},
                               {"a new generation", filled, folder / "many", true, {}, {}}};
  for (Scene& scene : scenes) {
    CAPTURE(scene.name);
    const Strings words = scene.prepared(folder / "undisturbed");
    if (!scene.start.empty()) scene.before = contents_of_index(scene.start);
    const auto generation = scene.start.empty() ? 1U : generation_of(scene.start);
    scene.seconds = seconds_of([&] { REQUIRE(index(words).status == 0); });
    CHECK(generation_of(folder / "undisturbed") == generation + (scene.new_generation ? 1 : 0));
    scene.after = contents_of_index(folder / "undisturbed");
  }
  REQUIRE(scenes[1].after.articles.size() == 920);
  REQUIRE(scenes[2].after.articles.size() == 4890);
  const int kills = std::getenv("DATELINE_LONG_TESTS") ? 200 : 20;
  std::mt19937 random(20211125);
  for (int i = 0; i < kills; ++i) {
    const Scene& scene = scenes[static_cast<std::size_t>(i % 3)];
    const bool at_the_switch = scene.new_generation && i % 2 == 0;
    const double part = std::uniform_real_distribution<double>(0.0, 1.1)(random);
    CAPTURE(i, scene.name, part, at_the_switch);
    const Strings words = scene.prepared(folder / "killed");
    kill_a_run(scene, words, part, at_the_switch);
    check_what_is_left(scene, folder / "killed");
    REQUIRE(index(words).status == 0);
    CHECK(is_sound(folder / "killed"));
    const IndexContents completed = contents_of_index(folder / "killed");
    CHECK(completed.articles == scene.after.articles);
    CHECK(completed.terms == scene.after.terms);
    CHECK(completed.metadata == scene.after.metadata);
    CHECK(entries_in(folder / "killed") ==
          Strings{completed.generation, "XAPIANDB", "writer.lock"});
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
  // With more room the same command does it.
  REQUIRE(::mount("tmpfs", disk.c_str(), "tmpfs", MS_REMOUNT, "size=200m") == 0);
  CHECK(index({"--index", disk + "/i", bulk}).status == 0);
  CHECK(ids_in(disk + "/i").size() == 6000);
  CHECK(::umount(disk.c_str()) == 0);
}

TEST_CASE(
    "dateline-index: a disk that became read-only is said, exit status 4, and still searched") {
  const TempFolder folder;
  const std::string disk = folder / "disk";
  fs::create_directory(disk);
  if (::mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=64m") != 0) {
    WARN("skipped: a disk cannot be mounted here");
    return;
  }
  const std::string few = folder.write("few.jsonl", articles(1, 50, "Paris"));
  const std::string more = folder.write("more.jsonl", articles(51, 60, "Paris"));
  CHECK(index({"--index", disk + "/i", few}).status == 0);
  REQUIRE(::mount("tmpfs", disk.c_str(), "tmpfs", MS_REMOUNT | MS_RDONLY, nullptr) == 0);
  const CommandResult run = index({"--index", disk + "/i", more});
  CHECK(run.status == 4);
  CHECK(run.err.find("Read-only file system") != std::string::npos);
  CHECK(ids_in(disk + "/i").size() == 50);
  CHECK(::umount(disk.c_str()) == 0);
}

TEST_CASE("dateline-index: over a limit on what it may write: said, exit status 4, nothing lost") {
  const TempFolder folder;
  const std::string few = folder.write("few.jsonl", articles(1, 50, "Paris"));
  const std::string direct = folder.write("direct.jsonl", articles(51, 1950, "Rome"));
  const std::string bulk = folder.write("bulk.jsonl", articles(51, 6000, "Rome"));
  REQUIRE(index({"--index", folder / "i", few}).status == 0);
  for (const std::string& too_much : {direct, bulk}) {
    const CommandResult run = run_command(
        {"prlimit", "--fsize=400000", DATELINE_INDEX_PROGRAM, "--index", folder / "i", too_much});
    INFO(run.err);
    CHECK(run.status == 4);
    CHECK(run.err.find("File too large") != std::string::npos);
    CHECK(is_sound(folder / "i"));
    CHECK(ids_in(folder / "i").size() == 50);
  }
  CHECK(index({"--index", folder / "i", bulk}).status == 0);
  CHECK(ids_in(folder / "i").size() == 6000);
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
