#include "web/gzip.h"

#include <zlib.h>

#include <limits>

namespace dateline::web {

std::string gzip(std::string_view bytes) {
  if (bytes.size() > std::numeric_limits<uInt>::max() / 2) return {};
  z_stream stream{};
  constexpr int kGzipFraming = 16;
  if (::deflateInit2(&stream, 6, Z_DEFLATED, MAX_WBITS + kGzipFraming, 8, Z_DEFAULT_STRATEGY) !=
      Z_OK) {
    return {};
  }
  std::string out(::deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
  // zlib's interface takes unsigned and, of the input, non-const bytes; it only reads them.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // NOLINT
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());  // NOLINT
  stream.avail_out = static_cast<uInt>(out.size());
  const int status = ::deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  ::deflateEnd(&stream);
  return status == Z_STREAM_END ? out : std::string();
}

}  // namespace dateline::web
