// Looking after an index: is it whole, and packed as tightly as it can be.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace dateline {

struct CheckResult {
  std::size_t articles = 0;
  // What is wrong, a sentence each, the first kMaxFaults; empty for an index that is whole.
  std::vector<std::string> faults;
};
inline constexpr std::size_t kMaxFaults = 100;

// Reads all of the newest committed state: every block of the database, and every stored article.
// Needs no lock; a writer may go on. Errors: not_an_index, version_mismatch, permission, io.
[[nodiscard]] Result<CheckResult> check_index(const std::string& index);

// Writes the index anew as one densely packed generation and moves readers over to it: what updates
// have spread out becomes as small and fast as after the first run. Needs as much free space as the
// index takes. Errors: those of IndexDirectory, no_space, io.
[[nodiscard]] Result<void> compact_index(const std::string& index);

}  // namespace dateline
