#include "web/http_server.h"

#include <httplib.h>

#include <ctime>
#include <exception>
#include <utility>

#include "web/gzip.h"
#include "web/problem.h"
#include "web/request_head.h"

namespace dateline::web {
namespace {

constexpr std::size_t kMinCompressedBytes = 1024;

// What cpp-httplib reads is a head that we have parsed and written again; what it writes goes to
// the outbox.
class MemoryStream : public httplib::Stream {
 public:
  MemoryStream(std::string input, const std::string& remote, Outbox& outbox)
      : input_(std::move(input)), remote_(remote), outbox_(outbox) {}

  [[nodiscard]] bool is_readable() const override { return position_ < input_.size(); }
  [[nodiscard]] bool is_writable() const override { return !outbox_.abandoned(); }
  ssize_t read(char* to, size_t size) override {
    const std::size_t count = input_.copy(to, size, position_);
    position_ += count;
    return static_cast<ssize_t>(count);
  }
  ssize_t write(const char* bytes, size_t size) override {
    return outbox_.write({bytes, size}) ? static_cast<ssize_t>(size) : -1;
  }
  void get_remote_ip_and_port(std::string& ip, int& port) const override {
    ip = remote_;
    port = 0;
  }
  void get_local_ip_and_port(std::string& ip, int& port) const override {
    ip.clear();
    port = 0;
  }
  // cpp-httplib refuses descriptors over 1023, for its own select(); there is none here.
  [[nodiscard]] socket_t socket() const override { return 0; }

 private:
  const std::string input_;
  std::size_t position_ = 0;
  const std::string& remote_;
  Outbox& outbox_;
};

bool is_text(std::string_view type) {
  return type.rfind("text/", 0) == 0 || type.find("json") != std::string_view::npos ||
         type.find("xml") != std::string_view::npos;
}

// The stream, compressed on its way.
std::function<bool(const BodyWriter&)> compressed(std::function<bool(const BodyWriter&)> stream) {
  return [stream = std::move(stream)](const BodyWriter& write) {
    GzipStream packer;
    const bool complete = stream([&](std::string_view piece) { return write(packer.add(piece)); });
    return complete && write(packer.end());
  };
}

void compress(const Request& request, Response& response) {
  const bool worth_it = response.stream || response.body.size() >= kMinCompressedBytes;
  if (!worth_it || !is_text(response.content_type)) return;
  response.headers.emplace_back("Vary", "Accept-Encoding");
  if (!accepts_gzip(request.header("accept-encoding"))) return;
  if (response.stream) {
    response.stream = compressed(std::move(response.stream));
    response.headers.emplace_back("Content-Encoding", "gzip");
    return;
  }
  std::string packed = gzip(response.body);
  if (packed.empty()) return;
  response.body = std::move(packed);
  response.headers.emplace_back("Content-Encoding", "gzip");
}

// One request's passage through cpp-httplib. A Server costs about a microsecond to make, so that
// each request has one of its own and workers share nothing.
class Exchange : public httplib::Server {
 public:
  Exchange(Request request, Response response, bool http_1_0, const ConnectionLimits& limits)
      : request_(std::move(request)), response_(std::move(response)), http_1_0_(http_1_0) {
    // What clients are told; it is the connection loop that acts on it.
    set_keep_alive_timeout(std::chrono::duration_cast<std::chrono::seconds>(limits.idle).count());
    set_keep_alive_max_count(limits.requests_per_connection);
    svr_sock_ = 0;  // else it takes itself for stopped and cuts streamed answers
    set_pre_routing_handler([this](const httplib::Request&, httplib::Response& out) {
      fill(out);
      return HandlerResponse::Handled;
    });
  }

  // Of what has been written.
  [[nodiscard]] std::size_t body_bytes() const { return body_bytes_; }
  [[nodiscard]] const Request& request() const { return request_; }
  [[nodiscard]] const Response& response() const { return response_; }

  // Writes the answer; false when the connection cannot be used again.
  bool write(httplib::Stream& stream, bool last) {
    bool closed = false;
    return process_request(stream, last, closed, nullptr) && !closed && !failed_;
  }

