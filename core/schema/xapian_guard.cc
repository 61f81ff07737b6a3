#include "core/schema/xapian_guard.h"

#include <string>
#include <string_view>

namespace dateline {
namespace {

struct Advice {
  std::string_view type;
  ErrorCode code;
  std::string_view hint;
};

// Xapian's error classes that a user can meet, and what they mean here.
constexpr Advice kAdvice[] = {
    {"DatabaseLockError", ErrorCode::busy,
     "Another program is writing to this index: wait for it to end"},
    {"DatabaseVersionError", ErrorCode::version_mismatch,
     "The index was made by another version of Xapian: index again"},
    {"DatabaseCorruptError", ErrorCode::io, "The index is damaged: index again"},
    {"DatabaseNotFoundError", ErrorCode::not_an_index,
     "Make one with: dateline-index --index DIR PATH"},
    {"DatabaseOpeningError", ErrorCode::not_an_index,
     "Make one with: dateline-index --index DIR PATH"},
    {"DatabaseModifiedError", ErrorCode::io, "The index changed while it was read: try again"},
    {"DatabaseClosedError", ErrorCode::internal, ""},
    {"NetworkTimeoutError", ErrorCode::unavailable, "The remote index does not answer in time"},
    {"NetworkError", ErrorCode::unavailable, "Is xapian-tcpsrv running there?"},
    {"FeatureUnavailableError", ErrorCode::internal, ""},
    {"UnimplementedError", ErrorCode::internal, ""},
};

}  // namespace

Error error_from(const Xapian::Error& error) {
  Error out;
  out.code = ErrorCode::internal;
  out.message = error.get_msg();
  if (const char* system = error.get_error_string())
    out.message += std::string(" (") + system + ")";
  for (const Advice& advice : kAdvice) {
    if (advice.type != error.get_type()) continue;
    out.code = advice.code;
    out.hint = advice.hint;
  }
  // Which of several servers it was.
  if (out.code == ErrorCode::unavailable && !error.get_context().empty()) {
    out.message = error.get_context() + ": " + out.message;
  }
  const std::string_view text = out.message;
  if (text.find("No space left") != std::string_view::npos ||
      text.find("quota") != std::string_view::npos ||
      text.find("File too large") != std::string_view::npos) {
    out.code = ErrorCode::no_space;
    out.hint = "Free some space and run again; what was committed is kept";
  } else if (text.find("Permission denied") != std::string_view::npos ||
             text.find("Read-only file system") != std::string_view::npos) {
    out.code = ErrorCode::permission;
    out.hint = "Check who owns the index";
  } else if (out.code == ErrorCode::internal &&
             std::string_view(error.get_type()) == "DatabaseError") {
    out.code = ErrorCode::io;
  }
  return out;
}

}  // namespace dateline
