#include "indexer/command_line.h"

#include <catch2/catch.hpp>

namespace dateline {
namespace {

using Strings = std::vector<std::string>;

CommandLine good(const Strings& words) {
  const auto line = parse_command_line(words, "./dateline.index");
  INFO((line ? std::string() : line.error().text()));
  REQUIRE(line.ok());
  return *line;
}

void check_usage(const Strings& words, const std::string& part) {
  const auto line = parse_command_line(words, "./dateline.index");
  REQUIRE_FALSE(line.ok());
  INFO(line.error().message);
  CHECK(line.error().code == ErrorCode::usage);
  CHECK(line.error().message.find(part) != std::string::npos);
}

}  // namespace

TEST_CASE("Command line: values after = or a blank, in any place") {
  const CommandLine line = good({"a", "--index=/i", "--format", "jsonl", "b", "--language=en-GB",
                                 "--jobs", "3", "--prune", "--json", "-"});
  CHECK(line.index == "/i");
  CHECK(line.reading.format == Format::jsonl);
  CHECK(line.language == "en");
  CHECK(line.jobs == 3);
  CHECK(line.prune);
  CHECK(line.json);
  CHECK(line.paths == Strings{"a", "b", "-"});
  CHECK(good({"a"}).index == "./dateline.index");
  CHECK(good({"--language", "auto", "a"}).language.empty());
}

TEST_CASE("Command line: --remove takes words up to the next option") {
  CHECK(good({"--remove", "1", "2"}).remove == Strings{"1", "2"});
  CHECK(good({"--remove", "1", "2", "--json", "a"}).paths == Strings{"a"});
  CHECK(good({"--remove=1", "a"}).paths == Strings{"a"});
  CHECK(good({"--remove", "1", "--", "--a"}).paths == Strings{"--a"});
  CHECK(good({"--remove=--odd"}).remove == Strings{"--odd"});
}

TEST_CASE("Command line: help and version need nothing else") {
  CHECK(good({"--help"}).action == CommandLine::Action::help);
  CHECK(good({"--version", "--nonsense"}).action == CommandLine::Action::version);
}

TEST_CASE("Command line: what makes no sense is said") {
  check_usage({}, "no PATH");
  check_usage({"--index"}, "--index needs a value");
  check_usage({"--index", "--json", "a"}, "--index needs a value");
  check_usage({"--nonsense", "a"}, "no option --nonsense");
  check_usage({"-x", "a"}, "no option -x");
  check_usage({"--json=yes", "a"}, "takes no value");
  check_usage({"--jobs", "0", "a"}, "from 1 to");
  check_usage({"--jobs", "2x", "a"}, "from 1 to");
  check_usage({"--format", "json", "a"}, "there are: auto, text, html, jsonl, csv, feed, nitf");
  check_usage({"--columns", "title=", "a"}, "names no column");
  check_usage({"--columns", "colour=Hue", "a"}, "names no column");
  check_usage({"--format", "docx", "a"}, "not known");
  check_usage({"--language", "klingonese", "a"}, "no language");
  check_usage({"--extract", "--json", "a"}, "--extract makes no index");
  check_usage({""}, "a PATH is empty");
}

}  // namespace dateline
