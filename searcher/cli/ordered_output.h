// What answers of one command line are written to, by several threads and still in their order.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <string_view>

#include "core/base/error.h"

namespace dateline::cli {

// Answers are numbered from 0. All calls may run concurrently; those that write REQUIRE that it is
// the caller's turn.
class OrderedOutput {
 public:
  explicit OrderedOutput(std::FILE* out) : out_(out) {}

  // Returns once all answers before that one have ended.
  void await_turn(std::size_t number);
  // Awaits its turn, lets the reader have what was written, and gives the next its turn.
  void end_turn(std::size_t number);

  // To standard output. A reader that has gone away (EPIPE) ends everything quietly.
  void write(std::string_view text);
  // To standard error, and into the exit status; `about` stands before it.
  void report(const Error& error, std::string_view about = {});

  // Whether standard output still takes something.
  [[nodiscard]] bool writable() const { return writable_; }
  // The exit status of it all. To be called once, when no thread writes any more.
  [[nodiscard]] int finish();

 private:
  void flush();
  void stop(int error);

  std::FILE* const out_;
  std::atomic<bool> writable_ = true;
  int status_ = 0;
  std::mutex mutex_;
  std::condition_variable turned_;
  std::size_t turn_ = 0;
};

}  // namespace dateline::cli
