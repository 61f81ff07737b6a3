// An article as document data. Layout (kFormatVersion 1): one byte of version; strings as varint
// length plus bytes; counts and offsets as varints (ranges as begin and length, begins relative to
// the one before); doubles as 8 bytes, little-endian. Fields in the order of struct Article. Xapian
// compresses the whole with zlib.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/schema/article.h"

namespace dateline {

[[nodiscard]] std::string encoded(const Article& article);

// Error version_mismatch for another version, io for bytes that are no article.
[[nodiscard]] Result<Article> decoded_article(std::string_view bytes);

}  // namespace dateline
