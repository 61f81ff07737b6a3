// Stored text, compressed with zstd (RFC 8878). Xapian would run its documents through zlib, which
// takes three times as long to read (one article in every hit); what is dense already it leaves
// alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dateline {

// One frame that states its own size. Throws std::bad_alloc when memory is short.
[[nodiscard]] std::string compressed(std::string_view bytes);

// What compressed() was given; nothing for bytes that are no such frame. Never allocates more than
// a frame of that length can hold. Threads keep a context each.
[[nodiscard]] std::optional<std::string> decompressed(std::string_view frame);

}  // namespace dateline
