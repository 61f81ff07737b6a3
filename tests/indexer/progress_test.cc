// The line that shows how a run goes.
#include "indexer/progress.h"

#include <catch2/catch.hpp>
#include <string>

namespace dateline {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

// What is written, under a clock that the test moves.
struct Screen {
  Progress::Clock::time_point now{};
  std::string written;

  Progress::Output output(bool is_terminal, std::size_t columns = 200) {
    return {is_terminal, [this](std::string_view text) { written += text; }, [this] { return now; },
            [columns] { return columns; }};
  }
  std::string take() { return std::exchange(written, ""); }
};

}  // namespace

TEST_CASE("Progress: share, time left, rates and refusals, as far as they are known") {
  const ProgressState begin{100, 0, 0, 0, 1000};
  CHECK(progress_line({2100, 5'000'000, 0, 250, 1000}, begin, 10) ==
        "25 %, 30 s left: 2,100 articles (200/s), 5.0 MB of text (0.5 MB/s)");
  CHECK(progress_line({1'234'567, 0, 3, 1, 1000}, begin, 36) ==
        "0 %, 9 h 59 min left: 1,234,567 articles (34,290/s), 0.0 MB of text (0.0 MB/s), 3 "
        "refused");
  // Too early to tell, nothing left, and an end nobody knows.
  CHECK(progress_line({100, 0, 0, 500, 1000}, begin, 1).starts_with("50 %: "));
  CHECK(progress_line({100, 0, 0, 1200, 1000}, begin, 9).starts_with("100 %: "));
  CHECK(progress_line({7, 0, 0, 500, 0}, {}, 9).starts_with("7 articles "));
  CHECK(progress_line({0, 0, 0, 400, 1000}, {}, 400).starts_with("40 %, 10 min left: "));
}

TEST_CASE("Progress: on a terminal one line, written over five times a second at most") {
  Screen screen;
  {
    Progress progress(screen.output(true));
    for (int i = 0; i < 10; ++i) {
      screen.now += milliseconds(50);
      progress.show({static_cast<std::size_t>(i), 0, 0, 0, 0});
    }
    const std::string written = screen.take();
    CHECK(std::count(written.begin(), written.end(), '\r') == 2);
    CHECK(written.find('\n') == std::string::npos);
    CHECK(written.ends_with("\x1b[K"));
    progress.show_last({10, 0, 0, 0, 0}, "writing the index");
    CHECK(screen.take().find("; writing the index") != std::string::npos);
  }
  CHECK(screen.take() == "\r\x1b[K");  // gone at the end
}

TEST_CASE("Progress: a narrow terminal never wraps the line") {
  Screen screen;
  Progress progress(screen.output(true, 20));
  progress.show({});
  screen.now += seconds(1);
  progress.show({1'000'000, 0, 0, 500, 1000});
  CHECK(screen.take() == "\r50 %: 1,000,000 art\x1b[K");
}

TEST_CASE("Progress: where there is no terminal, a line a minute and nothing before") {
  Screen screen;
  Progress progress(screen.output(false));
  std::string lines;
  for (int second = 0; second <= 150; ++second) {
    progress.show(
        {static_cast<std::size_t>(second) * 10, 0, 0, static_cast<std::size_t>(second), 200});
    if (second == 59) CHECK(screen.written.empty());
    screen.now += seconds(1);
  }
  CHECK(screen.take() ==
        "dateline-index: 30 %, 2 min left: 600 articles (10/s), 0.0 MB of text (0.0 MB/s)\n"
        "dateline-index: 60 %, 80 s left: 1,200 articles (10/s), 0.0 MB of text (0.0 MB/s)\n");
  progress.show_last({}, "writing the index");
  progress.clear();
  CHECK(screen.take().empty());
}

}  // namespace dateline
