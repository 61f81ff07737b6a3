// A line on standard error that shows how a run goes, when standard error is a terminal.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace dateline {

// One thread at a time. Writes nothing at all when standard error is no terminal.
class Progress {
 public:
  Progress();
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // Shows the state if the last showing is a while ago; cheap otherwise.
  void show(std::size_t articles, std::size_t text_bytes);
  // Takes the line away, so that messages stand alone. Shown again by the next show().
  void clear();

 private:
  bool enabled_ = false;
  bool visible_ = false;
  std::chrono::steady_clock::time_point begin_;
  std::chrono::steady_clock::time_point last_;
};

}  // namespace dateline
