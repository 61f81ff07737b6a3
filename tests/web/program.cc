#include "tests/web/program.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <cstdlib>

namespace dateline::web::test {
namespace {

[[noreturn]] void become(std::vector<std::string> arguments,
                         const std::vector<std::string>& environment, int socket, int out,
                         int err) {
  for (const std::string& variable : environment) {
    const std::size_t equals = variable.find('=');
    ::setenv(variable.substr(0, equals).c_str(), variable.substr(equals + 1).c_str(), 1);
  }
  ::dup2(out, STDOUT_FILENO);
  ::dup2(err, STDERR_FILENO);
  if (socket >= 0) {
    ::dup2(socket, 3);
    ::setenv("LISTEN_PID", std::to_string(::getpid()).c_str(), 1);
    ::setenv("LISTEN_FDS", "1", 1);
  }
  arguments.insert(arguments.begin(), DATELINE_SERVE_PROGRAM);
  std::vector<char*> raw;
  for (std::string& argument : arguments) raw.push_back(argument.data());
  raw.push_back(nullptr);
  ::execv(raw[0], raw.data());
  ::_exit(127);
}

}  // namespace

Program::Program(std::vector<std::string> arguments, const std::vector<std::string>& environment,
                 int socket) {
  REQUIRE(::pipe2(out_.data(), O_CLOEXEC) == 0);
  REQUIRE(::pipe2(err_.data(), O_CLOEXEC) == 0);
  pid_ = ::fork();
  REQUIRE(pid_ >= 0);
  if (pid_ == 0) become(std::move(arguments), environment, socket, out_[1], err_[1]);
  ::close(out_[1]);
  ::close(err_[1]);
}

Program::~Program() {
  if (pid_ > 0) {
    signal(SIGKILL);
    wait();
  }
  ::close(out_[0]);
  ::close(err_[0]);
}

void Program::signal(int number) const { ::kill(pid_, number); }

int Program::wait() {
  int status = 0;
  ::waitpid(pid_, &status, 0);
  pid_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

std::string Program::line() const {
  std::string text;
  char c = 0;
  while (::read(out_[0], &c, 1) == 1 && c != '\n') text += c;
  return text;
}

std::string Program::messages() const {
  std::string text;
  char c = 0;
  while (::read(err_[0], &c, 1) == 1) text += c;
  return text;
}

int port_of(const std::string& address) {
  const std::size_t colon = address.rfind(':');
  return colon == std::string::npos ? 0 : std::atoi(address.c_str() + colon + 1);
}

}  // namespace dateline::web::test
