#include "indexer/sources/byte_reader.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cerrno>
#include <cinttypes>
#include <cstdio>

namespace dateline {
namespace {

// The first block is small: of a folder of small files, making room for a large one is most of the
// work.
constexpr std::size_t kFirstBlockBytes = 16 * 1024;
constexpr std::size_t kBlockBytes = 256 * 1024;
// How often a wait for a slow pipe looks whether it was told to stop.
constexpr int kPollMs = 100;

struct HashDeleter {
  void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
};

}  // namespace

struct ByteReader::State {
  int fd = -1;
  bool owned = false;
  std::unique_ptr<ByteSource> source;  // in place of fd
  std::string name;
  std::stop_token stop;
  std::string buffer;
  std::size_t begin = 0;  // of what is not consumed
  std::size_t block = kFirstBlockBytes;
  bool interrupted = false;
  bool ended = false;
  std::size_t bytes_read = 0;
  std::unique_ptr<XXH3_state_t, HashDeleter> hash{XXH3_createState()};

  ~State() {
    if (owned && fd >= 0) ::close(fd);
  }

  // Bytes read to `to`, 0 at the end.
  Result<std::size_t> read(char* to, std::size_t room) {
    if (source) return source->read(to, room);
    ssize_t count = -1;
    do {
      count = ::read(fd, to, room);
    } while (count < 0 && errno == EINTR);
    if (count < 0) return system_error("cannot read " + name, errno);
    return static_cast<std::size_t>(count);
  }

  // False after a stop request.
  bool wait_until_readable() {
    if (source || !stop.stop_possible()) return true;
    for (;;) {
      if (stop.stop_requested()) return false;
      pollfd waiting{fd, POLLIN, 0};
      // Errors count as readable: read() reports them properly.
      if (const int ready = ::poll(&waiting, 1, kPollMs); ready != 0) return true;
    }
  }
};

ByteReader::ByteReader(std::unique_ptr<State> state) : state_(std::move(state)) {
  if (state_->hash) XXH3_128bits_reset(state_->hash.get());
}
ByteReader::ByteReader(ByteReader&&) noexcept = default;
ByteReader& ByteReader::operator=(ByteReader&&) noexcept = default;
ByteReader::~ByteReader() = default;

Result<ByteReader> ByteReader::open(const std::string& path, std::stop_token stop) {
  auto state = std::make_unique<State>();
  state->name = path;
  state->stop = std::move(stop);
  // Without O_NONBLOCK a FIFO that appeared in place of a file would hang the run.
  state->fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (state->fd < 0) return system_error("cannot read " + path, errno);
  state->owned = true;
  return ByteReader(std::move(state));
}

ByteReader ByteReader::standard_input(std::stop_token stop) {
  auto state = std::make_unique<State>();
  state->name = "standard input";
  state->fd = STDIN_FILENO;
  state->stop = std::move(stop);
  return ByteReader(std::move(state));
}

ByteReader ByteReader::of(std::unique_ptr<ByteSource> source) {
  auto state = std::make_unique<State>();
  state->source = std::move(source);
  return ByteReader(std::move(state));
}

std::string_view ByteReader::available() const {
  return std::string_view(state_->buffer).substr(state_->begin);
}

Result<bool> ByteReader::fill() {
  State& s = *state_;
  // Moved no more often than bytes are consumed: much may be held, and little read at a time.
  if (s.begin > s.buffer.size() / 2) {
    s.buffer.erase(0, s.begin);
    s.begin = 0;
  }
  if (!s.wait_until_readable()) {
    s.interrupted = true;
    return false;
  }
  if (s.ended) return false;
  const std::size_t old_size = s.buffer.size();
  s.buffer.resize(old_size + s.block);
  const Result<std::size_t> count = s.read(s.buffer.data() + old_size, s.block);
  s.block = std::min(2 * s.block, kBlockBytes);
  s.buffer.resize(old_size + (count ? *count : 0));
  if (!count) return count.error();
  if (s.hash) XXH3_128bits_update(s.hash.get(), s.buffer.data() + old_size, *count);
  s.bytes_read += *count;
  s.ended = *count == 0;
  return !s.ended;
}

Result<void> ByteReader::fill_to(std::size_t bytes) {
  while (available().size() < bytes) {
    auto more = fill();
    if (!more) return more.error();
    if (!*more) break;
  }
  return {};
}

void ByteReader::consume(std::size_t bytes) {
  assert(bytes <= available().size());
  state_->begin += bytes;
}

double ByteReader::expansion() const { return state_->source ? state_->source->expansion() : 1; }

std::size_t ByteReader::bytes_read() const { return state_->bytes_read; }

bool ByteReader::interrupted() const { return state_->interrupted; }

std::string ByteReader::content_hash() const {
  if (!state_->hash) return {};
  const XXH128_hash_t hash = XXH3_128bits_digest(state_->hash.get());
  std::array<char, 33> hex{};
  std::snprintf(hex.data(), hex.size(), "%016" PRIx64 "%016" PRIx64, std::uint64_t{hash.high64},
                std::uint64_t{hash.low64});
  return hex.data();
}

ByteReader::Stamp ByteReader::stamp() const {
  struct stat st {};
  if (::fstat(state_->fd, &st) != 0 || !S_ISREG(st.st_mode)) return {};
  return {st.st_size, st.st_mtim.tv_sec * 1'000'000'000 + st.st_mtim.tv_nsec};
}

Result<void> skip_line(ByteReader& input) {
  for (;;) {
    const std::size_t end = input.available().find('\n');
    if (end != std::string_view::npos) {
      input.consume(end + 1);
      return {};
    }
    input.consume(input.available().size());
    auto more = input.fill();
    if (!more) return more.error();
    if (!*more) return {};
  }
}

}  // namespace dateline
