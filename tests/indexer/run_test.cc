// Whole runs against real indexes in a temporary folder.
#include "indexer/run.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xapian.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <set>
#include <string>

#include "core/schema/article_codec.h"
#include "core/schema/fields.h"
#include "core/schema/index_files.h"
#include "indexer/document_builder.h"
#include "tests/support/temp_folder.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;
using test::TempFolder;

// Sets a file's time back, so that its change is not "just now" and the ledger trusts it.
void age(const std::string& path, int seconds) {
  fs::last_write_time(path, fs::file_time_type::clock::now() - std::chrono::seconds(seconds));
}

class Archive {
 public:
  TempFolder folder;

  std::string write(const std::string& name, const std::string& content) {
    const std::string path = folder.write("in/" + name, content);
    age(path, 1000 - ++changes_);
    return path;
  }
  RunSummary run(std::vector<std::string> paths, bool prune = false,
                 std::vector<std::string> remove = {}) {
    CommandLine line;
    line.index = folder / "index";
    line.jobs = 2;
    line.paths = std::move(paths);
    line.prune = prune;
    line.remove = std::move(remove);
    auto summary = run_index(line, {});
    INFO((summary ? std::string() : summary.error().text()));
    REQUIRE(summary.ok());
    return *summary;
  }
  RunSummary run(bool prune = false) { return run({folder / "in"}, prune); }

  [[nodiscard]] Xapian::Database open() const { return Xapian::Database(folder / "index"); }
  [[nodiscard]] std::string text_of(const std::string& id) const {
    const Xapian::Database database = open();
    const auto posting = database.postlist_begin(id_term(id));
    if (posting == database.postlist_end(id_term(id))) return "(none)";
    return decoded_article(database.get_document(*posting).get_data())->text;
  }

 private:
  int changes_ = 0;
};

// added, updated, unchanged, removed, refused.
std::string counts(const RunSummary& s) {
  std::string out;
  for (const std::size_t n : {s.added, s.updated, s.unchanged, s.removed, s.refused})
    out += std::to_string(n) + " ";
  out.pop_back();
  return out;
}

std::string lines(int first, int last, const std::string& text) {
  std::string out;
  for (int i = first; i <= last; ++i) {
    out +=
        R"({"id":)" + std::to_string(i) + R"(,"text":")" + text + " " + std::to_string(i) + "\"}\n";
  }
  return out;
}

}  // namespace

TEST_CASE("Run: only what is new or changed is indexed") {
  Archive archive;
  archive.write("a.txt", "Title: A\n\nOne.");
  const std::string feed = archive.write("feed.jsonl", lines(1, 3, "news"));
  CHECK(counts(archive.run()) == "4 0 0 0 0");
  CHECK(counts(archive.run()) == "0 0 4 0 0");
  age(feed, 10);  // touched only
  CHECK(counts(archive.run()) == "0 0 4 0 0");
  archive.write("feed.jsonl", lines(1, 2, "news") + lines(3, 4, "other"));
  const RunSummary changed = archive.run();
  CHECK(counts(changed) == "1 1 3 0 0");
  CHECK(changed.articles == 5);
  CHECK(archive.text_of("3") == "other 3");
}

TEST_CASE("Run: an unchanged file is not opened") {
  Archive archive;
  const std::string file = archive.write("a.txt", "One.");
  archive.run();
  const auto time = fs::last_write_time(file);
  archive.folder.write("in/a.txt", "Two.");
  fs::last_write_time(file, time);
  CHECK(counts(archive.run()) == "0 0 1 0 0");
  CHECK(archive.text_of("a.txt") == "One.");
}

TEST_CASE("Run: other options mean reading again") {
  Archive archive;
  archive.write("a.txt", "One.");
  archive.run();
  CommandLine line;
  line.index = archive.folder / "index";
  line.paths = {archive.folder / "in"};
  line.language = "fr";
  CHECK(counts(*run_index(line, {})) == "0 1 0 0 0");
}

TEST_CASE(
    "Run: bad records are refused by number, the others go on, and the next run says so again") {
  Archive archive;
  archive.write("feed.jsonl", lines(1, 1, "news") + "{\"id\":2,\"te\n{}\n" + lines(4, 4, "news"));
  for (const char* const expected : {"2 0 0 0 2", "0 0 2 0 2"}) {
    const RunSummary summary = archive.run();
    CHECK(counts(summary) == expected);
    REQUIRE(summary.refusals.size() == 2);
    CHECK(summary.refusals[0].record == 2);
    CHECK(summary.refusals[1].record == 3);
  }
}

