#include "web/start_threads.h"

#include <system_error>

namespace dateline::web {

Result<void> start_threads(std::size_t count, std::vector<std::thread>& threads,
                           const std::function<void()>& work) {
  threads.reserve(threads.size() + count);
  try {
    for (std::size_t i = 0; i < count; ++i) threads.emplace_back(work);
  } catch (const std::system_error& refused) {
    Error error = system_error("cannot start a thread", refused.code().value());
    error.hint =
        "The system allows no more: raise its limits on tasks and memory (ulimit -u, ulimit -v)";
    return error;
  }
  return {};
}

}  // namespace dateline::web
