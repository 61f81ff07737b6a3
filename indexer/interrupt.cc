#include "indexer/interrupt.h"

#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include <ctime>

namespace dateline {
namespace {

sigset_t watched_signals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  return set;
}

void watch(const std::stop_token& end, std::stop_source& requested) {
  const sigset_t set = watched_signals();
  // The wait is cut into pieces so that the thread can end with the program.
  constexpr timespec kPiece{0, 50'000'000};
  while (!end.stop_requested()) {
    if (sigtimedwait(&set, nullptr, &kPiece) < 0) continue;
    if (!requested.request_stop()) ::_exit(kInterruptedStatus);
  }
}

}  // namespace

InterruptWatcher::InterruptWatcher() {
  const sigset_t set = watched_signals();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  thread_ = std::jthread([this](const std::stop_token& end) { watch(end, requested_); });
}

InterruptWatcher::~InterruptWatcher() {
  thread_.request_stop();
  thread_.join();
  const sigset_t set = watched_signals();
  pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
}

}  // namespace dateline