 private:
  void fill(httplib::Response& out) {
    out.status = response_.status;
    for (const auto& [name, value] : response_.headers) out.set_header(name, value);
    out.set_header("Date", http_date(static_cast<long long>(std::time(nullptr))));
    out.set_header("Accept-Ranges", "none");
    if (response_.stream) return fill_stream(out);
    if (request_.method != "HEAD") body_bytes_ = response_.body.size();
    out.body = std::move(response_.body);
    if (!response_.content_type.empty()) out.set_header("Content-Type", response_.content_type);
  }

  void fill_stream(httplib::Response& out) {
    if (request_.method == "HEAD") {
      out.set_header("Content-Type", response_.content_type);
      return;
    }
    const auto provider = [this](std::size_t, httplib::DataSink& sink) {
      const bool complete = response_.stream([&](std::string_view piece) {
        body_bytes_ += piece.size();
        return piece.empty() || sink.write(piece.data(), piece.size());
      });
      failed_ = !complete;  // without its last chunk the client sees that the answer was cut
      if (complete) sink.done();
      return complete;
    };
    if (http_1_0_) {  // knows no chunks: the connection's end is the body's
      out.set_content_provider(response_.content_type, provider);
    } else {
      out.set_chunked_content_provider(response_.content_type, provider);
    }
  }

  const Request request_;
  Response response_;
  const bool http_1_0_;
  bool failed_ = false;
  std::size_t body_bytes_ = 0;
};

Request request_of(RequestHead&& head, const std::string& peer, const TrustedProxies& proxies) {
  Request request;
  const Target target = split_target(head.target);
  request.path = path_segments(target.path);
  request.parameters = parse_query_string(target.query);
  request.method = std::move(head.method);
  request.headers = std::move(head.headers);
  request.remote_address = proxies.client_of(peer, request.headers);
  return request;
}

// The head that cpp-httplib is given: only what it needs to write the answer. So neither its ranges
// (std::regex), its decoding of header values nor its brotli can be reached from outside.
std::string bare_head(const RequestHead& head) {
  return std::string(head.method == "HEAD" ? "HEAD" : "GET") +
         " / HTTP/1.1\r\nHost: localhost\r\n\r\n";
}

Response answer_of(const Request& request, const Handler& handler, const ServerOptions& options) {
  try {
    Response response = handler(request);
    compress(request, response);
    return response;
  } catch (const std::exception& e) {
    if (options.log) options.log("a request failed: " + std::string(e.what()));
  } catch (...) {
    if (options.log) options.log("a request failed");
  }
  return problem(500, "An error of ours; it has been noted.");
}

Response refusal_of(int status, std::string_view head, const ServerOptions& options) {
  const std::string_view path = first_of_path(head);
  if (path.empty() || !options.refusal) {
    Response response = problem(status, {});
    response.headers.emplace_back("X-Content-Type-Options", "nosniff");
    return response;
  }
  Request request;
  request.path = path_segments(path);
  return options.refusal(request, status);
}

// A whole answer by hand, for requests that never get as far as a parser.
std::string refusal(int status, std::string_view head, const ServerOptions& options) {
  if (options.refused) options.refused(status);
  const Response response = refusal_of(status, head, options);
  std::string out = "HTTP/1.1 " + std::to_string(status) + " " +
                    std::string(status_phrase(status)) +
                    "\r\nDate: " + http_date(static_cast<long long>(std::time(nullptr)));
  for (const auto& [name, value] : response.headers) out += "\r\n" + name + ": " + value;
  return out + (status == 503 ? "\r\nRetry-After: 1" : "") +
         "\r\nContent-Type: " + response.content_type +
         "\r\nContent-Length: " + std::to_string(response.body.size()) +
         "\r\nConnection: close\r\n\r\n" + (head.starts_with("HEAD ") ? "" : response.body);
}

// One request on its way to its answer. Outlives the worker that begins it when the answer is a
// stream.
class Answering {
 public:
  Answering(Incoming incoming, std::shared_ptr<Outbox> outbox, const ServerOptions& options)
      : incoming_(std::move(incoming)), outbox_(std::move(outbox)), options_(options) {}

