#include "tests/web/http_client.h"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdlib>

#include "core/base/ascii.h"

namespace dateline::web::test {
namespace {

std::string receive_piece(int fd, int milliseconds) {
  pollfd waiting{fd, POLLIN, 0};
  if (::poll(&waiting, 1, milliseconds) <= 0) return {};
  std::array<char, 65536> buffer{};
  const ssize_t got = ::recv(fd, buffer.data(), buffer.size(), 0);
  return got > 0 ? std::string(buffer.data(), static_cast<std::size_t>(got)) : std::string();
}

}  // namespace

Connection::Connection(int port, int buffer_bytes)
    : fd_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  if (buffer_bytes > 0) {
    ::setsockopt(fd_, SOL_SOCKET, SO_RCVBUF, &buffer_bytes, sizeof buffer_bytes);
  }
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  // NOLINTNEXTLINE: the sockets API casts between address types
  if (::connect(fd_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
    ::close(fd_);
    fd_ = -1;
  }
}

Connection::~Connection() {
  if (fd_ >= 0) ::close(fd_);
}

bool Connection::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

std::string Connection::receive(int seconds) {
  std::string all;
  for (std::string piece = receive_piece(fd_, seconds * 1000); !piece.empty();
       piece = receive_piece(fd_, seconds * 1000)) {
    all += piece;
  }
  return all;
}

std::string Connection::receive_some() { return receive_piece(fd_, 10000); }

std::string ask(int port, std::string_view raw) {
  Connection connection(port);
  connection.send(raw);
  return connection.receive(10);
}

std::string Reply::header(std::string_view name) const {
  const std::size_t at = head.find("\r\n" + std::string(name) + ": ");
  if (at == std::string::npos) return {};
  const std::size_t begin = at + name.size() + 4;
  return head.substr(begin, head.find("\r\n", begin) - begin);
}

std::string Reply::dechunked() const {
  std::string_view rest = body;
  std::string out;
  while (!rest.empty()) {
    const std::size_t line = rest.find("\r\n");
    if (line == std::string_view::npos) break;
    const std::size_t size = std::stoul(std::string(rest.substr(0, line)), nullptr, 16);
    if (size == 0 || line + 2 + size > rest.size()) break;
    out += rest.substr(line + 2, size);
    rest.remove_prefix(line + 2 + size + 2);
  }
  return out;
}

Reply parse_reply(std::string_view raw) {
  Reply reply;
  const std::size_t end = raw.find("\r\n\r\n");
  if (end == std::string_view::npos) return reply;
  reply.head = ascii_lowered(raw.substr(0, end + 2));
  reply.body = std::string(raw.substr(end + 4));
  if (reply.head.size() > 12) reply.status = std::atoi(reply.head.c_str() + 9);
  return reply;
}

Reply get(int port, std::string_view target, std::string_view headers) {
  return parse_reply(ask(port, "GET " + std::string(target) + " HTTP/1.1\r\nHost: localhost\r\n" +
                                   std::string(headers) + "Connection: close\r\n\r\n"));
}

}  // namespace dateline::web::test
