// The HTTP server: connections of ours (connection_loop.h), message parsing and writing by
// cpp-httplib, which only http_server.cc knows. Serves GET and HEAD alone.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include "core/base/result.h"
#include "web/client_address.h"
#include "web/connection_loop.h"
#include "web/http_message.h"
#include "web/worker_pool.h"

namespace dateline::web {

// A request that was answered, once its answer is made (not: taken by the client).
struct Answered {
  std::string remote_address;                       // the client's, as Request has it
  std::string method, target, user_agent, referer;  // as sent
  bool http_1_0 = false;
  int status = 0;
  std::size_t body_bytes = 0;
  double seconds = 0;  // from its head to there
  std::string route;   // the pattern that answered it; empty for none
};

struct ServerOptions {
  ListenAddress listen{"127.0.0.1", 8080};
  std::size_t threads = 4;  // that make answers
  // Streamed answers under way at once, each on a thread of its own, since it lasts as long as its
  // client likes; as many more wait for their turn, what comes then is answered 503.
  std::size_t streams = 8;
  ConnectionLimits limits;
  TrustedProxies proxies;  // whose word is taken for the address of a client
  // Told of handlers that threw, on the thread that makes the answer; may be empty.
  std::function<void(const std::string& message)> log;
  // Answers a request that is refused before it reaches the handler, of which nothing but the first
  // segment of its path is known. From several threads; must not wait, since connections do. Empty:
  // a problem answers, as where not even that is known.
  std::function<Response(const Request&, int status)> refusal;
  // Told of every request answered, and of every one refused before it reached the handler (its
  // status). From several threads; may be empty.
  std::function<void(const Answered&)> answered;
  std::function<void(int status)> refused;
};

class HttpServer {
 public:
  // Binds and serves `handler` until stop(). The handler is called from several threads at once,
  // for every method; for HEAD it answers as for GET and the body is left out. What it throws
  // becomes a 500 that tells nothing. Text answers over 1 KB and streams are compressed for clients
  // that accept it. Errors: those of Listener::open.
  [[nodiscard]] static Result<std::unique_ptr<HttpServer>> start(const ServerOptions& options,
                                                                 Handler handler);
  // The same on a socket that listens already; `options.listen` is not looked at.
  [[nodiscard]] static Result<std::unique_ptr<HttpServer>> start(Listener listener,
                                                                 const ServerOptions& options,
                                                                 Handler handler);
  ~HttpServer();

  // The address in use; its port is never 0.
  [[nodiscard]] const ListenAddress& address() const;
  [[nodiscard]] int port() const { return address().port; }
  [[nodiscard]] std::size_t connections() const { return loop_->connections(); }

  // Accepts no more, lets answers under way finish (limits.drain), closes. Any thread; idempotent.
  void stop();

 private:
  HttpServer(std::unique_ptr<WorkerPool> streams, std::unique_ptr<ConnectionLoop> loop);
  std::unique_ptr<WorkerPool> streams_;
  std::unique_ptr<ConnectionLoop> loop_;
  std::mutex stop_mutex_;
};

}  // namespace dateline::web
