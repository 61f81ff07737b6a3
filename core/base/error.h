// What can go wrong, once, for every program: a code, a message, and what to do next.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

enum class ErrorCode {
  bad_input,         // a record, file or parameter that cannot be used
  usage,             // a command line that makes no sense
  not_found,         // no such article, file or path
  not_an_index,      // the path exists but holds no Dateline index, or holds none yet
  version_mismatch,  // an index of another format, analyzer or ICU version: index again
  busy,              // another writer holds the index
  no_space,          // disk full or quota
  permission,        // the system refused
  io,                // any other failure to read or write
  unavailable,       // a remote shard does not answer
  internal,          // a bug: please report
};

// `message` says what happened, in plain words; `hint` what to do about it (may be empty).
struct Error {
  ErrorCode code = ErrorCode::internal;
  std::string message;
  std::string hint;

  // "message. hint", for standard error.
  [[nodiscard]] std::string text() const;
};

// Exit status of the contract: 1 input refused, 2 usage, 3 index cannot be opened, 4 space,
// permission or I/O.
[[nodiscard]] int exit_status(ErrorCode code);

// The Error for a failed system call: `what` ("cannot write /x"), errno's value.
[[nodiscard]] Error system_error(std::string_view what, int errno_value);

}  // namespace dateline
