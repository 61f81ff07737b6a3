#include "web/connection_loop.h"

#include <linux/sockios.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include "web/request_head.h"
#include "web/start_threads.h"

namespace dateline::web {
namespace {

constexpr std::uint64_t kListenerId = 0;
constexpr std::uint64_t kWakeId = 1;
constexpr int kTickMs = 100;  // how late a deadline may be noticed
// How often one connection is sent something, and how many are accepted, before the others have
// their turn.
constexpr int kMaxRounds = 4;
constexpr std::size_t kMaxAccepted = 64;
constexpr std::size_t kReadBytes = 4096;  // nearly every head is smaller
constexpr std::size_t kMaxDrainedBytes = std::size_t{256} * 1024;

bool add_to(int epoll, int fd, std::uint64_t id) {
  epoll_event event{};
  event.events = EPOLLIN;
  event.data.u64 = id;
  return ::epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event) == 0;
}

// Bytes in the send queue of a socket: not sent, or sent and not acknowledged.
int unacknowledged(int fd) {
  int bytes = 0;
  return ::ioctl(fd, SIOCOUTQ, &bytes) == 0 ? bytes : 0;
}

bool would_block() { return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR; }

// Of descriptors or memory.
bool is_shortage() {
  return errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM;
}

}  // namespace

Result<std::unique_ptr<ConnectionLoop>> ConnectionLoop::start(Listener listener,
                                                              const ConnectionLimits& limits,
                                                              std::size_t threads, Answerer answer,
                                                              Refusal refusal) {
  const int epoll = ::epoll_create1(EPOLL_CLOEXEC);
  const int wake = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  std::unique_ptr<ConnectionLoop> loop(new ConnectionLoop(
      std::move(listener), limits, std::move(answer), std::move(refusal), epoll, wake));
  if (epoll < 0 || wake < 0 || !add_to(epoll, loop->listener_.descriptor(), kListenerId) ||
      !add_to(epoll, wake, kWakeId)) {
    return system_error("cannot watch connections", errno);
  }
  const auto started = start_threads(threads + 1, loop->threads_,
                                     [raw = loop.get(), threads] { raw->run(threads); });
  if (!started) return started.error();
  return loop;
}

ConnectionLoop::ConnectionLoop(Listener listener, const ConnectionLimits& limits, Answerer answer,
                               Refusal refusal, int epoll, int wake)
    : listener_(std::move(listener)),
      limits_(limits),
      answer_(std::move(answer)),
      refusal_(std::move(refusal)),
      epoll_(epoll),
      wake_(wake) {}

ConnectionLoop::~ConnectionLoop() {
  stop();
  if (epoll_ >= 0) ::close(epoll_);
  if (wake_ >= 0) ::close(wake_);
}

void ConnectionLoop::stop() {
  const std::lock_guard lock(stop_mutex_);
  stopping_ = true;
  wake_watcher();
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
}

// --- Turns
// --------------------------------------------------------------------------------------------------------

// What each thread does. One more than `max_answering` run it, so that one is always left to watch.
void ConnectionLoop::run(std::size_t max_answering) {
  Lock lock(mutex_);
  for (;;) {
    if (!waiting_.empty() && answering_ < max_answering) {
      answer_next(lock);
    } else if (ended_) {
      return;
    } else if (!watched_) {
      watch_sockets(lock);
    } else {
      turn_.wait(lock);
    }
  }
}

void ConnectionLoop::answer_next(Lock& lock) {
  ++answering_;
  Waiting next = std::move(waiting_.front());
  waiting_.pop_front();
  const bool others_are_needed = !watched_ || !waiting_.empty();
  lock.unlock();
  if (others_are_needed) turn_.notify_one();
  if (!next.outbox->abandoned()) answer_(std::move(next.incoming), next.outbox);
  next.outbox = nullptr;
  lock.lock();
  --answering_;
}

void ConnectionLoop::watch_sockets(Lock& lock) {
  std::array<epoll_event, 256> events{};
  watched_ = true;
  lock.unlock();
  const int ready = ::epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), kTickMs);
  lock.lock();
  watched_ = false;
  for (int i = 0; i < ready; ++i) {
    const epoll_event& event = events[static_cast<std::size_t>(i)];
    handle_event(event.data.u64, event.events);
  }
  expire();
  if (stopping_) wind_down();
}

