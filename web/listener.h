// A listening TCP socket.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

namespace dateline::web {

struct ListenAddress {
  std::string host;  // "127.0.0.1", "::1" (without brackets), "localhost"
  int port = 0;      // 0: any free port
};

// "127.0.0.1:8080", "[::1]:8080", "localhost:0". Error usage for anything else.
[[nodiscard]] Result<ListenAddress> parse_listen_address(std::string_view text);

// "http://127.0.0.1:8080/"
[[nodiscard]] std::string url_of(const ListenAddress& address);

class Listener {
 public:
  // Binds and listens, with SO_REUSEADDR and without SO_REUSEPORT: two servers never share a port.
  // Errors: permission, not_found (no such host), io (the port is taken, ...), each with a message
  // that names the address.
  [[nodiscard]] static Result<Listener> open(const ListenAddress& address);

  // Takes over a socket that listens already (from a service manager), and closes it in the end.
  // Error usage for what is no listening TCP socket.
  [[nodiscard]] static Result<Listener> adopt(int descriptor);

  Listener(Listener&& other) noexcept;
  Listener& operator=(Listener&&) = delete;
  ~Listener();

  [[nodiscard]] int descriptor() const { return fd_; }
  // The address in use, its port never 0.
  [[nodiscard]] const ListenAddress& address() const { return address_; }

  // The next connection waiting, non-blocking and without Nagle's delay; -1 and errno where there
  // is none. Out of descriptors that is EMFILE whether one waits or not.
  [[nodiscard]] int accept() const;
  [[nodiscard]] bool has_waiting() const;

 private:
  Listener(int fd, ListenAddress address) : fd_(fd), address_(std::move(address)) {}
  int fd_;
  ListenAddress address_;
};

// Whether only programs on this machine can reach it: 127.0.0.0/8, ::1, localhost.
[[nodiscard]] bool is_loopback(const ListenAddress& address);

// The numeric address of the other end; empty when it cannot be told.
[[nodiscard]] std::string peer_address(int fd);

}  // namespace dateline::web
