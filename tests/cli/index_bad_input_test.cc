// dateline-index and what it cannot use: named, counted, and everything else is done all the same.
#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/cli/programs.h"
#include "tests/support/temp_folder.h"

namespace dateline::test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using Strings = std::vector<std::string>;

std::string article(const std::string& id, const std::string& text) {
  return json({{"id", id}, {"text", text}}).dump() + "\n";
}

}  // namespace

TEST_CASE("dateline-index: whatever lies in a folder, the good articles are indexed") {
  const TempFolder folder;
  folder.write("in/binary.dat", std::string("\x7F"
                                            "ELF\0\1\2",
                                            7));
  folder.write("in/cut.jsonl", article("whole", "One.") + R"({"id":"cut","te)");
  folder.write("in/empty.txt", "");
  folder.write("in/latin.txt", "Title: caf\xE9\n\nA wave \xFF came.");
  folder.write("in/page.html", "<html><p>One.");
  folder.write("in/same1.json", article("same", "One."));
  folder.write("in/same2.json", article("same", "Two."));
  folder.write("in/new\nline.txt", "A name with a line end.");
  fs::create_symlink("loop2", folder / "in/loop1");
  fs::create_symlink("loop1", folder / "in/loop2");
  fs::create_directory_symlink(".", folder / "in/self");
  const CommandResult run = index({"--index", folder / "i", "--json", folder / "in"});
  CHECK(run.status == 1);
  const json summary = json::parse(run.out);
  CHECK(summary["added"] == 4);
  CHECK(summary["refused"] == 7);
  for (const char* const name : {"binary.dat: ", "cut.jsonl:2: ", "empty.txt: ", "page.html: ",
                                 "same2.json:1: ", "loop1: ", "loop2: "}) {
    CAPTURE(name);
    CHECK(run.err.find(name) != std::string::npos);
  }
  CHECK(index({"--index", folder / "i", "--json", folder / "in"}).status == 1);
}

TEST_CASE("dateline-index: a line of 100 MB is refused and its neighbours indexed") {
  const TempFolder folder;
  const std::string feed = folder.write(
      "feed.jsonl", article("before", "One.") + article("huge", std::string(100'000'000, 'x')) +
                        article("after", "Two."));
  CHECK(index({"--index", folder / "i", feed}).status == 1);
  CHECK(ids_in(folder / "i") == Strings{"after", "before"});
}