void ConnectionLoop::wind_down() {
  if (listening_) {
    accept_new(limits_.connections);  // what the system has accepted for us would be reset
    listening_ = false;
    ::epoll_ctl(epoll_, EPOLL_CTL_DEL, listener_.descriptor(), nullptr);
    give_up_ = Clock::now() + limits_.drain;
  }
  shut_down_idle();
  if (!connections_.empty() && Clock::now() < give_up_) return;
  while (!connections_.empty()) close_connection(connections_.begin()->first);
  ended_ = true;
  turn_.notify_all();
}

void ConnectionLoop::wake_watcher() {
  const std::uint64_t one = 1;
  // It can only fail when the counter is full, and then the watcher wakes anyway.
  [[maybe_unused]] const ssize_t written = ::write(wake_, &one, sizeof one);
}

// --- Connections
// --------------------------------------------------------------------------------------------------------

void ConnectionLoop::handle_event(Id id, std::uint32_t events) {
  if (id == kListenerId) return accept_new(kMaxAccepted);
  if (id == kWakeId) {
    std::uint64_t count = 0;
    [[maybe_unused]] const ssize_t got = ::read(wake_, &count, sizeof count);
    return;
  }
  // An earlier event of the same batch may have closed it; ids are never used twice.
  const auto found = connections_.find(id);
  if (found == connections_.end()) return;
  Connection& connection = found->second;
  connection.watched = 0;  // an event is told once
  if (connection.state == State::answering) {
    if ((events & EPOLLERR) != 0) return close_connection(id);
    return pump(id, connection);
  }
  if (connection.state == State::lingering) return discard(id, connection);
  receive(id, connection);
}

void ConnectionLoop::accept_new(std::size_t most) {
  for (std::size_t i = 0; i < most; ++i) {
    // Nobody gives way to a connection that is not there.
    const bool is_full = connections_.size() >= limits_.connections;
    if (is_full && listener_.has_waiting()) make_room();
    const int fd = listener_.accept();
    if (fd < 0) {
      if (would_block()) return;
      if (!is_shortage()) continue;  // that connection is gone
      if (!listener_.has_waiting()) return;
      if (make_room()) continue;
      return rest_listener(true);
    }
    if (connections_.size() >= limits_.connections) {
      ::close(fd);
      continue;
    }
    const Id id = next_id_++;
    Connection& connection = connections_[id];
    connection.fd = fd;
    connection.remote_address = peer_address(fd);
    connection.deadline = Clock::now() + limits_.idle;
    watch(id, connection, EPOLLIN);
    open_ = connections_.size();
  }
}

// Closes the connection nearest its deadline of those for which no answer is being made; false when
// there is none.
bool ConnectionLoop::make_room() {
  auto oldest = connections_.end();
  for (auto it = connections_.begin(); it != connections_.end(); ++it) {
    if (it->second.state == State::answering) continue;
    if (oldest == connections_.end() || it->second.deadline < oldest->second.deadline) oldest = it;
  }
  if (oldest == connections_.end()) return false;
  close_connection(oldest->first);
  return true;
}

// A connection that cannot be accepted stays in the backlog, and the system would tell so again and
// again.
void ConnectionLoop::rest_listener(bool rests) {
  if (rests == listener_rests_) return;
  epoll_event event{};
  event.events = rests ? EPOLL_EVENTS{} : EPOLLIN;
  event.data.u64 = kListenerId;
  ::epoll_ctl(epoll_, EPOLL_CTL_MOD, listener_.descriptor(), &event);
  listener_rests_ = rests;
}

// --- Requests
// -------------------------------------------------------------------------------------------------------

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
  Incoming incoming{connection.in.substr(0, head_bytes), connection.remote_address,
                    connection.served + 1 >= limits_.requests_per_connection || stopping_};
  connection.in.erase(0, head_bytes);
  connection.scanned = 0;
  connection.state = State::answering;
  connection.began = false;
  connection.deadline = Clock::now() + limits_.answer;
  connection.outbox = std::make_shared<Outbox>([this, id] { notify(id); });
  if (waiting_.size() >= limits_.waiting_requests) return refuse(id, connection, 503);
  waiting_.push_back({std::move(incoming), connection.outbox});
}

