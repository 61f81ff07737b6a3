#include "web/listener.h"

#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <memory>
#include <utility>

#include "core/base/ascii.h"
#include "web/client_address.h"

namespace dateline::web {
namespace {

// Connections the kernel keeps for us between two accepts.
constexpr int kBacklog = 511;

Error bad_address(std::string_view text) {
  return {ErrorCode::usage, "\"" + std::string(text) + "\" is no address to listen on",
          "It is HOST:PORT, such as 127.0.0.1:8080 or [::1]:8080"};
}

int bound_port(int fd) {
  sockaddr_storage address{};
  socklen_t size = sizeof address;
  // NOLINTNEXTLINE: the sockets API casts between address types
  if (::getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size) != 0) return 0;
  if (address.ss_family == AF_INET6) {
    return ntohs(reinterpret_cast<const sockaddr_in6&>(address).sin6_port);  // NOLINT
  }
  if (address.ss_family != AF_INET) return 0;
  return ntohs(reinterpret_cast<const sockaddr_in&>(address).sin_port);  // NOLINT
}

// A bound and listening socket, or -1 and errno.
int bound_socket(const addrinfo& info) {
  const int fd =
      ::socket(info.ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, info.ai_protocol);
  if (fd < 0) return -1;
  const int on = 1;
  ::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (::bind(fd, info.ai_addr, info.ai_addrlen) == 0 && ::listen(fd, kBacklog) == 0) return fd;
  const int error = errno;
  ::close(fd);
  errno = error;
  return -1;
}

Error cannot_listen(const ListenAddress& address, int errno_value) {
  Error error = system_error("cannot listen on " + url_of(address), errno_value);
  if (errno_value == EADDRINUSE) {
    error.hint = "Another program has the port: stop it or choose another with --listen";
  } else if (error.code == ErrorCode::permission) {
    error.hint = "Ports below 1024 are reserved: choose a higher one with --listen";
  }
  return error;
}

}  // namespace

Result<ListenAddress> parse_listen_address(std::string_view text) {
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos) return bad_address(text);
  std::string_view host = text.substr(0, colon);
  const std::string_view digits = text.substr(colon + 1);
  if (host.size() > 2 && host.front() == '[' && host.back() == ']') {
    host = host.substr(1, host.size() - 2);
  } else if (host.find(':') != std::string_view::npos) {
    return bad_address(text);
  }
  int port = -1;
  const char* end = digits.data() + digits.size();
  const bool all_digits = std::all_of(digits.begin(), digits.end(), is_ascii_digit);
  const auto [stop, error] = std::from_chars(digits.data(), end, port);
  const bool sound = all_digits && error == std::errc{} && stop == end && port <= 65535;
  if (!sound || host.empty() || host.find('\0') != std::string_view::npos) return bad_address(text);
  return ListenAddress{std::string(host), port};
}

std::string url_of(const ListenAddress& address) {
  const bool is_v6 = address.host.find(':') != std::string::npos;
  const std::string host = is_v6 ? "[" + address.host + "]" : address.host;
  return "http://" + host + ":" + std::to_string(address.port) + "/";
}

Result<Listener> Listener::open(const ListenAddress& address) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
  addrinfo* found = nullptr;
  const std::string port = std::to_string(address.port);
  if (const int status = ::getaddrinfo(address.host.c_str(), port.c_str(), &hints, &found);
      status != 0) {
    return Error{ErrorCode::not_found,
                 "cannot listen on " + address.host + ": " + ::gai_strerror(status), ""};
  }
  const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> list(found, &::freeaddrinfo);
  int error = EADDRNOTAVAIL;
  for (const addrinfo* info = found; info != nullptr; info = info->ai_next) {
    if (const int fd = bound_socket(*info); fd >= 0) {
      return Listener(fd, {address.host, bound_port(fd)});
    }
    error = errno;
  }
  return cannot_listen(address, error);
}

Result<Listener> Listener::adopt(int descriptor) {
  int listening = 0;
  int type = 0;
  socklen_t size = sizeof listening;
  sockaddr_storage address{};
  socklen_t address_size = sizeof address;
  auto* generic = reinterpret_cast<sockaddr*>(&address);  // NOLINT: as above
  std::array<char, NI_MAXHOST> host{};
  const bool sound =
      ::getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &listening, &size) == 0 &&
      ::getsockopt(descriptor, SOL_SOCKET, SO_TYPE, &type, &size) == 0 && listening == 1 &&
      type == SOCK_STREAM && ::getsockname(descriptor, generic, &address_size) == 0 &&
      ::getnameinfo(generic, address_size, host.data(), host.size(), nullptr, 0, NI_NUMERICHOST) ==
          0 &&
      bound_port(descriptor) != 0;
  if (!sound) {
    return Error{ErrorCode::usage, "what was handed over is no listening TCP socket",
                 "In the .socket unit, ListenStream= takes HOST:PORT"};
  }
  ::fcntl(descriptor, F_SETFL, ::fcntl(descriptor, F_GETFL) | O_NONBLOCK);
  return Listener(descriptor, {host.data(), bound_port(descriptor)});
}

Listener::Listener(Listener&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)), address_(std::move(other.address_)) {}

Listener::~Listener() {
  if (fd_ >= 0) ::close(fd_);
}

int Listener::accept() const {
  const int fd = ::accept4(fd_, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
  if (fd < 0) return -1;
  const int on = 1;
  ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return fd;
}

bool Listener::has_waiting() const {
  pollfd asked{fd_, POLLIN, 0};
  return ::poll(&asked, 1, 0) > 0 && (asked.revents & POLLIN) != 0;
}

bool is_loopback(const ListenAddress& address) {
  return address.host == "localhost" || address.host == "::1" ||
         (address.host.rfind("127.", 0) == 0 &&
          std::all_of(address.host.begin(), address.host.end(),
                      [](char c) { return is_ascii_digit(c) || c == '.'; }));
}

std::string peer_address(int fd) {
  sockaddr_storage address{};
  socklen_t size = sizeof address;
  auto* generic = reinterpret_cast<sockaddr*>(&address);  // NOLINT: as above
  std::array<char, NI_MAXHOST> host{};
  if (::getpeername(fd, generic, &size) != 0) return {};
  if (::getnameinfo(generic, size, host.data(), host.size(), nullptr, 0, NI_NUMERICHOST) != 0) {
    return {};
  }
  const std::string text = host.data();
  if (text.rfind("::ffff:", 0) != 0) return text;
  const auto bytes = address_bytes(text);
  return bytes ? address_text(*bytes) : text;
}

}  // namespace dateline::web
