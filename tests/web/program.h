// A running dateline-serve, its output and messages caught; killed when this goes.
#pragma once

#include <array>
#include <string>
#include <vector>

namespace dateline::web::test {

class Program {
 public:
  // `environment`: "NAME=value", besides this process's own. `socket`: handed over as a service
  // manager does; -1: none.
  explicit Program(std::vector<std::string> arguments,
                   const std::vector<std::string>& environment = {}, int socket = -1);
  ~Program();
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  [[nodiscard]] int pid() const { return pid_; }
  void signal(int number) const;
  // Waits for its end: its exit status, -1 for a death by signal.
  int wait();
  // One line of its output; all messages until its end.
  [[nodiscard]] std::string line() const;
  [[nodiscard]] std::string messages() const;

 private:
  std::array<int, 2> out_{};
  std::array<int, 2> err_{};
  int pid_ = -1;
};

// The port in "http://127.0.0.1:8080/".
[[nodiscard]] int port_of(const std::string& address);

}  // namespace dateline::web::test
