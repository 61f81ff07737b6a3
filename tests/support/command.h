// Runs a program as a user would, for tests of the command line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline::test {

struct CommandResult {
  int status = -1;  // exit status; 128 + signal for a death by signal
  std::string out;
  std::string err;
};

// Runs `words` (the program first) with `input` on its standard input and waits for its end.
// `environment` is added ("NAME=value").
[[nodiscard]] CommandResult run_command(const std::vector<std::string>& words,
                                        std::string_view input = {},
                                        const std::vector<std::string>& environment = {});

// A program running beside the test; killed when this goes.
class RunningCommand {
 public:
  explicit RunningCommand(const std::vector<std::string>& words);
  ~RunningCommand();
  RunningCommand(const RunningCommand&) = delete;
  RunningCommand& operator=(const RunningCommand&) = delete;

  // Writes to its standard input; reads one line of its standard output (without the line end;
  // empty at the end).
  void write(std::string_view bytes);
  [[nodiscard]] std::string read_line();
  void close_input();
  void signal(int number);
  // Waits for its end: exit status as above.
  [[nodiscard]] int wait();

 private:
  int pid_ = -1;
  int input_ = -1;
  int output_ = -1;
};

}  // namespace dateline::test
