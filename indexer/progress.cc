#include "indexer/progress.h"

#include <unistd.h>

#include <cstdio>

namespace dateline {
namespace {

constexpr std::chrono::milliseconds kInterval{200};

}  // namespace

Progress::Progress()
    : enabled_(::isatty(STDERR_FILENO) == 1),
      begin_(std::chrono::steady_clock::now()),
      last_(begin_) {}

Progress::~Progress() { clear(); }

void Progress::show(std::size_t articles, std::size_t text_bytes) {
  if (!enabled_) return;
  const auto now = std::chrono::steady_clock::now();
  if (now - last_ < kInterval) return;
  last_ = now;
  visible_ = true;
  const double megabytes = static_cast<double>(text_bytes) / 1e6;
  const double seconds = std::chrono::duration<double>(now - begin_).count();
  std::fprintf(stderr, "\r%zu articles read, %.1f MB of text, %.1f MB/s \x1b[K", articles,
               megabytes, megabytes / seconds);
}

void Progress::clear() {
  if (!visible_) return;
  std::fputs("\r\x1b[K", stderr);
  visible_ = false;
}

}  // namespace dateline
