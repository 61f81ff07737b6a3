// Files to records: walking, recognising a format, cutting into records.
#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "indexer/sources/format.h"
#include "indexer/sources/input_walk.h"
#include "tests/support/temp_folder.h"

namespace dateline {
namespace {

using test::TempFolder;

// The records of a file of that name and content: "number:bytes", or "number!refusal".
std::vector<std::string> records(const std::string& name, const std::string& content,
                                 Format format = Format::automatic) {
  const TempFolder folder;
  const std::string path = folder.write(name, content);
  auto input = ByteReader::open(path);
  REQUIRE(input.ok());
  std::vector<std::string> out;
  const auto done = read_records(*input, {format, {}}, path, [&](RawRecord&& record) {
    const bool refused = !record.refusal.empty();
    out.push_back(std::to_string(record.number) +
                  (refused ? "!" + record.refusal : ":" + record.bytes));
    return true;
  });
  CHECK(done.ok());
  return out;
}

std::vector<std::string> ids(const InputList& list) {
  std::vector<std::string> out;
  for (const InputFile& file : list.files) out.push_back(file.id);
  return out;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("Input: JSON Lines are told by their first line or their name") {
  const Strings two = {"1:{\"a\":1}", "3:{\"b\":2}"};
  CHECK(records("a.txt", "{\"a\":1}\n\n{\"b\":2}") == two);
  CHECK(records("a.jsonl", "{\"a\":1}\r\n \n{\"b\":2}\n") ==
        Strings{"1:{\"a\":1}\r", "3:{\"b\":2}"});
  CHECK(records("a.ndjson", "broken\n{\"b\":2}\n") == Strings{"1:broken", "2:{\"b\":2}"});
  CHECK(records("a.json", "{\"a\":1\n{\"b\":2}\n") == Strings{"1:{\"a\":1", "2:{\"b\":2}"});
  CHECK(records("a", "x", Format::jsonl) == Strings{"1:x"});
}

TEST_CASE("Input: a JSON file may be one article or an array of them") {
  CHECK(records("a.json", "{\n \"a\": 1\n}\n") == Strings{"0:{\n \"a\": 1\n}\n"});
  CHECK(records("a.json", R"([{"a":"],{"},{"b":[1,2]}])") ==
        Strings{R"(1:{"a":"],{"})", R"(2:{"b":[1,2]})"});
  CHECK(records("a.json", "[]").empty());
}

TEST_CASE("Input: what only looks like JSON is text") {
  CHECK(records("a.txt", "{sic} he said.\n") == Strings{"0:{sic} he said.\n"});
  CHECK(records("a.txt", "[Reuters] A wave came.") == Strings{"0:[Reuters] A wave came."});
  CHECK(records("a.txt", "{\"a\":1}", Format::text) == Strings{"0:{\"a\":1}"});
}

TEST_CASE("Regression: JSON Lines whose first line is broken are no text") {
  CHECK(records("a", "{\"id\":1,\"te\n{\"id\":2}\n") ==
        Strings{"1:{\"id\":1,\"te", "2:{\"id\":2}"});
}

TEST_CASE("Input: empty files") {
  CHECK(records("a.jsonl", "").empty());
  CHECK(records("a.txt", "") == Strings{"0!the file is empty"});
  CHECK(records("a.txt", " \n\n") == Strings{"0!the file is empty"});
}

TEST_CASE("Input: formats that cannot be read are named") {
  CHECK(records("a.txt", "%PDF-1.7\n") == Strings{"0!the format is not supported: PDF"});
  CHECK(records("a", "filedesc://a.arc\n") == Strings{"0!the format is not supported: ARC"});
  CHECK(records("a", "7z\xBC\xAF\x27\x1C") == Strings{"0!the format is not supported: 7z"});
  CHECK(records("a.xml", "<?xml version=\"1.0\"?><svg/>") ==
        Strings{"0!it is no known XML: its outermost element is svg"});
  CHECK(records("a.txt", std::string("a\0b", 3)) == Strings{"0!the file is not text"});
}

TEST_CASE("Input: a line over 64 MB is refused and the next one read") {
  const Strings found =
      records("a.jsonl", "{\"a\":1}\n" + std::string(kMaxRecordBytes + 10, 'x') + "\n{\"b\":2}\n");
  CHECK(found == Strings{"1:{\"a\":1}", "2!the line is longer than 64 MB", "3:{\"b\":2}"});
}

TEST_CASE("Input: folders are walked in a stable order, hidden and special files left out") {
  const TempFolder folder;
  for (const char* const name :
       {"b/2.txt", "b/10.txt", "a.txt", ".hidden/x.txt", "b/.x.txt", "index/iamglass"}) {
    folder.write(name, "x");
  }
  REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
  std::filesystem::create_directory_symlink(folder.path(), folder / "b/loop");
  std::filesystem::create_symlink("nowhere", folder / "dangling");
  const InputList list = walk_inputs({folder.path().string() + "/"}, "");
  CHECK(ids(list) == Strings{"a.txt", "b/10.txt", "b/2.txt"});
  CHECK(list.problems.empty());
}

TEST_CASE("Input: a file reached twice is taken once, a missing one is said to be missing") {
  const TempFolder folder;
  const std::string file = folder.write("a/x.txt", "x");
  const InputList list = walk_inputs({file, folder / "a", folder / "none", "-", "-"}, "");
  CHECK(ids(list) == Strings{"x.txt", ""});
  CHECK(list.missing == Strings{folder / "none"});
  CHECK(list.files[1].origin == kStandardInput);
}

TEST_CASE("Input: a path is below a folder only at a slash") {
  CHECK(is_at_or_below("/a/b", "/a"));
  CHECK(is_at_or_below("/a", "/a"));
  CHECK(is_at_or_below("/a", "/"));
  CHECK_FALSE(is_at_or_below("/ab", "/a"));
}

}  // namespace dateline
