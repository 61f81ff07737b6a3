// Starting threads where the system may refuse them.
#pragma once

#include <cstddef>
#include <functional>
#include <thread>
#include <vector>

#include "core/base/result.h"

namespace dateline::web {

// Adds `count` threads that run `work` to `threads`. Error io when the system refuses one: those
// before it run, and are to be ended and joined as all others.
[[nodiscard]] Result<void> start_threads(std::size_t count, std::vector<std::thread>& threads,
                                         const std::function<void()>& work);

}  // namespace dateline::web
