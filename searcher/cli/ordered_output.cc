#include "searcher/cli/ordered_output.h"

#include <algorithm>
#include <cerrno>
#include <iostream>
#include <string>

namespace dateline::cli {

void OrderedOutput::await_turn(std::size_t number) {
  std::unique_lock lock(mutex_);
  turned_.wait(lock, [&] { return turn_ == number; });
}

void OrderedOutput::end_turn(std::size_t number) {
  await_turn(number);
  flush();
  {
    const std::lock_guard lock(mutex_);
    ++turn_;
  }
  turned_.notify_all();
}

void OrderedOutput::write(std::string_view text) {
  if (!writable_) return;
  errno = 0;
  if (std::fwrite(text.data(), 1, text.size(), out_) != text.size()) stop(errno);
}

void OrderedOutput::report(const Error& error, std::string_view about) {
  status_ = std::max(status_, exit_status(error.code));
  std::cerr << "dateline-search: " << about << (about.empty() ? "" : ": ") << error.text() << "\n";
}

void OrderedOutput::flush() {
  if (writable_ && std::fflush(out_) != 0) stop(errno);
}

void OrderedOutput::stop(int error) {
  writable_ = false;
  if (error != EPIPE) report(system_error("cannot write the answer", error));
}

int OrderedOutput::finish() {
  flush();
  return status_;
}

}  // namespace dateline::cli
