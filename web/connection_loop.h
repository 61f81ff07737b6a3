// Connections, and the threads that serve them. All threads wait for the same sockets (epoll), and
// the system wakes one for each that has something to tell. That thread reads a request's head,
// makes the answer and sends what the socket takes, so that a request meets no change of thread on
// its way; one thread more than make answers is always there to read what comes. An idle, slow or
// hostile client costs a descriptor and a few kilobytes, never a thread, however many there are:
// nobody waits for one socket. Every state a connection can be in has a wall-clock deadline.
// Rejected: a thread for each connection, which lets as many slow clients as there are threads shut
// out everybody else; one thread for sockets and others for answers, or taking turns at watching,
// which cost a wake-up or two a request.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <unordered_map>
#include <vector>

#include "core/base/result.h"
#include "web/listener.h"
#include "web/outbox.h"

namespace dateline::web {

struct ConnectionLimits {
  std::size_t head_bytes = std::size_t{16} * 1024;
  std::size_t connections = 2000;  // the one nearest its deadline gives way to a new one
  std::size_t requests_per_connection = 1000;
  std::size_t waiting_requests = 500;         // more are answered 503
  std::chrono::milliseconds head{5000};       // from a head's first byte to its last
  std::chrono::milliseconds idle{15000};      // between requests
  std::chrono::milliseconds answer{15000};    // to the first byte of the answer
  std::chrono::milliseconds progress{10000};  // an answer of which nothing more is taken, though
                                              // there is more
  std::chrono::milliseconds linger{1000};  // for the client to read our last words before the close
  std::chrono::milliseconds drain{10000};  // for answers under way when stopping
  std::chrono::milliseconds first_request{1000};  // on a connection just made, when stopping
};

// One request to answer. `last`: say in the answer that the connection is closed.
struct Incoming {
  std::string head;
  std::string remote_address;
  bool last = false;
};
// Called from several threads at once; writes the whole answer to the outbox and finishes it, there
// or, for an answer that may take long, on a thread of its own. Must not throw.
using Answerer = std::function<void(Incoming, const std::shared_ptr<Outbox>&)>;

// A complete HTTP answer of ours for a request that reaches no handler, after which the connection
// closes. `head`: how the request's begins, as far as it has come.
using Refusal = std::function<std::string(int status, std::string_view head)>;

class ConnectionLoop {
 public:
  // Starts to serve; at most `threads` answers are made at once. REQUIRES threads > 0. Error io
  // when the system refuses the threads or the few descriptors it needs.
  [[nodiscard]] static Result<std::unique_ptr<ConnectionLoop>> start(Listener listener,
                                                                     const ConnectionLimits& limits,
                                                                     std::size_t threads,
                                                                     Answerer answer,
                                                                     Refusal refusal);
  ~ConnectionLoop();
  ConnectionLoop(const ConnectionLoop&) = delete;
  ConnectionLoop& operator=(const ConnectionLoop&) = delete;

  [[nodiscard]] const ListenAddress& address() const { return listener_.address(); }

  // Open now. Any thread.
  [[nodiscard]] std::size_t connections() const { return open_; }

  // Takes no more connections than have been made already, lets answers under way finish within
  // limits.drain, those to requests that are there already among them, closes everything. Any
  // thread; idempotent.
  void stop();

 private:
  using Clock = std::chrono::steady_clock;
  using Id = std::uint64_t;
  using Lock = std::unique_lock<std::mutex>;
  enum class State : std::uint8_t { reading, answering, lingering };
  struct Connection {
    int fd = -1;
    State state = State::reading;
    bool added = false;         // to the epoll set
    std::uint32_t watched = 0;  // epoll events asked for and not told yet; 0: none
    std::string in, out;
    std::string asked;        // how the head of the request begins that is being answered
    std::size_t scanned = 0;  // bytes of `in` known to hold no end of a head
    std::size_t sent = 0;     // bytes of `out`
    int unread = 0;  // bytes sent that the client's system had not taken when last looked at
    std::size_t served = 0;   // requests
    std::size_t drained = 0;  // bytes thrown away while lingering
    bool head_began = false;  // a first byte of the next request is there
    bool closing = false;     // after `out` is sent
    bool began = false;       // some of the present answer has been sent
    Clock::time_point deadline;
    std::string remote_address;
    std::shared_ptr<Outbox> outbox;
  };

  // A request that no thread has taken yet.
  struct Waiting {
    Incoming incoming;
    std::shared_ptr<Outbox> outbox;
  };

  ConnectionLoop(Listener listener, const ConnectionLimits& limits, Answerer answer,
                 Refusal refusal);

  void run(std::size_t max_answering);
  void answer_next(Lock& lock, std::size_t max_answering);
  void await_event(Lock& lock);
  void wake_one();
  // All below: mutex_ is held.
  void handle_event(Id id, std::uint32_t events);
  void wind_down();
  bool accept_new(std::size_t most);
  bool make_room();
  void watch_listener();
  void receive(Id id, Connection& connection);
  void discard(Id id, Connection& connection);
  void advance(Id id, Connection& connection);
  void begin_answer(Id id, Connection& connection, std::size_t head_bytes);
  void refuse(Id id, Connection& connection, int status);
  void pump(Id id, Connection& connection);
  bool send_some(Connection& connection);
  static bool is_being_read(Connection& connection);
  void after_answer(Id id, Connection& connection, bool keep_alive);
  void linger(Id id, Connection& connection);
  void expire();
  void shut_down_idle();
  void watch(Id id, Connection& connection, std::uint32_t events);
  void close_connection(Id id);
  // All above. This one is told, by whoever makes an answer, that there is something to send.
  void notify(Id id);

  Listener listener_;
  const ConnectionLimits limits_;
  const Answerer answer_;
  const Refusal refusal_;
  const int epoll_;
  const int wake_;  // eventfd
  const int tick_;  // timerfd

  std::atomic<bool> stopping_{false};
  std::atomic<std::size_t> open_{0};

  // Held for as long as one connection takes nothing but system calls that never wait; not while
  // threads wait for events or make answers.
  std::mutex mutex_;
  std::deque<Waiting> waiting_;
  std::size_t answering_ = 0;  // threads that make an answer
  bool ended_ = false;         // there is nothing to wait for any more
  std::unordered_map<Id, Connection> connections_;
  Id next_id_ = 3;  // those before stand for listener, eventfd and timerfd
  bool listening_ = true;
  Clock::time_point give_up_ = Clock::time_point::max();  // on answers under way, when stopping

  std::mutex stop_mutex_;
  std::vector<std::thread> threads_;
};

}  // namespace dateline::web