// Answers for the handlers and closes.
void ConnectionLoop::refuse(Id id, Connection& connection, int status) {
  if (connection.outbox) connection.outbox->abandon();
  connection.outbox = nullptr;
  connection.state = State::answering;
  connection.in.clear();
  connection.out = refusal_(status);
  connection.sent = 0;
  connection.closing = true;
  connection.deadline = Clock::now() + limits_.progress;
  pump(id, connection);
}

// --- Answers
// --------------------------------------------------------------------------------------------------------

void ConnectionLoop::notify(Id id) {
  Lock lock(mutex_);
  const auto found = connections_.find(id);
  if (found == connections_.end() || found->second.state != State::answering) return;
  // A socket that takes no more is the watcher's.
  if (found->second.watched != EPOLLOUT) pump(id, found->second);
  const bool more_to_answer = !waiting_.empty();  // the client's next request was there already
  lock.unlock();
  if (more_to_answer) turn_.notify_one();
  if (stopping_) wake_watcher();  // it may have been the last
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
    if (done < 0) return would_block();
    connection.sent += static_cast<std::size_t>(done);
    connection.began = true;
    connection.unread = unacknowledged(connection.fd);
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

// --- Ends
// -----------------------------------------------------------------------------------------------------------

void ConnectionLoop::expire() {
  const Clock::time_point now = Clock::now();
  if (now < next_expiry_) return;
  next_expiry_ = now + std::chrono::milliseconds(kTickMs);
  if (listening_) rest_listener(false);
  std::vector<Id> late;
  for (const auto& [id, connection] : connections_) {
    if (connection.deadline <= now) late.push_back(id);
  }
  for (const Id id : late) {
    Connection& connection = connections_.at(id);
    const bool is_answering = connection.state == State::answering;
    // Of a stream whose next piece takes its maker long, the client has what there is.
    const bool has_all = connection.sent == connection.out.size();
    if (is_answering && connection.began && (has_all || is_being_read(connection))) {
      connection.deadline = now + limits_.progress;
    } else if (is_answering && !connection.began && !connection.closing) {
      refuse(id, connection, 503);
    } else if (connection.state == State::reading && connection.head_began) {
      refuse(id, connection, 408);
    } else {
      close_connection(id);
    }
  }
}

// While stopping: what waits for a client's next request is of no use any more, unless that request
// is there and not yet read.
void ConnectionLoop::shut_down_idle() {
  const Clock::time_point now = Clock::now();
  std::vector<Id> idle;
  for (const auto& [id, connection] : connections_) {
    if (connection.state != State::reading || connection.head_began) continue;
    // A client takes the end of a connection that has served it for the end of a pause, and asks
    // again; one whose first request is on the way takes it for a failure.
    const Clock::time_point made = connection.deadline - limits_.idle;
    if (connection.served > 0 || now >= made + limits_.first_request) idle.push_back(id);
  }
  for (const Id id : idle) {
    receive(id, connections_.at(id));
    const auto found = connections_.find(id);
    if (found != connections_.end() && !found->second.head_began) close_connection(id);
  }
}

// Asks for the next event alone (EPOLLONESHOT): while an answer is made nothing is told, not even a
// hang-up, which would come again and again.
void ConnectionLoop::watch(Id id, Connection& connection, std::uint32_t events) {
  if (connection.watched == events) return;
  epoll_event event{};
  event.events = events | EPOLLONESHOT;
  event.data.u64 = id;
  const int operation = connection.added ? EPOLL_CTL_MOD : EPOLL_CTL_ADD;
  ::epoll_ctl(epoll_, operation, connection.fd, &event);
  connection.added = true;
  connection.watched = events;
}

void ConnectionLoop::close_connection(Id id) {
  const auto found = connections_.find(id);
  if (found == connections_.end()) return;
  if (found->second.outbox) found->second.outbox->abandon();
  ::close(found->second.fd);
  connections_.erase(found);
  open_ = connections_.size();
}

}  // namespace dateline::web
