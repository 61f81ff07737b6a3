// The two small protocols that systemd speaks with a service: readiness (sd_notify(3)) and sockets
// handed over (sd_listen_fds(3)). Without a manager they do nothing.
#pragma once

#include <string>
#include <vector>

namespace dateline::web {

// Tells the manager, where there is one: "READY=1", "STOPPING=1", lines joined by newlines. What
// cannot be told is not told.
void notify_manager(const std::string& state);

// Microseconds of the clock that RELOADING=1 has to carry (MONOTONIC_USEC=).
[[nodiscard]] std::string monotonic_usec();

// Descriptors of listening sockets handed over to this process, in order. Takes them out of the
// environment, so that no child and no second call takes them for its own.
[[nodiscard]] std::vector<int> inherited_sockets();

}  // namespace dateline::web
