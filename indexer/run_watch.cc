#include <chrono>
#include <condition_variable>
#include <mutex>

#include "indexer/run.h"
#include "indexer/watch/folder_watch.h"

namespace dateline {
namespace {

constexpr std::chrono::seconds kBetweenTries{5};

// False when a stop is requested meanwhile.
bool rest(const std::stop_token& stop) {
  std::mutex mutex;
  std::unique_lock lock(mutex);
  std::condition_variable_any never;
  never.wait_for(lock, stop, kBetweenTries, [] { return false; });
  return !stop.stop_requested();
}

}  // namespace

Result<void> run_watch(const CommandLine& line, const std::stop_token& stop,
                       const WatchReports& reports) {
  auto opened = FolderWatch::open(line.paths, line.index);
  if (!opened) return opened.error();
  FolderWatch& folders = **opened;
  CommandLine later = line;
  later.remove.clear();
  for (bool first = true; !stop.stop_requested();) {
    const auto summary = run_index(first ? line : later, stop, [&](const std::string& path) {
      return folders.is_being_written(path);
    });
    if (!summary) {
      if (first) return summary.error();
      reports.failed(summary.error());
      if (!rest(stop)) break;
      continue;
    }
    reports.done(*summary, first);
    first = false;
    const auto changed = folders.wait(stop);
    if (!changed) return changed.error();
  }
  return {};
}

}  // namespace dateline