TEST_CASE("dateline-index: what Xapian cannot hold costs its own article, not the batch") {
  const TempFolder folder;
  const std::string nul(1, '\0');
  std::string feed = article("before", "The first wave.");
  feed +=
      article("nul", "A wave" + nul + nul + "crest at " + nul + "sea. Mr John" + nul + "Smith.");
  for (const std::size_t length : {244, 245, 246, 300, 60'000})
    feed += article("word" + std::to_string(length), std::string(length, 'w') + " wave.");
  feed += json({{"id", "fields"},
                {"title", "Wave" + nul + "s " + std::string(300, 't')},
                {"source", std::string(400, 's') + nul},
                {"author", {nul, std::string(245, 'a'), std::string(1000, 'a') + nul + "wave"}},
                {"keywords", {nul + nul, std::string(300, 'k')}},
                {"section", nul},
                {"url", "http://example.org/" + std::string(3000, 'u') + nul},
                {"text", "A wave."}})
              .dump() +
          "\n";
  feed += article(std::string(400, 'i') + nul + "d", "A wave.");
  feed += article("large", "A wave. " + std::string(17'000'000, 'x'));
  feed += article("after", "The last wave.");
  folder.write("in/feed.jsonl", feed);
  folder.write("in/long.txt", "A wave. " + std::string(100'000'000, 'y'));
  folder.write("in/fine.txt", "A wave.");
  const CommandResult run = index({"--index", folder / "i", "--json", folder / "in"});
  CHECK(run.status == 1);
  const json summary = json::parse(run.out);
  CHECK(summary["added"] == 11);
  CHECK(summary["refused"] == 2);
  CHECK(run.err.find("long.txt") != std::string::npos);
  CHECK(ids_matching(folder / "i", "wave").size() == 11);
  CHECK(index({"--index", folder / "i", "--check"}).status == 0);
}

TEST_CASE("Regression: a file name that is no UTF-8 becomes an id that is") {
  const TempFolder folder;
  folder.write("in/a\xFF.txt", "One.");
  REQUIRE(index({"--index", folder / "i", folder / "in"}).status == 0);
  CHECK(ids_in(folder / "i") == Strings{"a\xEF\xBF\xBD.txt"});
}

TEST_CASE("Regression: a file name cannot send commands to the terminal") {
  const TempFolder folder;
  folder.write("in/a\x1B[31m.html", "<html>");
  const CommandResult run = index({"--index", folder / "i", folder / "in"});
  CHECK(run.err.find('\x1B') == std::string::npos);
  CHECK(run.err.find("a?[31m.html") != std::string::npos);
}

TEST_CASE("Regression: JSON Lines on standard input with a broken first line are no plain text") {
  const std::string input = "{\"id\":\"cut\",\"te\n" + article("b", "Two.");
  const TempFolder folder;
  CHECK(index({"--index", folder / "i", "-"}, input).status == 1);
  CHECK(ids_in(folder / "i") == Strings{"b"});
}

TEST_CASE("dateline-index: what an ordinary user may not read is refused, and never pruned") {
  const TempFolder folder;
  if (!ordinary_user_may_use(folder / "")) return;
  folder.write("in/open.txt", "One.");
  folder.write("in/locked/a.txt", "Two.");
  folder.write("in/b.txt", "Three.");
  REQUIRE(index_as_ordinary_user({"--index", folder / "i", folder / "in"}).status == 0);
  fs::permissions(folder / "in/locked", fs::perms::none);
  fs::permissions(folder / "in/b.txt", fs::perms::none);
  fs::last_write_time(folder / "in/b.txt", fs::file_time_type::clock::now());
  fs::remove(folder / "in/open.txt");
  const CommandResult run =
      index_as_ordinary_user({"--index", folder / "i", "--prune", folder / "in"});
  CHECK(run.status == 1);
  CHECK(run.err.find("locked: it cannot be read: Permission denied") != std::string::npos);
  CHECK(run.err.find("b.txt: cannot read") != std::string::npos);
  CHECK(ids_in(folder / "i") == Strings{"b.txt", "locked/a.txt"});
  fs::permissions(folder / "in/locked", fs::perms::owner_all);
}

TEST_CASE("dateline-index: an ordinary user who may not write is told so, exit status 4") {
  const TempFolder folder;
  if (!ordinary_user_may_use(folder / "")) return;
  const std::string in = folder.write("a.txt", "One.");
  REQUIRE(index_as_ordinary_user({"--index", folder / "i", in}).status == 0);
  fs::create_directory(folder / "empty");
  fs::permissions(folder / "i/writer.lock", fs::perms::owner_read);
  for (const char* const name : {"i", "empty"}) {
    fs::permissions(folder / name, fs::perms::owner_read | fs::perms::owner_exec |
                                       fs::perms::others_read | fs::perms::others_exec);
  }
  for (const char* const name : {"i", "empty", "empty/below"}) {
    CAPTURE(name);
    const CommandResult run = index_as_ordinary_user({"--index", folder / name, in});
    CHECK(run.status == 4);
    CHECK(run.err.find("Permission denied") != std::string::npos);
  }
  fs::permissions(folder / "i", fs::perms::owner_all);
}

TEST_CASE("Regression: an index that cannot be opened is exit status 3, by its name") {
  const TempFolder folder;
  const std::string in = folder.write("a.txt", "One.");
  for (const char* const name : {"damaged", "gutted"}) {
    REQUIRE(index({"--index", folder / name, in}).status == 0);
  }
  folder.write("damaged/gen-000001/iamglass", "no such thing");
  fs::remove_all(folder / "gutted/gen-000001");
  for (const std::string& where : {folder / "damaged", folder / "gutted", folder / "a.txt",
                                   folder / "a.txt/below", std::string("/proc/none")}) {
    const CommandResult run = index({"--index", where, in});
    CAPTURE(run.err);
    CHECK(run.status == 3);
    CHECK(run.err.find(where) != std::string::npos);
    CHECK(run.err.find("Make one with") == std::string::npos);
  }
}

TEST_CASE("dateline-index: an index of another version is exit status 3") {
  const TempFolder folder;
  const std::string in = folder.write("a.txt", "One.");
  REQUIRE(index({"--index", folder / "i", in}).status == 0);
  REQUIRE(run_command({DATELINE_RESTAMP_PROGRAM, folder / "i", "format=0"}).status == 0);
  const CommandResult run = index({"--index", folder / "i", in});
  CHECK(run.status == 3);
  CHECK(run.err.find("index again") != std::string::npos);
}

}  // namespace dateline::test