TEST_CASE(
    "Run: the same id twice in one origin: the last wins; from another origin it is refused") {
  Archive archive;
  archive.write("a.jsonl", lines(1, 1, "first") + lines(1, 1, "last"));
  archive.write("b.jsonl", lines(1, 2, "second"));
  const RunSummary summary = archive.run();
  CHECK(counts(summary) == "2 1 0 0 1");
  CHECK(archive.text_of("1") == "last 1");
  REQUIRE(summary.refusals.size() == 1);
  CHECK(summary.refusals[0].reason.find("a.jsonl") != std::string::npos);
  CHECK(counts(archive.run()) == "0 0 2 0 1");
}

TEST_CASE("Run: when its origin is gone, another may take the id") {
  Archive archive;
  const std::string a = archive.write("a.jsonl", lines(1, 1, "old"));
  archive.run();
  fs::remove(a);
  archive.write("b.jsonl", lines(1, 1, "new"));
  CHECK(counts(archive.run()) == "0 1 0 0 0");
  CHECK(archive.text_of("1") == "new 1");
}

TEST_CASE("Run: prune drops what is gone below the paths given, and nothing else") {
  Archive archive;
  const std::string a = archive.write("x/a.txt", "One.");
  const std::string b = archive.write("y/b.txt", "Two.");
  archive.write("x/feed.jsonl", lines(1, 3, "news"));
  archive.run();
  fs::remove(a);
  fs::remove(b);
  archive.write("x/feed.jsonl", lines(1, 2, "news"));
  CHECK(counts(archive.run()) == "0 0 2 0 0");
  CHECK(archive.run().articles == 5);
  CHECK(counts(archive.run({archive.folder / "in/x"}, true)) == "0 0 2 2 0");
  CHECK(archive.text_of("y/b.txt") == "Two.");
  CHECK(counts(archive.run(true)) == "0 0 2 1 0");
  fs::remove_all(archive.folder / "in/x");
  CHECK(counts(archive.run({archive.folder / "in/x"}, true)) == "0 0 0 2 0");
}

TEST_CASE("Run: prune spares what could not be read") {
  if (::geteuid() == 0) {
    WARN("skipped: permissions do not bind the superuser");
    return;
  }
  Archive archive;
  archive.write("x/a.txt", "One.");
  archive.run();
  fs::permissions(archive.folder / "in/x", fs::perms::none);
  const RunSummary summary = archive.run(true);
  fs::permissions(archive.folder / "in/x", fs::perms::owner_all);
  CHECK(counts(summary) == "0 0 0 0 1");
  CHECK(summary.articles == 1);
}

TEST_CASE("Run: a removed article stays out") {
  Archive archive;
  archive.write("feed.jsonl", lines(1, 2, "news"));
  archive.run();
  CHECK(counts(archive.run({}, false, {"1", "unknown"})) == "0 0 0 1 0");
  archive.write("feed.jsonl", lines(1, 2, "changed"));
  const RunSummary summary = archive.run();
  CHECK(counts(summary) == "0 1 0 0 0");
  CHECK(summary.taken_down == 1);
  CHECK(archive.text_of("1") == "(none)");
}

TEST_CASE("Regression: a removed article is not counted as unchanged") {
  Archive archive;
  archive.write("feed.jsonl", lines(1, 3, "news"));
  archive.run();
  CHECK(counts(archive.run({archive.folder / "in"}, false, {"2"})) == "0 0 2 1 0");
  CHECK(counts(archive.run()) == "0 0 2 0 0");
  CHECK(counts(archive.run(true)) == "0 0 2 0 0");
}

TEST_CASE("Regression: prune drops the article of a file that became a folder") {
  Archive archive;
  const std::string file = archive.write("x", "One.");
  archive.run();
  fs::remove(file);
  archive.write("x/y.txt", "Two.");
  CHECK(counts(archive.run(true)) == "1 0 0 1 0");
}

TEST_CASE("Run: a file that may still change when it is read is looked at again") {
  Archive archive;
  const std::string file = archive.write("a.txt", "One.");
  age(file, -3600);  // as new as can be
  const auto time = fs::last_write_time(file);
  archive.run();
  archive.folder.write("in/a.txt", "Two.");
  fs::last_write_time(file, time);
  CHECK(counts(archive.run()) == "0 1 0 0 0");
  CHECK(archive.text_of("a.txt") == "Two.");
}

