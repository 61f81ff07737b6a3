#include "core/base/error.h"

#include <cerrno>
#include <system_error>

namespace dateline {

std::string Error::text() const {
  if (hint.empty()) return message;
  return message + ". " + hint;
}

int exit_status(ErrorCode code) {
  switch (code) {
    case ErrorCode::bad_input:
    case ErrorCode::not_found:
      return 1;
    case ErrorCode::usage:
      return 2;
    case ErrorCode::not_an_index:
    case ErrorCode::version_mismatch:
    case ErrorCode::unavailable:
    case ErrorCode::busy:
      return 3;
    default:
      return 4;
  }
}

Error system_error(std::string_view what, int errno_value) {
  Error error;
  error.message = std::string(what) + ": " + std::generic_category().message(errno_value);
  switch (errno_value) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:  // a limit on the size of files
      error.code = ErrorCode::no_space;
      error.hint = "Free some space and run again; what was committed is kept";
      break;
    case EACCES:
    case EPERM:
    case EROFS:
      error.code = ErrorCode::permission;
      break;
    case ENOENT:
    case ENOTDIR:
      error.code = ErrorCode::not_found;
      break;
    default:
      error.code = ErrorCode::io;
  }
  return error;
}

}  // namespace dateline
