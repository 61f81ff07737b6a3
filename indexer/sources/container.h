// Archives and compressed files: .gz .bz2 .xz .zst .tar .zip, and compressed .tar. What stands in
// them is read as a stream of its own.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "indexer/sources/byte_reader.h"

namespace dateline {

// Bounds on what a member may become. The first one met ends that member, or the whole container
// where it says so, with an error that names it.
struct ContainerLimits {
  // Bytes out for each byte of the file itself, through all archives around this one, once
  // kRatioFreeBytes are out: beyond is a bomb. Ends the container.
  std::size_t ratio = 200;
  std::size_t member_bytes = std::size_t{4} << 30;
  std::size_t members = 1'000'000;  // ends the container
};
inline constexpr std::size_t kRatioFreeBytes = std::size_t{1} << 20;

// Whether a file that begins so is one this can open; 512 bytes tell all of them.
[[nodiscard]] bool is_container(std::string_view head);

// One regular file inside. `name` is its path in the archive, empty for what a compressed file
// holds. What the callee leaves unread is skipped. False to stop.
using MemberSink = std::function<bool(const std::string& name, ByteReader& member)>;

// Hands over the members in their order. Folders, links and special files are passed over. Errors
// are of reading `input`, or say what is broken; members before that were handed over. A member
// that breaks in its middle shows that as an error of its ByteReader.
[[nodiscard]] Result<void> read_members(ByteReader& input, const MemberSink& sink,
                                        const ContainerLimits& limits = {});

}  // namespace dateline