TEST_CASE("Run: many articles go through chunks into a new generation") {
  Archive archive;
  archive.write("feed.jsonl", lines(1, 1500, "the harbour crossing") + lines(7, 7, "again"));
  archive.write("small.jsonl", lines(5000, 5001, "tail"));
  const RunSummary summary = archive.run();
  CHECK(counts(summary) == "1502 1 0 0 0");
  CHECK(summary.articles == 1502);
  CHECK(current_generation(archive.folder / "index")->filename() == "gen-000002");
  CHECK(archive.text_of("7") == "again 7");
  const Xapian::Database database = archive.open();
  CHECK(database.get_termfreq("harbour") == 1499);
  for (int i = 1; i <= 1500; ++i) REQUIRE(database.get_termfreq(id_term(std::to_string(i))) == 1);
  // Input order, whatever the threads did.
  CHECK(*database.postlist_begin(id_term("1")) < *database.postlist_begin(id_term("1400")));
  CHECK(database.get_metadata("forms:en:cross").find("crossing") != std::string::npos);
  CHECK(counts(archive.run()) == "0 0 1502 0 0");
  CHECK_FALSE(fs::exists(archive.folder / "index/gen-000001"));
}

TEST_CASE("Run: many new articles and changes at once into a filled index") {
  Archive archive;
  archive.write("a.jsonl", lines(1, 600, "old"));
  archive.run();
  archive.write("a.jsonl", lines(1, 100, "changed") + lines(101, 600, "old"));
  archive.write("b.jsonl", lines(1001, 3500, "new"));
  const RunSummary summary = archive.run();
  CHECK(counts(summary) == "2500 100 500 0 0");
  CHECK(summary.articles == 3100);
  CHECK(archive.text_of("42") == "changed 42");
  CHECK(archive.open().get_termfreq("changed") == 100);
}

TEST_CASE("Run: what a dead run left behind is cleared away") {
  Archive archive;
  archive.write("a.txt", "One.");
  archive.run();
  archive.folder.write("index/gen-000007/postlist.glass", "half made");
  archive.folder.write("index/scratch-1/chunk-0/x", "half made");
  CHECK(counts(archive.run()) == "0 0 1 0 0");
  CHECK_FALSE(fs::exists(archive.folder / "index/gen-000007"));
  CHECK_FALSE(fs::exists(archive.folder / "index/scratch-1"));
}

TEST_CASE("Run: a stop request keeps what was read and says nothing is gone") {
  Archive archive;
  archive.write("a.txt", "One.");
  archive.run();
  fs::remove(archive.folder / "in/a.txt");
  archive.write("b.txt", "Two.");
  std::stop_source stop;
  stop.request_stop();
  CommandLine line;
  line.index = archive.folder / "index";
  line.paths = {archive.folder / "in"};
  line.prune = true;
  const auto summary = run_index(line, stop.get_token());
  REQUIRE(summary.ok());
  CHECK(counts(*summary) == "0 0 0 0 0");
  CHECK(counts(archive.run(true)) == "1 0 0 1 0");
}

TEST_CASE("Run: a folder that is no index is not written to") {
  const TempFolder folder;
  folder.write("index/precious.txt", "mine");
  const std::string file = folder.write("a.txt", "One.");
  CommandLine line;
  line.index = folder / "index";
  line.paths = {file};
  const auto summary = run_index(line, {});
  REQUIRE_FALSE(summary.ok());
  CHECK(summary.error().code == ErrorCode::not_an_index);
  CHECK(std::distance(fs::directory_iterator(folder / "index"), fs::directory_iterator()) == 1);
}

TEST_CASE("Run: an index of another version is refused") {
  Archive archive;
  archive.write("a.txt", "One.");
  archive.run();
  {
    Xapian::WritableDatabase database(current_generation(archive.folder / "index")->string());
    database.set_metadata(std::string(kMetaStamp), "format=0");
  }
  CommandLine line;
  line.index = archive.folder / "index";
  line.paths = {archive.folder / "in"};
  const auto summary = run_index(line, {});
  REQUIRE_FALSE(summary.ok());
  CHECK(summary.error().code == ErrorCode::version_mismatch);
}

TEST_CASE("Run: a second writer is told the index is busy") {
  Archive archive;
  archive.write("a.txt", "One.");
  archive.run();
  const int fd = ::open((archive.folder / "index/writer.lock").c_str(), O_RDWR | O_CLOEXEC);
  REQUIRE(::flock(fd, LOCK_EX) == 0);
  CommandLine line;
  line.index = archive.folder / "index";
  line.paths = {archive.folder / "in"};
  const auto summary = run_index(line, {});
  ::close(fd);
  REQUIRE_FALSE(summary.ok());
  CHECK(summary.error().code == ErrorCode::busy);
}

}  // namespace dateline
