// The files of an index directory:
//   XAPIANDB      a Xapian stub ("auto gen-000001"): names the current generation; replaced by
//   rename, so readers see the old or the new
//                 one, never half; a stock xapian-tcpsrv given the directory follows it
//   gen-NNNNNN/   a generation: a glass database
//   writer.lock   held (flock) by the one writer
//   scratch-*/    a bulk run's own; what a dead run left is removed by the next
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "core/base/result.h"

namespace dateline {

inline constexpr std::string_view kStubName = "XAPIANDB";
inline constexpr std::string_view kLockName = "writer.lock";
inline constexpr std::string_view kScratchPrefix = "scratch-";

[[nodiscard]] std::string generation_name(std::uint32_t number);  // "gen-000001"
[[nodiscard]] std::optional<std::uint32_t> generation_number(std::string_view folder_name);

// The current generation's folder. Error not_an_index where there is none, permission or io.
[[nodiscard]] Result<std::filesystem::path> current_generation(const std::filesystem::path& index);

// Tells one stub from the one that took its place, without reading it; all zero where there is
// none.
struct StubMark {
  std::uint64_t inode = 0;
  std::int64_t changed_ns = 0;
  friend bool operator==(const StubMark&, const StubMark&) = default;
};
[[nodiscard]] StubMark mark_of_stub(const std::filesystem::path& index);

// Makes `number` the current generation, durably (file and folder synced). Errors: no_space,
// permission, io.
[[nodiscard]] Result<void> switch_generation(const std::filesystem::path& index,
                                             std::uint32_t number);

}  // namespace dateline
