#include "searcher/cli/options.h"

#include <catch2/catch.hpp>
#include <iostream>
#include <sstream>

using namespace dateline;
using namespace dateline::cli;

namespace {

// What parse_options() prints is kept from the test's own output.
class Silence {
 public:
  Silence() : out_(std::cout.rdbuf(text_.rdbuf())), err_(std::cerr.rdbuf(text_.rdbuf())) {}
  ~Silence() {
    std::cout.rdbuf(out_);
    std::cerr.rdbuf(err_);
  }
  [[nodiscard]] std::string text() const { return text_.str(); }

 private:
  std::ostringstream text_;
  std::streambuf* out_;
  std::streambuf* err_;
};

std::string query_of(const std::vector<std::string>& arguments) {
  const Silence silence;
  const Parsed parsed = parse_options(arguments);
  return parsed.options ? parsed.options->request.query : "error";
}

// The status of a command line that leads to no search, and part of what it says.
void check_refused(const std::vector<std::string>& arguments, int status, const std::string& says) {
  const Silence silence;
  const Parsed parsed = parse_options(arguments);
  INFO(silence.text());
  CHECK_FALSE(parsed.options);
  CHECK(parsed.exit_status == status);
  CHECK(silence.text().find(says) != std::string::npos);
}

}  // namespace

TEST_CASE("Search options: only words with two dashes are options") {
  CHECK(query_of({"channel", "-dinghy", "-"}) == "channel -dinghy -");
  CHECK(query_of({"-5", "--limit", "3", "boats"}) == "-5 boats");
  CHECK(query_of({"a", "--", "--json", "--"}) == "a --json --");
  CHECK(query_of({"date:2021", "x*", "\"a b\""}) == "date:2021 x* \"a b\"");
  CHECK(query_of({}) == "");
}

TEST_CASE("Search options: values come after a blank or =") {
  for (const auto& arguments : std::vector<std::vector<std::string>>{
           {"--limit=7", "--offset=2", "--sort=newest", "--trec=my-tag", "--index=/x"},
           {"--limit", "7", "--offset", "2", "--sort", "newest", "--trec", "my-tag", "--index",
            "/x"}}) {
    const Parsed parsed = parse_options(arguments);
    REQUIRE(parsed.options);
    CHECK(parsed.options->limit == 7U);
    CHECK(parsed.options->request.offset == 2);
    CHECK(parsed.options->request.sort == Sort::newest);
    CHECK(parsed.options->form == Form::trec);
    CHECK(parsed.options->trec_tag == "my-tag");
    CHECK(parsed.options->index == "/x");
  }
  const Parsed dash = parse_options({"--queries", "-", "--trec", "-t"});
  REQUIRE(dash.options);
  CHECK(dash.options->queries == "-");
  CHECK(dash.options->trec_tag == "-t");
}

TEST_CASE("Search options: ids and runs are never folded") {
  CHECK(parse_options({"x"}).options->request.fold);
  CHECK_FALSE(parse_options({"x", "--fold", "off"}).options->request.fold);
  CHECK_FALSE(parse_options({"x", "--ids", "--fold", "on"}).options->request.fold);
  CHECK_FALSE(parse_options({"x", "--trec", "t"}).options->request.fold);
  CHECK_FALSE(parse_options({"x", "--ids"}).options->limit);
}

TEST_CASE("Search options: expansion is off unless asked for") {
  CHECK(parse_options({"x"}).options->request.expand == Expand::off);
  CHECK(parse_options({"x", "--expand", "auto"}).options->request.expand == Expand::automatic);
  CHECK(parse_options({"x", "--expand=on"}).options->request.expand == Expand::on);
}

TEST_CASE("Search options: recency is off unless asked for") {
  CHECK_FALSE(parse_options({"x"}).options->request.recency);
  CHECK(parse_options({"x", "--recency", "on"}).options->request.recency);
}

TEST_CASE("Search options: facets") {
  const Parsed parsed = parse_options({"--facets", "people:20,places", "--plain"});
  REQUIRE(parsed.options);
  CHECK(parsed.options->request.facets.size() == 2);
  CHECK(parsed.options->request.facets[0].limit == 20);
  CHECK(parsed.options->request.plain);
}

TEST_CASE("Search options: wrong usage is status 2") {
  check_refused({"--nonsense"}, 2, "--nonsense");
  check_refused({"--limit", "-1"}, 2, "--limit");
  check_refused({"--limit", "ten"}, 2, "--limit");
  check_refused({"--limit"}, 2, "--limit");
  check_refused({"--sort", "best"}, 2, "--sort");
  check_refused({"--match", "some"}, 2, "--match");
  check_refused({"--expand", "yes"}, 2, "--expand");
  check_refused({"--recency", "yes"}, 2, "--recency");
  check_refused({"--facets", "cats"}, 2, "cats");
  check_refused({"--json", "--csv"}, 2, "");
  check_refused({"--queries", "f", "word"}, 2, "--queries");
  check_refused({"--trec="}, 2, "--trec");
}

TEST_CASE("Search options: help and version are status 0") {
  check_refused({"--help"}, 0, "--queries");
  check_refused({"--version"}, 0, "dateline-search ");
}
