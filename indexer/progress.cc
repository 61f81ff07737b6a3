#include "indexer/progress.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace dateline {
namespace {

constexpr std::chrono::milliseconds kTerminalInterval{200};
constexpr std::chrono::minutes kLogInterval{1};
constexpr std::size_t kColumns = 80;  // where the terminal does not say
// Earlier the first file's size decides too much.
constexpr double kSecondsToEstimate = 2;

// "12,345"
std::string grouped(std::size_t number) {
  std::string out = std::to_string(number);
  for (std::size_t i = out.size(); i > 3;) out.insert(i -= 3, 1, ',');
  return out;
}

std::string megabytes(double bytes) {
  std::array<char, 32> out{};
  std::snprintf(out.data(), out.size(), "%.1f MB", bytes / 1e6);
  return out.data();
}

std::string duration(double seconds) {
  const auto whole = static_cast<std::size_t>(std::ceil(seconds));
  if (whole < 90) return std::to_string(whole) + " s";
  const std::size_t minutes = (whole + 30) / 60;
  if (minutes < 90) return std::to_string(minutes) + " min";
  return std::to_string(minutes / 60) + " h " + std::to_string(minutes % 60) + " min";
}

}  // namespace

std::string progress_line(const ProgressState& now, const ProgressState& begin, double seconds) {
  seconds = std::max(seconds, 0.001);
  std::string out;
  if (now.total_bytes > 0) {
    const double share =
        std::min(1.0, static_cast<double>(now.input_bytes) / static_cast<double>(now.total_bytes));
    out = std::to_string(static_cast<int>(share * 100)) + " %";
    if (share > 0 && share < 1 && seconds >= kSecondsToEstimate)
      out += ", " + duration(seconds * (1 - share) / share) + " left";
    out += ": ";
  }
  const auto articles_a_second = static_cast<double>(now.articles - begin.articles) / seconds;
  const auto bytes_a_second = static_cast<double>(now.text_bytes - begin.text_bytes) / seconds;
  out += grouped(now.articles) + " articles (" +
         grouped(static_cast<std::size_t>(articles_a_second)) + "/s), " +
         megabytes(static_cast<double>(now.text_bytes)) + " of text (" + megabytes(bytes_a_second) +
         "/s)";
  if (now.refused > 0) out += ", " + grouped(now.refused) + " refused";
  return out;
}

Progress::Output Progress::standard_error() {
  Output out;
  const char* const terminal = std::getenv("TERM");
  const bool is_dumb = terminal != nullptr && std::string_view(terminal) == "dumb";
  out.is_terminal = ::isatty(STDERR_FILENO) == 1 && !is_dumb;
  out.write = [](std::string_view text) { std::fwrite(text.data(), 1, text.size(), stderr); };
  out.now = [] { return Clock::now(); };
  out.columns = [] {
    winsize size{};
    const bool is_known = ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    return is_known ? std::size_t{size.ws_col} : kColumns;
  };
  return out;
}

std::string Progress::line_of(const ProgressState& state) const {
  const std::chrono::duration<double> seconds = output_.now() - began_;
  return progress_line(state, *begin_, seconds.count());
}

void Progress::show(const ProgressState& state) {
  const Clock::time_point now = output_.now();
  if (!begin_) {
    begin_ = state;
    began_ = last_ = now;
    return;
  }
  if (output_.is_terminal) {
    if (now - last_ < kTerminalInterval) return;
    write_over(line_of(state));
  } else {
    if (now - last_ < kLogInterval) return;
    output_.write("dateline-index: " + line_of(state) + "\n");
  }
  last_ = now;
}

void Progress::show_last(const ProgressState& state, std::string_view what) {
  if (!output_.is_terminal || !begin_) return;
  write_over(line_of(state) + "; " + std::string(what));
}

// A line that the terminal wraps could not be written over: it ends a column before.
void Progress::write_over(std::string line) {
  line.resize(std::min(line.size(), std::max<std::size_t>(output_.columns(), 2) - 1));
  output_.write("\r" + line + "\x1b[K");
  visible_ = true;
}

void Progress::clear() {
  if (visible_) output_.write("\r\x1b[K");
  visible_ = false;
}

}  // namespace dateline
