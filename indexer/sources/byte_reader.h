// Bytes of a file, of standard input or of what stands inside a file, with as much look-ahead as a
// format needs to be recognised.
#pragma once

#include <cstddef>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace dateline {

// Bytes that are made while they are read: a compressed file's, an archive member's.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  // Puts up to `room` bytes, at least one, at `to`; returns how many, 0 at the end.
  [[nodiscard]] virtual Result<std::size_t> read(char* to, std::size_t room) = 0;
  // How many times larger what was given is than the bytes of the file it was made from; 1 where
  // nothing was compressed.
  [[nodiscard]] virtual double expansion() const { return 1; }
};

// Reads forward only. Not for several threads at once. Closes the file when it goes.
class ByteReader {
 public:
  // Errors: not_found, permission, io. A stop request ends waiting on a slow pipe or terminal (see
  // interrupted()).
  [[nodiscard]] static Result<ByteReader> open(const std::string& path, std::stop_token stop = {});
  [[nodiscard]] static ByteReader standard_input(std::stop_token stop = {});
  // What `source` gives; errors are the source's.
  [[nodiscard]] static ByteReader of(std::unique_ptr<ByteSource> source);

  ByteReader(ByteReader&&) noexcept;
  ByteReader& operator=(ByteReader&&) noexcept;
  ~ByteReader();

  // What was read and not consumed yet. Valid until the next fill() or consume().
  [[nodiscard]] std::string_view available() const;
  // Reads another block behind what is available. False at the end of input, for good, or after a
  // stop request. Moves what is available no more often than its length has been consumed.
  [[nodiscard]] Result<bool> fill();
  // Fills until `bytes` are available or the input ends.
  [[nodiscard]] Result<void> fill_to(std::size_t bytes);
  // REQUIRES bytes <= available().size().
  void consume(std::size_t bytes);

  [[nodiscard]] bool interrupted() const;
  // By fill(), consumed or not.
  [[nodiscard]] std::size_t bytes_read() const;
  // The source's; 1 for a file.
  [[nodiscard]] double expansion() const;

  // XXH3-128 of every byte read so far, as 32 hex digits.
  [[nodiscard]] std::string content_hash() const;
  // Size and time of last change of the open file, as they are now; zeros for a pipe.
  struct Stamp {
    std::int64_t size = 0;
    std::int64_t mtime_ns = 0;
    friend bool operator==(const Stamp&, const Stamp&) = default;
  };
  [[nodiscard]] Stamp stamp() const;

 private:
  struct State;
  explicit ByteReader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// Consumes up to and with the next line end, holding at most a block in memory.
[[nodiscard]] Result<void> skip_line(ByteReader& input);

}  // namespace dateline
