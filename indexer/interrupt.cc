#include "indexer/interrupt.h"

#include <pthread.h>
#include <signal.h>
#include <unistd.h>

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
  for (int signal = 0;;) {
    if (sigwait(&set, &signal) != 0) continue;
    if (end.stop_requested()) return;
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
  pthread_kill(thread_.native_handle(), SIGTERM);  // for that thread alone: wakes it
  thread_.join();
  const sigset_t set = watched_signals();
  pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
}

}  // namespace dateline
