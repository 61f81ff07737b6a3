#include "web/connection_loop.h"

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "web/socket_errors.h"
#include "web/start_threads.h"

namespace dateline::web {
namespace {

constexpr std::uint64_t kListenerId = 0;
constexpr std::uint64_t kWakeId = 1;
constexpr std::uint64_t kTickId = 2;
constexpr std::chrono::milliseconds kTick{100};  // how late a deadline may be noticed
// How many are accepted, or told that they are late, before the others have their turn.
constexpr std::size_t kMaxAccepted = 64;
constexpr std::size_t kMaxExpired = 256;

bool set_event(int epoll, int operation, int fd, std::uint32_t events, std::uint64_t id) {
  epoll_event event{};
  event.events = events;
  event.data.u64 = id;
  return ::epoll_ctl(epoll, operation, fd, &event) == 0;
}

// A descriptor that has something to tell every `period`; -1 and errno where there can be none.
int ticking(std::chrono::milliseconds period) {
  const int fd = ::timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK);
  itimerspec times{};
  times.it_value.tv_nsec = times.it_interval.tv_nsec = std::chrono::nanoseconds(period).count();
  if (fd >= 0) ::timerfd_settime(fd, 0, &times, nullptr);
  return fd;
}

}  // namespace

Result<std::unique_ptr<ConnectionLoop>> ConnectionLoop::start(Listener listener,
                                                              const ConnectionLimits& limits,
                                                              std::size_t threads, Answerer answer,
                                                              Refusal refusal) {
  std::unique_ptr<ConnectionLoop> loop(
      new ConnectionLoop(std::move(listener), limits, std::move(answer), std::move(refusal)));
  // Told at the edge, a wake or a tick ends the wait of one thread.
  const bool is_watching =
      loop->epoll_ >= 0 && loop->wake_ >= 0 && loop->tick_ >= 0 &&
      set_event(loop->epoll_, EPOLL_CTL_ADD, loop->wake_, EPOLLIN | EPOLLET, kWakeId) &&
      set_event(loop->epoll_, EPOLL_CTL_ADD, loop->tick_, EPOLLIN | EPOLLET, kTickId);
  if (!is_watching) return system_error("cannot watch connections", errno);
  const auto started = start_threads(threads + 1, loop->threads_,
                                     [raw = loop.get(), threads] { raw->run(threads); });
  if (!started) return started.error();
  // Nobody comes in before all of them are there.
  if (!set_event(loop->epoll_, EPOLL_CTL_ADD, loop->listener_.descriptor(), EPOLLIN | EPOLLONESHOT,
                 kListenerId)) {
    return system_error("cannot watch connections", errno);
  }
  return loop;
}

ConnectionLoop::ConnectionLoop(Listener listener, const ConnectionLimits& limits, Answerer answer,
                               Refusal refusal)
    : listener_(std::move(listener)),
      limits_(limits),
      answer_(std::move(answer)),
      refusal_(std::move(refusal)),
      epoll_(::epoll_create1(EPOLL_CLOEXEC)),
      wake_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      tick_(ticking(kTick)) {}

ConnectionLoop::~ConnectionLoop() {
  stop();
  for (const int fd : {epoll_, wake_, tick_}) {
    if (fd >= 0) ::close(fd);
  }
}

void ConnectionLoop::stop() {
  const std::lock_guard lock(stop_mutex_);
  stopping_ = true;
  wake_one();
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
}

// What each thread does. One more than `max_answering` run it, so that one is always left to read
// what comes.
void ConnectionLoop::run(std::size_t max_answering) {
  Lock lock(mutex_);
  for (;;) {
    if (!waiting_.empty() && answering_ < max_answering) {
      answer_next(lock, max_answering);
    } else if (ended_) {
      return wake_one();  // each the next
    } else {
      await_event(lock);
    }
  }
}

void ConnectionLoop::answer_next(Lock& lock, std::size_t max_answering) {
  ++answering_;
  Waiting next = std::move(waiting_.front());
  waiting_.pop_front();
  // Two wakes at once may have reached one thread.
  if (!waiting_.empty() && answering_ < max_answering) wake_one();
  lock.unlock();
  if (!next.outbox->abandoned()) answer_(std::move(next.incoming), next.outbox);
  next.outbox = nullptr;
  lock.lock();
  --answering_;
}

// One event alone: the system wakes another thread for the next.
void ConnectionLoop::await_event(Lock& lock) {
  epoll_event event{};
  lock.unlock();
  const int ready = ::epoll_wait(epoll_, &event, 1, -1);
  lock.lock();
  if (ready > 0) handle_event(event.data.u64, event.events);
  if (stopping_ && !ended_) wind_down();
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
}

void ConnectionLoop::wake_one() {
  const std::uint64_t one = 1;
  [[maybe_unused]] const ssize_t written = ::write(wake_, &one, sizeof one);
}

void ConnectionLoop::handle_event(Id id, std::uint32_t events) {
  if (id == kWakeId) return;
  if (id == kTickId) {
    std::uint64_t ticks = 0;  // it goes on once these are read
    [[maybe_unused]] const ssize_t got = ::read(tick_, &ticks, sizeof ticks);
    return expire();
  }
  if (id == kListenerId) {
    if (!listening_) return;  // told before it was not to be
    if (accept_new(kMaxAccepted)) watch_listener();
    return;
  }
  // Another thread may have closed it meanwhile; ids are never used twice.
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

// False when one waits that cannot be accepted: there are no descriptors left.
bool ConnectionLoop::accept_new(std::size_t most) {
  for (std::size_t i = 0; i < most; ++i) {
    // Nobody gives way to a connection that is not there.
    const bool is_full = connections_.size() >= limits_.connections;
    if (is_full && listener_.has_waiting()) make_room();
    const int fd = listener_.accept();
    if (fd < 0) {
      if (would_block()) return true;
      if (!is_shortage()) continue;  // that connection is gone
      if (!listener_.has_waiting()) return true;
      if (make_room()) continue;
      return false;
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
  return true;
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

void ConnectionLoop::watch_listener() {
  set_event(epoll_, EPOLL_CTL_MOD, listener_.descriptor(), EPOLLIN | EPOLLONESHOT, kListenerId);
}

void ConnectionLoop::expire() {
  const Clock::time_point now = Clock::now();
  if (listening_) watch_listener();  // it rests while there are no descriptors
  std::vector<Id> late;
  for (const auto& [id, connection] : connections_) {
    if (connection.deadline <= now) late.push_back(id);
    if (late.size() == kMaxExpired) break;
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
  const int operation = connection.added ? EPOLL_CTL_MOD : EPOLL_CTL_ADD;
  set_event(epoll_, operation, connection.fd, events | EPOLLONESHOT, id);
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
