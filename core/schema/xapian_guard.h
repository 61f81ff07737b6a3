// The one place where Xapian's exceptions become Errors.
#pragma once

#include <xapian.h>

#include <new>
#include <system_error>
#include <type_traits>

#include "core/base/result.h"

namespace dateline {

// The Error for a Xapian exception, with advice.
[[nodiscard]] Error error_from(const Xapian::Error& error);

template <typename T>
inline constexpr bool kIsResult = false;
template <typename T>
inline constexpr bool kIsResult<Result<T>> = true;

// Runs `work` and turns what it throws into an Error. `work` may return a value, a Result or
// nothing.
template <typename Work>
auto guarded(Work&& work) {
  using Value = std::invoke_result_t<Work>;
  if constexpr (kIsResult<Value>) {
    try {
      return work();
    } catch (const Xapian::Error& e) {
      return Value(error_from(e));
    } catch (const std::bad_alloc&) {
      return Value(Error{ErrorCode::io, "out of memory", ""});
    }
  } else {
    try {
      if constexpr (std::is_void_v<Value>) {
        work();
        return Result<void>();
      } else {
        return Result<Value>(work());
      }
    } catch (const Xapian::Error& e) {
      return Result<Value>(error_from(e));
    } catch (const std::bad_alloc&) {
      return Result<Value>(Error{ErrorCode::io, "out of memory", ""});
    }
  }
}

}  // namespace dateline
