#include "tests/support/command.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>

#include "tests/support/temp_folder.h"

namespace dateline::test {
namespace {

// In the child: descriptors for standard input, output and error (-1: as they are), then the
// program.
[[noreturn]] void become(const std::vector<std::string>& words,
                         const std::vector<std::string>& environment,
                         const std::array<int, 3>& streams) {
  for (int i = 0; i < 3; ++i) {
    if (streams[static_cast<std::size_t>(i)] >= 0) ::dup2(streams[static_cast<std::size_t>(i)], i);
  }
  std::vector<std::string> copies = words;
  std::vector<char*> arguments;
  for (std::string& word : copies) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  for (const std::string& setting : environment) {
    const std::size_t equals = setting.find('=');
    ::setenv(setting.substr(0, equals).c_str(), setting.substr(equals + 1).c_str(), 1);
  }
  ::execvp(arguments[0], arguments.data());
  ::_exit(127);
}

int status_of(int pid) {
  int status = 0;
  while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

}  // namespace

CommandResult run_command(const std::vector<std::string>& words, std::string_view input,
                          const std::vector<std::string>& environment) {
  const TempFolder folder;
  folder.write("in", input);
  const int in = ::open((folder / "in").c_str(), O_RDONLY | O_CLOEXEC);
  const int out = ::open((folder / "out").c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  const int err = ::open((folder / "err").c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  const int pid = ::fork();
  if (pid == 0) become(words, environment, {in, out, err});
  for (const int fd : {in, out, err}) ::close(fd);
  CommandResult result;
  result.status = status_of(pid);
  result.out = contents_of(folder / "out");
  result.err = contents_of(folder / "err");
  return result;
}

RunningCommand::RunningCommand(const std::vector<std::string>& words) {
  std::array<int, 2> in{};
  std::array<int, 2> out{};
  if (::pipe2(in.data(), O_CLOEXEC) != 0 || ::pipe2(out.data(), O_CLOEXEC) != 0) std::abort();
  pid_ = ::fork();
  if (pid_ == 0) become(words, {}, {in[0], out[1], -1});
  ::close(in[0]);
  ::close(out[1]);
  input_ = in[1];
  output_ = out[0];
}

RunningCommand::~RunningCommand() {
  close_input();
  ::close(output_);
  if (pid_ < 0) return;
  ::kill(pid_, SIGKILL);
  static_cast<void>(status_of(pid_));
}

void RunningCommand::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(input_, bytes.data(), bytes.size());
    if (written <= 0) return;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

std::string RunningCommand::read_line() {
  std::string line;
  for (char c = 0; ::read(output_, &c, 1) == 1 && c != '\n';) line += c;
  return line;
}

void RunningCommand::close_input() {
  if (input_ >= 0) ::close(input_);
  input_ = -1;
}

void RunningCommand::signal(int number) { ::kill(pid_, number); }

int RunningCommand::wait() {
  const int status = status_of(pid_);
  pid_ = -1;
  return status;
}

}  // namespace dateline::test
