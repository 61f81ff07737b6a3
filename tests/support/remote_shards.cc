#include "tests/support/remote_shards.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <stdexcept>
#include <thread>

namespace dateline::test {
namespace {

// A port that nobody listens on just now.
std::string free_port() {
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  const bool bound = socket >= 0 &&
                     ::bind(socket, reinterpret_cast<sockaddr*>(&address), size) == 0 &&
                     ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size) == 0;
  if (socket >= 0) ::close(socket);
  if (!bound) throw std::runtime_error("no free port");
  return std::to_string(ntohs(address.sin_port));
}

std::vector<std::string> dealt(std::string_view lines, std::size_t shares) {
  std::vector<std::string> out(shares);
  for (std::size_t next = 0; !lines.empty(); ++next) {
    const std::size_t end = std::min(lines.find('\n'), lines.size() - 1) + 1;
    out[next % shares] += lines.substr(0, end);
    lines.remove_prefix(end);
  }
  return out;
}

std::vector<TestArchive> archives_of(const std::vector<std::string>& shares) {
  std::vector<TestArchive> out;
  for (const std::string& share : shares) out.emplace_back(share);
  return out;
}

std::vector<std::string> paths_of(const std::vector<TestArchive>& archives) {
  std::vector<std::string> out;
  for (const TestArchive& archive : archives) out.push_back(archive.index_path());
  return out;
}

}  // namespace

bool has_remote_server() {
  return std::system("command -v xapian-tcpsrv >/dev/null") == 0;  // NOLINT: a literal
}

RemoteIndexes::RemoteIndexes(const std::vector<std::string>& paths) {
  for (const std::string& path : paths) {
    const std::string port = free_port();
    servers_.push_back(std::make_unique<RunningCommand>(std::vector<std::string>{
        "xapian-tcpsrv", "--quiet", "--interface", "127.0.0.1", "--port", port, path}));
    location_ += (location_.empty() ? "tcp://127.0.0.1:" : ",tcp://127.0.0.1:") + port;
  }
  for (int attempt = 0; attempt < 200 && !service_; ++attempt) {
    auto opened = SearchService::open(location_);
    if (opened) {
      service_ = std::move(*opened);
    } else {
      std::this_thread::sleep_for(std::chrono::milliseconds(25));
    }
  }
  if (!service_) throw std::runtime_error("xapian-tcpsrv does not answer");
}

RemoteShards::RemoteShards(std::string_view json_lines, std::size_t shards)
    : archives_(archives_of(dealt(json_lines, shards))), served_(paths_of(archives_)) {}

}  // namespace dateline::test
