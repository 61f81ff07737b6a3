// The program dateline-serve from outside: its exit statuses, its one line, its end.
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <csignal>
#include <string>
#include <vector>

#include "tests/web/http_client.h"
#include "tests/web/sample_index.h"

using namespace dateline::web;

namespace {

// A running dateline-serve, its output and messages caught.
class Program {
 public:
  explicit Program(std::vector<std::string> arguments) {
    REQUIRE(::pipe(out_.data()) == 0);
    REQUIRE(::pipe(err_.data()) == 0);
    pid_ = ::fork();
    REQUIRE(pid_ >= 0);
    if (pid_ == 0) become(std::move(arguments));
    ::close(out_[1]);
    ::close(err_[1]);
  }
  ~Program() {
    if (pid_ > 0) {
      ::kill(pid_, SIGKILL);
      wait();
    }
    ::close(out_[0]);
    ::close(err_[0]);
  }
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  void signal(int number) const { ::kill(pid_, number); }

  // Its exit status.
  int wait() {
    int status = 0;
    ::waitpid(pid_, &status, 0);
    pid_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

  [[nodiscard]] std::string line() const {
    std::string text;
    char c = 0;
    while (::read(out_[0], &c, 1) == 1 && c != '\n') text += c;
    return text;
  }
  [[nodiscard]] std::string messages() const {
    std::string text;
    char c = 0;
    while (::read(err_[0], &c, 1) == 1) text += c;
    return text;
  }

 private:
  [[noreturn]] void become(std::vector<std::string> arguments) {
    ::dup2(out_[1], STDOUT_FILENO);
    ::dup2(err_[1], STDERR_FILENO);
    for (const int fd : {out_[0], out_[1], err_[0], err_[1]}) ::close(fd);
    arguments.insert(arguments.begin(), DATELINE_SERVE_PROGRAM);
    std::vector<char*> raw;
    for (std::string& argument : arguments) raw.push_back(argument.data());
    raw.push_back(nullptr);
    ::execv(raw[0], raw.data());
    ::_exit(127);
  }

  std::array<int, 2> out_{};
  std::array<int, 2> err_{};
  pid_t pid_ = -1;
};

int port_of(const std::string& address) {
  const std::size_t colon = address.rfind(':');
  return colon == std::string::npos ? 0 : std::atoi(address.c_str() + colon + 1);
}

}  // namespace

TEST_CASE("dateline-serve: says where it listens, serves, and ends cleanly when told") {
  const test::SampleIndex index(test::sample_articles());
  for (const int signal : {SIGTERM, SIGINT}) {
    Program program({"--index", index.path(), "--listen=127.0.0.1:0"});
    const std::string address = program.line();
    CHECK(address.rfind("http://127.0.0.1:", 0) == 0);
    CHECK(address.back() == '/');
    CHECK(test::get(port_of(address), "/readyz").status == 200);
    CHECK(test::get(port_of(address), "/?q=channel").status == 200);
    program.signal(signal);
    CHECK(program.wait() == 0);
    CHECK(program.messages().empty());
  }
}

TEST_CASE("dateline-serve: a port that is taken is status 4 and a message that names it") {
  const test::SampleIndex index(test::sample_articles());
  Program first({"--index", index.path(), "--listen", "127.0.0.1:0"});
  const int port = port_of(first.line());
  Program second({"--index", index.path(), "--listen", "127.0.0.1:" + std::to_string(port)});
  CHECK(second.wait() == 4);
  CHECK(second.messages().find(std::to_string(port)) != std::string::npos);
}

TEST_CASE("dateline-serve: exit statuses") {
  const auto check = [](const std::vector<std::string>& arguments, int status) {
    INFO(arguments.front());
    Program program(arguments);
    CHECK(program.wait() == status);
    if (status != 0) CHECK_FALSE(program.messages().empty());
  };
  check({"--help"}, 0);
  check({"--version"}, 0);
  check({"--nonsense"}, 2);
  check({"extra"}, 2);
  check({"--listen"}, 2);
  check({"--listen", "8080"}, 2);
  check({"--index", "/nonexistent/index", "--listen", "127.0.0.1:0"}, 3);
}
