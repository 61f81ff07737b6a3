// gzip (RFC 1952) of whole answers and of streams.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace dateline::web {

// At level 6: some 30 MB/s. Empty when memory is short.
[[nodiscard]] std::string gzip(std::string_view bytes);

// The same of a stream, piece by piece; level 4, some 60 MB/s. Memory: 256 KB.
class GzipStream {
 public:
  GzipStream();
  ~GzipStream();
  GzipStream(const GzipStream&) = delete;
  GzipStream& operator=(const GzipStream&) = delete;

  // What `bytes` add to the compressed stream, often nothing yet. Throws std::bad_alloc when memory
  // is short.
  [[nodiscard]] std::string add(std::string_view bytes);
  [[nodiscard]] std::string end();

 private:
  struct State;
  std::string run(std::string_view bytes, int flush);
  std::unique_ptr<State> state_;
};

}  // namespace dateline::web
