// Plain text: one file, one article, with or without header lines.
#pragma once

#include <string>
#include <string_view>

#include "indexer/sources/byte_reader.h"
#include "indexer/sources/source.h"

namespace dateline {

// Reads everything as one record: refused when it is empty, over kMaxRecordBytes, or no text at all
// (NULs, control bytes).
[[nodiscard]] Result<void> read_plain_text(ByteReader& input, const RecordSink& sink);

// The fields as given, from any charset (core/text/charset.h). Header lines (Title:, Date:,
// Source:, Author:, URL:, Language:, in any case) count only when the first line is one and a blank
// line, or the end, closes the block; the text is then what follows the blank line, byte for byte.
// Lines of other names in the block are left out. Authors are split at ";".
[[nodiscard]] ReadArticle parse_plain_text(std::string bytes);

// Whether `head`, the beginning of a file, cannot be text: NULs, or control bytes more than one in
// ten.
[[nodiscard]] bool looks_binary(std::string_view head);

}  // namespace dateline
