#include "web/access_log.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/schema/json_values.h"

namespace dateline::web {
namespace {

// Quotes, backslashes and whatever is no printable ASCII as \xHH.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte < 0x7F && c != '"' && c != '\\') {
      out += c;
      continue;
    }
    std::array<char, 8> code{};
    std::snprintf(code.data(), code.size(), "\\x%02X", byte);
    out += code.data();
  }
  return out;
}

std::string time_text(long long when, const char* format) {
  const std::time_t seconds = when;
  std::tm parts{};
  ::gmtime_r(&seconds, &parts);
  std::array<char, 64> text{};
  return {text.data(), std::strftime(text.data(), text.size(), format, &parts)};
}

std::string or_dash(const std::string& text) { return text.empty() ? "-" : escaped(text); }

}  // namespace

std::string log_line(const Answered& answer, LogFormat format, long long when) {
  if (format == LogFormat::common) {
    return or_dash(answer.remote_address) + " - - [" + time_text(when, "%d/%b/%Y:%H:%M:%S +0000") +
           "] \"" + escaped(answer.method) + " " + escaped(answer.target) +
           (answer.http_1_0 ? " HTTP/1.0\" " : " HTTP/1.1\" ") + std::to_string(answer.status) +
           " " + (answer.body_bytes == 0 ? "-" : std::to_string(answer.body_bytes)) + "\n";
  }
  nlohmann::ordered_json line;
  line["time"] = time_text(when, "%Y-%m-%dT%H:%M:%SZ");
  line["address"] = json_or_null(answer.remote_address);
  line["method"] = answer.method;
  line["target"] = answer.target;
  line["status"] = answer.status;
  line["bytes"] = answer.body_bytes;
  line["ms"] = json_number(std::round(answer.seconds * 1e6) / 1e3);
  line["route"] = json_or_null(answer.route);
  line["agent"] = json_or_null(answer.user_agent);
  line["referer"] = json_or_null(answer.referer);
  return json_line(line) + "\n";
}

Result<std::unique_ptr<AccessLog>> AccessLog::open(const std::string& path, LogFormat format) {
  std::unique_ptr<AccessLog> log(new AccessLog(path, format));
  if (auto opened = log->reopen(); !opened) return opened.error();
  return log;
}

AccessLog::~AccessLog() {
  if (fd_ >= 0) ::close(fd_);
}

Result<void> AccessLog::reopen() {
  const int fd = path_.empty()
                     ? ::dup(STDERR_FILENO)
                     : ::open(path_.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0640);
  if (fd < 0) return system_error("cannot write the access log " + path_, errno);
  const std::lock_guard lock(mutex_);
  if (fd_ >= 0) ::close(fd_);
  fd_ = fd;
  return {};
}

void AccessLog::write(const Answered& answer) {
  const std::string line = log_line(answer, format_, static_cast<long long>(std::time(nullptr)));
  const std::lock_guard lock(mutex_);
  [[maybe_unused]] const ssize_t written = ::write(fd_, line.data(), line.size());
}

}  // namespace dateline::web
