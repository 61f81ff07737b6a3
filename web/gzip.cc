#include "web/gzip.h"

#include <zlib.h>

#include <array>
#include <limits>
#include <new>

namespace dateline::web {

namespace {

constexpr int kGzipFraming = 16;
constexpr int kMemoryLevel = 8;

// zlib's interface takes unsigned and, of the input, non-const bytes; it only reads them.
void set_input(z_stream& stream, std::string_view bytes) {
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // NOLINT
  stream.avail_in = static_cast<uInt>(bytes.size());
}
void set_output(z_stream& stream, char* begin, std::size_t size) {
  stream.next_out = reinterpret_cast<Bytef*>(begin);  // NOLINT
  stream.avail_out = static_cast<uInt>(size);
}

}  // namespace

std::string gzip(std::string_view bytes) {
  if (bytes.size() > std::numeric_limits<uInt>::max() / 2) return {};
  z_stream stream{};
  if (::deflateInit2(&stream, 6, Z_DEFLATED, MAX_WBITS + kGzipFraming, kMemoryLevel,
                     Z_DEFAULT_STRATEGY) != Z_OK) {
    return {};
  }
  std::string out(::deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
  set_input(stream, bytes);
  set_output(stream, out.data(), out.size());
  const int status = ::deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  ::deflateEnd(&stream);
  return status == Z_STREAM_END ? out : std::string();
}

struct GzipStream::State {
  z_stream stream{};
};

GzipStream::GzipStream() : state_(std::make_unique<State>()) {
  if (::deflateInit2(&state_->stream, 4, Z_DEFLATED, MAX_WBITS + kGzipFraming, kMemoryLevel,
                     Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::bad_alloc();
  }
}

GzipStream::~GzipStream() { ::deflateEnd(&state_->stream); }

std::string GzipStream::add(std::string_view bytes) { return run(bytes, Z_NO_FLUSH); }
std::string GzipStream::end() { return run({}, Z_FINISH); }

std::string GzipStream::run(std::string_view bytes, int flush) {
  std::string out;
  std::array<char, 16384> buffer{};
  set_input(state_->stream, bytes);
  do {
    set_output(state_->stream, buffer.data(), buffer.size());
    ::deflate(&state_->stream, flush);
    out.append(buffer.data(), buffer.size() - state_->stream.avail_out);
  } while (state_->stream.avail_out == 0);
  return out;
}

}  // namespace dateline::web
