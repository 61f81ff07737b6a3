#include "core/schema/index_files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <fstream>

namespace dateline {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kGenerationPrefix = "gen-";
constexpr std::string_view kStubType = "auto ";

Error not_an_index(const fs::path& index) {
  std::error_code ec;
  if (!fs::exists(index, ec)) {
    if (ec) return system_error("cannot look at " + index.string(), ec.value());
    return {ErrorCode::not_an_index, "there is no index at " + index.string(),
            "Make one with: dateline-index --index " + index.string() + " PATH"};
  }
  return {ErrorCode::not_an_index, index.string() + " is not a Dateline index",
          "Name an index with --index, or make one with: dateline-index --index DIR PATH"};
}

// Writes all of `text` to a new file and syncs it. 0, or errno.
int write_synced(const fs::path& path, const std::string& text) {
  const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (fd < 0) return errno;
  int failure = 0;
  if (::write(fd, text.data(), text.size()) != static_cast<ssize_t>(text.size()))
    failure = errno ? errno : ENOSPC;
  if (failure == 0 && ::fsync(fd) != 0) failure = errno;
  if (::close(fd) != 0 && failure == 0) failure = errno;
  return failure;
}

int sync_folder(const fs::path& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return errno;
  const int failure = ::fsync(fd) != 0 ? errno : 0;
  ::close(fd);
  return failure;
}

}  // namespace

std::string generation_name(std::uint32_t number) {
  std::array<char, 24> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%s%06u", kGenerationPrefix.data(), number);
  return buffer.data();
}

std::optional<std::uint32_t> generation_number(std::string_view name) {
  if (!name.starts_with(kGenerationPrefix)) return {};
  const std::string_view digits = name.substr(kGenerationPrefix.size());
  if (digits.size() < 6 || digits.size() > 9) return {};
  std::uint32_t number = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return {};
    number = number * 10 + static_cast<std::uint32_t>(c - '0');
  }
  return number;
}

Result<fs::path> current_generation(const fs::path& index) {
  std::ifstream stub(index / kStubName);
  if (!stub) {
    const int failure = errno;
    if (failure == EACCES)
      return system_error("cannot read " + (index / kStubName).string(), failure);
    return not_an_index(index);
  }
  std::string line;
  std::getline(stub, line);
  if (!line.starts_with(kStubType) ||
      !generation_number(std::string_view(line).substr(kStubType.size()))) {
    return not_an_index(index);
  }
  return index / line.substr(kStubType.size());
}

StubMark mark_of_stub(const fs::path& index) {
  struct stat st {};
  if (::stat((index / kStubName).c_str(), &st) != 0) return {};
  return {st.st_ino, st.st_ctim.tv_sec * 1'000'000'000 + st.st_ctim.tv_nsec};
}

Result<void> switch_generation(const fs::path& index, std::uint32_t number) {
  const fs::path stub = index / kStubName;
  const fs::path fresh = index / (std::string(kStubName) + ".new");
  const std::string line = std::string(kStubType) + generation_name(number) + "\n";
  if (const int failure = write_synced(fresh, line))
    return system_error("cannot write " + fresh.string(), failure);
  if (::rename(fresh.c_str(), stub.c_str()) != 0)
    return system_error("cannot write " + stub.string(), errno);
  if (const int failure = sync_folder(index))
    return system_error("cannot sync " + index.string(), failure);
  return {};
}

}  // namespace dateline
