// Which format an input is in, and reading it as records.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/sources/byte_reader.h"
#include "indexer/sources/source.h"

namespace dateline {

enum class Format : unsigned char { automatic, text, jsonl };

// "auto", "text", "jsonl".
[[nodiscard]] std::optional<Format> format_named(std::string_view name);
[[nodiscard]] std::string_view name_of(Format format);

// Reads `input` and hands its records to `sink`. Under Format::automatic: .jsonl and .ndjson are
// JSON Lines; what begins with '{' or '[' and parses is JSON, by line or as a whole; what begins
// with a line that only looks like an object is JSON Lines with a broken first one; markup,
// archives and other formats that cannot be read are refused, named; the rest is plain text. `path`
// gives the extension. Errors are those of reading.
[[nodiscard]] Result<void> read_records(ByteReader& input, Format format, std::string_view path,
                                        const RecordSink& sink);

// The format that a file of this beginning and extension is in, when it is one this program cannot
// read ("HTML"); empty otherwise.
[[nodiscard]] std::string_view unsupported_format(std::string_view head, std::string_view path);

}  // namespace dateline
