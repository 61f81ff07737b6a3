// What dateline-index shows while it runs, on a terminal and elsewhere.
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/cli/programs.h"
#include "tests/support/temp_folder.h"

namespace dateline::test {
namespace {

// A pseudo-terminal of 200 columns; what is written to it can be read back.
class Terminal {
 public:
  Terminal() : master_(::posix_openpt(O_RDWR | O_NOCTTY)) {
    REQUIRE((master_ >= 0 && ::grantpt(master_) == 0 && ::unlockpt(master_) == 0));
    name_ = ::ptsname(master_);
    slave_ = ::open(name_.c_str(), O_RDWR | O_NOCTTY);
    winsize size{};
    size.ws_col = 200;
    REQUIRE(::ioctl(slave_, TIOCSWINSZ, &size) == 0);
    ::fcntl(master_, F_SETFL, O_NONBLOCK);
  }
  ~Terminal() {
    ::close(slave_);
    ::close(master_);
  }
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;

  [[nodiscard]] const std::string& name() const { return name_; }
  std::string take() const {
    std::string out;
    std::array<char, 4096> block{};
    for (ssize_t got = 0; (got = ::read(master_, block.data(), block.size())) > 0;)
      out.append(block.data(), static_cast<std::size_t>(got));
    return out;
  }

 private:
  int master_;
  int slave_ = -1;
  std::string name_;
};

// dateline-index with its standard error going to `path`.
CommandResult index_to(const std::string& path, const std::string& arguments) {
  return run_command({"sh", "-c", arguments, DATELINE_INDEX_PROGRAM, path}, "", {"TERM=xterm"});
}

constexpr const char* kArticle = R"({"id":"1","text":"Two boats sank off Calais."})";

}  // namespace

TEST_CASE("Progress: on a terminal a line with the share done, gone at the end") {
  const TempFolder folder;
  folder.write("a.jsonl", std::string(kArticle) + "\nbroken\n");
  const Terminal terminal;
  const auto run = index_to(terminal.name(), "exec \"$0\" --json --index " + (folder / "i") + " " +
                                                 (folder / "a.jsonl") + " 2>\"$1\"");
  const std::string shown = terminal.take();
  INFO(shown);
  CHECK(shown.find("\r100 %: 1 articles (") != std::string::npos);
  CHECK(shown.find(", 1 refused; writing the index\x1b[K\r\x1b[K") != std::string::npos);
  // What stays, and standard output, know nothing of it.
  CHECK(shown.find("\x1b[Kdateline-index: refused ") != std::string::npos);
  CHECK(nlohmann::json::parse(run.out)["added"] == 1);
}

TEST_CASE("Progress: of standard input nobody knows the share") {
  const TempFolder folder;
  folder.write("a.jsonl", std::string(kArticle) + "\n");
  const Terminal terminal;
  static_cast<void>(index_to(terminal.name(), "(cat " + (folder / "a.jsonl") + "; sleep 0.5; cat " +
                                                  (folder / "a.jsonl") + ") | \"$0\" --index " +
                                                  (folder / "i") + " - 2>\"$1\""));
  const std::string shown = terminal.take();
  INFO(shown);
  CHECK(shown.find("\r1 articles (") != std::string::npos);
  CHECK(shown.find('%') == std::string::npos);
}

TEST_CASE("Progress: a short run without a terminal shows none") {
  const TempFolder folder;
  folder.write("a.jsonl", std::string(kArticle) + "\n");
  const auto run = index({"--index", folder / "i", folder / "a.jsonl"});
  CHECK(run.err.starts_with("dateline-index: 1 added; the index holds 1 articles"));
  CHECK(run.out.empty());
}

TEST_CASE("dateline-index: after Ctrl-C it says what to type to go on") {
  const TempFolder folder;
  const std::string messages = folder / "messages";
  RunningCommand run({"sh", "-c", "exec \"$@\" 2>\"$0\"", messages, DATELINE_INDEX_PROGRAM,
                      "--index", folder / "my index", "--format", "jsonl", "-"});
  run.write(std::string(kArticle) + "\n");
  ::usleep(300'000);
  run.signal(SIGINT);
  CHECK(run.wait() == 130);
  CHECK(contents_of(messages).ends_with("To go on from there:\n" +
                                        std::string(DATELINE_INDEX_PROGRAM) + " --index '" +
                                        (folder / "my index") + "' --format jsonl -\n"));
}

}  // namespace dateline::test
