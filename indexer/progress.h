// How a long run goes, on standard error: a line that is written over on a terminal, a line a
// minute elsewhere (a log of a nightly job).
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

// Counts since the run began.
struct ProgressState {
  std::size_t articles = 0;
  std::size_t text_bytes = 0;
  std::size_t refused = 0;
  std::size_t input_bytes = 0;  // read of the input
  std::size_t total_bytes = 0;  // of the input; 0 when nobody knows (standard input)
};

// "45 %, 2 min left: 12,345 articles (1,234/s), 56.7 MB of text (5.6 MB/s), 3 refused". `begin` is
// the state `seconds` ago: rates and the time left are of what came since. Pure.
[[nodiscard]] std::string progress_line(const ProgressState& now, const ProgressState& begin,
                                        double seconds);

// One thread at a time. A run shorter than a minute writes nothing where there is no terminal.
class Progress {
 public:
  using Clock = std::chrono::steady_clock;
  struct Output {
    bool is_terminal = false;
    std::function<void(std::string_view)> write;
    std::function<Clock::time_point()> now;
    std::function<std::size_t()> columns;  // of the terminal
  };
  // Standard error and the steady clock. A dumb terminal counts as none.
  [[nodiscard]] static Output standard_error();

  explicit Progress(Output output = standard_error()) : output_(std::move(output)) {}
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // Shows the state if the last showing is a while ago; cheap otherwise. The first call sets what
  // rates are counted from.
  void show(const ProgressState& state);
  // Says on a terminal, at once, what goes on after the reading. Stays until clear().
  void show_last(const ProgressState& state, std::string_view what);
  // Takes the line away, so that messages stand alone. Shown again by the next show().
  void clear();

 private:
  void write_over(std::string line);
  [[nodiscard]] std::string line_of(const ProgressState& state) const;

  Output output_;
  bool visible_ = false;
  std::optional<ProgressState> begin_;
  Clock::time_point began_;
  Clock::time_point last_;
};

}  // namespace dateline
