// A line for each request answered, to standard error or a file.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>

#include "core/base/result.h"
#include "web/http_server.h"

namespace dateline::web {

enum class LogFormat : std::uint8_t { common, json };

// The line of one answer, with its newline. `when`: seconds since 1970 at its end, UTC. What a
// client sent is escaped: it cannot begin a line of its own, nor reach a terminal as an escape.
//   common  the NCSA form, as other servers write it: host - - [time] "request" status bytes
//   json    {"time","address","method","target","status","bytes","ms","route","agent","referer"}
[[nodiscard]] std::string log_line(const Answered& answer, LogFormat format, long long when);

// Any thread.
class AccessLog {
 public:
  // `path` empty: standard error. Error: permission, io.
  [[nodiscard]] static Result<std::unique_ptr<AccessLog>> open(const std::string& path,
                                                               LogFormat format);
  ~AccessLog();
  AccessLog(const AccessLog&) = delete;
  AccessLog& operator=(const AccessLog&) = delete;

  // A line that cannot be written is lost: a full disk must not stop searches.
  void write(const Answered& answer);
  // Opens the file anew, after it was moved away. On an error the old one stays in use.
  [[nodiscard]] Result<void> reopen();

 private:
  AccessLog(std::string path, LogFormat format) : path_(std::move(path)), format_(format) {}

  const std::string path_;
  const LogFormat format_;
  std::mutex mutex_;
  int fd_ = -1;
};

}  // namespace dateline::web
