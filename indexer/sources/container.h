// Archives and compressed files: .gz .bz2 .xz .zst .tar .zip, and compressed .tar. What stands in
// them is read as a stream of its own.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "indexer/sources/byte_reader.h"

namespace dateline {

// Bytes out for each byte of the file itself, through all archives around this one, once
// kRatioFreeBytes are out: beyond is a bomb, and ends the container.
inline constexpr std::size_t kMaxExpansion = 200;
inline constexpr std::size_t kRatioFreeBytes = std::size_t{1} << 20;

// Whether a file that begins so is one this can open; 512 bytes tell all of them.
[[nodiscard]] bool is_container(std::string_view head);

// One regular file inside. `name` is its path in the archive, empty for what a compressed file
// holds. What the callee leaves unread is passed over. False to stop.
using MemberSink = std::function<bool(const std::string& name, ByteReader& member)>;

// Hands over the members in their order, as streams: of any number and size. Folders, links and
// special files are passed over. Errors are of reading `input`, or say what is broken; members
// before that were handed over. A member that breaks in its middle shows that as an error of its
// ByteReader; the next one follows where the archive can still be read.
[[nodiscard]] Result<void> read_members(ByteReader& input, const MemberSink& sink);

}  // namespace dateline
