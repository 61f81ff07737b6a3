// What goes over one connection: heads of requests in, answers out.
#include <linux/sockios.h>
#include <sys/epoll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <utility>

#include "web/connection_loop.h"
#include "web/request_head.h"
#include "web/socket_errors.h"

namespace dateline::web {
namespace {

// How often one connection is sent something before the others have their turn.
constexpr int kMaxRounds = 4;
constexpr std::size_t kReadBytes = 4096;  // nearly every head is smaller
constexpr std::size_t kAskedBytes = 64;   // method and begin of the path
constexpr std::size_t kMaxDrainedBytes = std::size_t{256} * 1024;

// Bytes in the send queue of a socket: not sent, or sent and not acknowledged.
int unacknowledged(int fd) {
  int bytes = 0;
  return ::ioctl(fd, SIOCOUTQ, &bytes) == 0 ? bytes : 0;
}

}  // namespace

// Requests.

void ConnectionLoop::receive(Id id, Connection& connection) {
  std::array<char, kReadBytes> buffer{};
  const ssize_t got = ::recv(connection.fd, buffer.data(), buffer.size(), 0);
  if (got < 0 && would_block()) return watch(id, connection, EPOLLIN);
  if (got <= 0) return close_connection(id);
  if (!connection.head_began) connection.deadline = Clock::now() + limits_.head;
  connection.head_began = true;
  connection.in.append(buffer.data(), static_cast<std::size_t>(got));
  advance(id, connection);
}

// Starts on the next request if its head is complete. REQUIRES state reading.
void ConnectionLoop::advance(Id id, Connection& connection) {
  // Empty lines before a request are to be ignored (RFC 9112, 2.2).
  const std::size_t begin = std::min(connection.in.find_first_not_of("\r\n"), connection.in.size());
  if (begin > 0) {
    connection.in.erase(0, begin);
    connection.scanned = 0;
  }
  if (connection.in.empty()) return watch(id, connection, EPOLLIN);
  const auto size = head_size(connection.in, connection.scanned);
  if (size && *size <= limits_.head_bytes) return begin_answer(id, connection, *size);
  connection.scanned = connection.in.size();
  if (!size && connection.in.size() <= limits_.head_bytes) return watch(id, connection, EPOLLIN);
  const bool in_first_line = connection.in.find('\n') >= limits_.head_bytes;
  refuse(id, connection, in_first_line ? 414 : 431);
}

void ConnectionLoop::begin_answer(Id id, Connection& connection, std::size_t head_bytes) {
  if (waiting_.size() >= limits_.waiting_requests) return refuse(id, connection, 503);
  Incoming incoming{connection.in.substr(0, head_bytes), connection.remote_address,
                    connection.served + 1 >= limits_.requests_per_connection || stopping_};
  connection.asked = connection.in.substr(0, std::min(head_bytes, kAskedBytes));
  connection.in.erase(0, head_bytes);
  connection.scanned = 0;
  connection.state = State::answering;
  connection.began = false;
  connection.deadline = Clock::now() + limits_.answer;
  connection.outbox = std::make_shared<Outbox>([this, id] { notify(id); });
  waiting_.push_back({std::move(incoming), connection.outbox});
}

// Answers for the handlers and closes.
void ConnectionLoop::refuse(Id id, Connection& connection, int status) {
  if (connection.outbox) connection.outbox->abandon();
  connection.outbox = nullptr;
  // Of an answer under way, what has come since is another's head.
  connection.out =
      refusal_(status, connection.state == State::reading ? connection.in : connection.asked);
  connection.state = State::answering;
  connection.in.clear();
  connection.sent = 0;
  connection.began = false;
  connection.closing = true;
  connection.deadline = Clock::now() + limits_.progress;
  pump(id, connection);
}

// Answers.

void ConnectionLoop::notify(Id id) {
  const Lock lock(mutex_);
  const auto found = connections_.find(id);
  if (found == connections_.end() || found->second.state != State::answering) return;
  // A socket that takes no more is awaited.
  const std::size_t waited = waiting_.size();
  if (found->second.watched != EPOLLOUT) pump(id, found->second);
  const bool brought_another = waiting_.size() > waited;  // the client's next request was there
  if (brought_another || stopping_) wake_one();           // stopping: it may have been the last
}

// Moves the answer along as far as it goes now. REQUIRES state answering.
void ConnectionLoop::pump(Id id, Connection& connection) {
  for (int round = 0; round < kMaxRounds; ++round) {
    Outbox::State state{true, false};
    if (connection.sent == connection.out.size()) {
      connection.out.clear();
      connection.sent = 0;
      if (connection.outbox) state = connection.outbox->collect(connection.out);
      if (connection.out.empty() && state.finished) {
        return after_answer(id, connection, state.keep_alive && !connection.closing);
      }
      if (connection.out.empty()) return;  // until its maker says more
    }
    if (!send_some(connection)) return close_connection(id);
    if (connection.sent < connection.out.size()) break;
  }
  watch(id, connection, EPOLLOUT);
}

// Sends what the socket takes; false when the client is gone.
bool ConnectionLoop::send_some(Connection& connection) {
  while (connection.sent < connection.out.size()) {
    const ssize_t done =
        ::send(connection.fd, connection.out.data() + connection.sent,
               connection.out.size() - connection.sent, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (done < 0 && !would_block()) return false;
    if (done < 0) {
      connection.unread = unacknowledged(connection.fd);
      return true;
    }
    connection.sent += static_cast<std::size_t>(done);
    connection.began = true;
    connection.deadline = Clock::now() + limits_.progress;
  }
  return true;
}

// Whether the client has taken anything since we last looked. A socket says that it takes more only
// when a third of its buffer, which may be megabytes, is free: too coarse a sign of life from a
// client on a slow line.
bool ConnectionLoop::is_being_read(Connection& connection) {
  const int before = std::exchange(connection.unread, unacknowledged(connection.fd));
  return connection.unread < before;
}

void ConnectionLoop::after_answer(Id id, Connection& connection, bool keep_alive) {
  connection.outbox = nullptr;
  connection.out.clear();
  connection.out.shrink_to_fit();
  connection.sent = 0;
  ++connection.served;
  if (!keep_alive) return linger(id, connection);
  connection.state = State::reading;
  connection.head_began = !connection.in.empty();
  connection.deadline = Clock::now() + (connection.head_began ? limits_.head : limits_.idle);
  advance(id, connection);
}

// Closing with unread bytes makes the kernel reset the connection, and the client may never see our
// answer: so we say that we are done, and read for a moment what it still sends.
void ConnectionLoop::linger(Id id, Connection& connection) {
  ::shutdown(connection.fd, SHUT_WR);
  connection.state = State::lingering;
  connection.in.clear();
  connection.deadline = Clock::now() + limits_.linger;
  watch(id, connection, EPOLLIN);
}

void ConnectionLoop::discard(Id id, Connection& connection) {
  std::array<char, kReadBytes> buffer{};
  const ssize_t got = ::recv(connection.fd, buffer.data(), buffer.size(), 0);
  if (got > 0) connection.drained += static_cast<std::size_t>(got);
  const bool waits = got > 0 || (got < 0 && would_block());
  if (!waits || connection.drained > kMaxDrainedBytes) return close_connection(id);
  watch(id, connection, EPOLLIN);
}

}  // namespace dateline::web
