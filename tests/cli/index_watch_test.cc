// dateline-index --watch, as a newsroom's folder lives: files come, grow, move and go.
#include <signal.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <thread>

#include "tests/cli/programs.h"
#include "tests/support/temp_folder.h"

namespace dateline::test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

// A watched folder; each call of next() waits for a run that changed something.
class Watched {
 public:
  explicit Watched(std::vector<std::string> options = {}) {
    fs::create_directory(folder_ / "in");
    folder_.write("in/first.txt", "A first article on ferries.");
    options.insert(options.begin(), {DATELINE_INDEX_PROGRAM, "--watch", "--json", "--index",
                                     index(), folder_ / "in"});
    program_.emplace(options);
    CHECK(next()["added"] == 1);
  }
  json next() { return json::parse(program_->read_line(), nullptr, false); }
  [[nodiscard]] std::string index() const { return folder_ / "in/index"; }  // below what is watched
  [[nodiscard]] std::string in(const std::string& name) const { return folder_ / ("in/" + name); }
  const TempFolder& folder() const { return folder_; }
  RunningCommand& program() { return *program_; }
  [[nodiscard]] std::vector<std::string> ids() const { return ids_in(index()); }

 private:
  const TempFolder folder_;
  std::optional<RunningCommand> program_;
};

using Ids = std::vector<std::string>;

// Longer than the quiet that --watch waits for.
void pause() { std::this_thread::sleep_for(std::chrono::milliseconds(900)); }

}  // namespace

TEST_CASE("Watch: what comes, changes and moves in is indexed, in new folders too") {
  Watched watched;
  watched.folder().write("in/second.txt", "A second article.");
  CHECK(watched.next()["added"] == 1);
  watched.folder().write("in/second.txt", "A second article, written anew.");
  CHECK(watched.next()["updated"] == 1);
  watched.folder().write("elsewhere.txt", "A third article.");
  fs::rename(watched.folder() / "elsewhere.txt", watched.in("third.txt"));
  CHECK(watched.next()["added"] == 1);
  watched.folder().write("later/deep/fourth.txt", "A fourth article.");
  fs::rename(watched.folder() / "later", watched.in("later"));
  CHECK(watched.next()["added"] == 1);
  watched.folder().write("in/later/deep/fifth.txt", "A fifth article.");
  CHECK(watched.next()["added"] == 1);
  CHECK(watched.ids() == Ids{"first.txt", "later/deep/fifth.txt", "later/deep/fourth.txt",
                             "second.txt", "third.txt"});
}

TEST_CASE("Watch: a burst of files is one run") {
  Watched watched;
  for (int i = 0; i < 50; ++i)
    watched.folder().write("in/burst" + std::to_string(i) + ".txt", "Article " + std::to_string(i));
  CHECK(watched.next()["added"] == 50);
}

TEST_CASE("Watch: a file being written waits until it is closed") {
  Watched watched;
  std::ofstream file(watched.in("slow.txt"));
  file << "The first half of a slow article. " << std::flush;
  pause();
  watched.folder().write("in/quick.txt", "A quick article.");
  CHECK(watched.next()["added"] == 1);
  CHECK(watched.ids() == Ids{"first.txt", "quick.txt"});
  file << "And the second half." << std::flush;
  pause();
  file.close();
  CHECK(watched.next()["added"] == 1);
  CHECK(ids_matching(watched.index(), "\"slow article and the second half\"") == Ids{"slow.txt"});
}

TEST_CASE("Watch: what was indexed stays while its file is written anew") {
  Watched watched({"--prune"});
  std::ofstream file(watched.in("first.txt"));
  file << "Half of" << std::flush;
  pause();
  watched.folder().write("in/other.txt", "Another article.");
  CHECK(watched.next()["added"] == 1);
  CHECK(ids_matching(watched.index(), "ferries") == Ids{"first.txt"});
  file << " an article on trains.";
  file.close();
  CHECK(watched.next()["updated"] == 1);
  CHECK(ids_matching(watched.index(), "ferries").empty());
}

TEST_CASE("Watch: with --prune what goes is dropped, a folder that went and came back is seen") {
  Watched watched({"--prune"});
  watched.folder().write("in/sub/a.txt", "An article in a folder.");
  CHECK(watched.next()["added"] == 1);
  fs::rename(watched.in("sub"), watched.folder() / "gone");
  CHECK(watched.next()["removed"] == 1);
  fs::rename(watched.folder() / "gone", watched.in("sub"));
  CHECK(watched.next()["added"] == 1);
  watched.folder().write("in/sub/b.txt", "Another in it.");
  CHECK(watched.next()["added"] == 1);
}

TEST_CASE("Watch: Ctrl-C ends it; others may write to the index meanwhile") {
  Watched watched;
  CHECK(index({"--index", watched.index(), "--remove", "first.txt"}).status == 0);
  watched.folder().write("in/second.txt", "A second article.");
  CHECK(watched.next()["articles"] == 1);
  watched.program().signal(SIGINT);
  CHECK(watched.program().wait() == 0);
}

TEST_CASE("Watch: a file given itself is watched, through replacements") {
  const TempFolder folder;
  folder.write("a.jsonl", "{\"id\":\"1\",\"text\":\"One.\"}\n");
  RunningCommand program(
      {DATELINE_INDEX_PROGRAM, "--watch", "--json", "--index", folder / "i", folder / "a.jsonl"});
  CHECK(json::parse(program.read_line())["added"] == 1);
  folder.write("beside.txt", "Not asked for.");
  folder.write("new", "{\"id\":\"1\",\"text\":\"One.\"}\n{\"id\":\"2\",\"text\":\"Two.\"}\n");
  fs::rename(folder / "new", folder / "a.jsonl");
  const json run = json::parse(program.read_line());
  CHECK(run["added"] == 1);
  CHECK(run["articles"] == 2);
  program.signal(SIGTERM);
  CHECK(program.wait() == 0);
}

TEST_CASE("Watch: what cannot be watched is said") {
  const TempFolder folder;
  folder.write("a.txt", "An article.");
  CHECK(index({"--watch", "--index", folder / "i", "-"}).status == 2);
  CHECK(index({"--watch", "--index", folder / "i"}).status == 2);
  CHECK(index({"--watch", "--extract", folder / "a.txt"}).status == 2);
  const auto nowhere = index({"--watch", "--index", folder / "i", folder / "no/where"});
  CHECK(nowhere.status == 1);
  CHECK(nowhere.err.find("cannot watch " + (folder / "no")) != std::string::npos);
}

}  // namespace dateline::test