  // Makes the response; false when nothing is left to write.
  bool begin(const Handler& handler) {
    RequestHead head = parse_head(incoming_.head);
    if (head.refused != 0) return refuse(head.refused);
    last_ = incoming_.last || !head.keep_alive;
    http_1_0_ = head.http_1_0;
    target_ = head.target;
    stream_ = std::make_unique<MemoryStream>(bare_head(head), incoming_.remote_address, *outbox_);
    Request request = request_of(std::move(head), incoming_.remote_address, options_.proxies);
    Response response = answer_of(request, handler, options_);
    streamed_ = response.stream && request.method != "HEAD";
    exchange_ = std::make_unique<Exchange>(std::move(request), std::move(response), http_1_0_,
                                           options_.limits);
    return true;
  }
  [[nodiscard]] bool is_streamed() const { return streamed_; }

  void write() {
    const bool keep = exchange_->write(*stream_, last_) && !last_;
    // Before the answer is gone: who has read it finds it counted.
    if (options_.answered) options_.answered(record());
    outbox_->finish(keep);
  }

  // Answers with that status and closes. Always false.
  bool refuse(int status) {
    outbox_->write(refusal(status, incoming_.head, options_));
    outbox_->finish(false);
    return false;
  }
  // Without another word: what has been written may be half an answer.
  void give_up() { outbox_->finish(false); }

 private:
  [[nodiscard]] Answered record() const {
    const Request& request = exchange_->request();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began_;
    return {request.remote_address,
            request.method,
            target_,
            std::string(request.header("user-agent")),
            std::string(request.header("referer")),
            http_1_0_,
            exchange_->response().status,
            exchange_->body_bytes(),
            took.count(),
            exchange_->response().route};
  }

  const Incoming incoming_;
  const std::shared_ptr<Outbox> outbox_;
  const ServerOptions& options_;
  const std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
  std::string target_;
  std::unique_ptr<MemoryStream> stream_;
  std::unique_ptr<Exchange> exchange_;
  bool http_1_0_ = false;
  bool last_ = false;
  bool streamed_ = false;
};

// Runs `work`; what it throws (a stream that fails midway, memory) ends the answer.
template <typename Work>
void guarded_answer(Answering& answering, const ServerOptions& options, Work work) {
  try {
    work();
  } catch (const std::exception& e) {
    answering.give_up();
    if (options.log) options.log("an answer failed: " + std::string(e.what()));
  }
}

void answer_incoming(const std::shared_ptr<Answering>& answering, const Handler& handler,
                     const ServerOptions& options, WorkerPool& streams) {
  guarded_answer(*answering, options, [&] {
    if (!answering->begin(handler)) return;
    if (!answering->is_streamed()) return answering->write();
    const bool accepted = streams.submit([answering, &options] {
      guarded_answer(*answering, options, [&] { answering->write(); });
    });
    if (!accepted) answering->refuse(503);
  });
}

}  // namespace

Result<std::unique_ptr<HttpServer>> HttpServer::start(const ServerOptions& options,
                                                      Handler handler) {
  Result<Listener> listener = Listener::open(options.listen);
  if (!listener) return listener.error();
  return start(std::move(*listener), options, std::move(handler));
}

Result<std::unique_ptr<HttpServer>> HttpServer::start(Listener listener,
                                                      const ServerOptions& options,
                                                      Handler handler) {
  auto streams = WorkerPool::start(options.streams, options.streams);
  if (!streams) return streams.error();
  auto loop = ConnectionLoop::start(
      std::move(listener), options.limits, options.threads,
      // `options` is the lambda's own, and the pool is joined before the loop goes.
      [options, handler = std::move(handler), pool = streams->get()](
          Incoming incoming, const std::shared_ptr<Outbox>& outbox) {
        answer_incoming(std::make_shared<Answering>(std::move(incoming), outbox, options), handler,
                        options, *pool);
      },
      [options](int status, std::string_view head) { return refusal(status, head, options); });
  if (!loop) return loop.error();
  return std::unique_ptr<HttpServer>(new HttpServer(std::move(*streams), std::move(*loop)));
}

HttpServer::HttpServer(std::unique_ptr<WorkerPool> streams, std::unique_ptr<ConnectionLoop> loop)
    : streams_(std::move(streams)), loop_(std::move(loop)) {}
HttpServer::~HttpServer() { stop(); }
const ListenAddress& HttpServer::address() const { return loop_->address(); }
void HttpServer::stop() {
  loop_->stop();
  const std::lock_guard lock(stop_mutex_);
  streams_.reset();
}

}  // namespace dateline::web
