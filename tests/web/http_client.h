// A plain HTTP client for tests: says exactly what it is told to, and hands back what came.
#pragma once

#include <string>
#include <string_view>

namespace dateline::web::test {

// Sends `raw` to 127.0.0.1:port and reads until the server closes, or for 10 s.
[[nodiscard]] std::string ask(int port, std::string_view raw);

struct Reply {
  int status = 0;
  std::string head;  // status line and headers, lower case
  std::string body;
  // The value of a header (lower case); empty where there is none.
  [[nodiscard]] std::string header(std::string_view name) const;
  // A chunked body put together again, up to its last chunk or where it was cut.
  [[nodiscard]] std::string dechunked() const;
};
[[nodiscard]] Reply parse_reply(std::string_view raw);

// GET on a connection of its own; `headers` are complete lines.
[[nodiscard]] Reply get(int port, std::string_view target, std::string_view headers = {});

// A connection that stays open.
class Connection {
 public:
  // `buffer_bytes`: of the system's, for what is received and not yet read; 0: its own choice.
  explicit Connection(int port, int buffer_bytes = 0);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  bool send(std::string_view bytes);
  // What comes until the server closes or `seconds` have passed without a byte.
  [[nodiscard]] std::string receive(int seconds);
  // One piece of at most 64 KB; empty at the end or after 10 s.
  [[nodiscard]] std::string receive_some();

 private:
  int fd_;
};

}  // namespace dateline::web::test
