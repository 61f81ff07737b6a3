// What errno means after a call on a non-blocking socket.
#pragma once

#include <cerrno>

namespace dateline::web {

// Nothing to be had at the moment.
[[nodiscard]] inline bool would_block() {
  return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
}

// Out of descriptors or memory.
[[nodiscard]] inline bool is_shortage() {
  return errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM;
}

}  // namespace dateline::web
