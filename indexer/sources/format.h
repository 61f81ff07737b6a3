// The formats by name, and reading an input in any of them as records.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/sources/byte_reader.h"
#include "indexer/sources/field_names.h"
#include "indexer/sources/recognise.h"
#include "indexer/sources/source.h"

namespace dateline {

struct ReadOptions {
  Format format = Format::automatic;
  ColumnNames columns;  // of CSV, before the names it knows
};

// The contract's names: "auto", "text", "html", ...
[[nodiscard]] std::optional<Format> format_named(std::string_view name);
// "auto, text, html, ...", for messages.
[[nodiscard]] std::string format_list();
// One line that tells one way of reading from another.
[[nodiscard]] std::string description(const ReadOptions& options);

// How deep archives may stand in archives; a compressed archive is one.
inline constexpr std::size_t kMaxArchiveDepth = 2;

// Reads `input` and hands its records to `sink`: those of a file, or of each file in an archive or
// compressed file, with their RawRecord::member. Under Format::automatic recognise() tells the
// format of each; what begins like JSON and parses is JSON, by line or as a whole; a format that
// cannot be read is refused, named; the rest is plain text. `path` gives the extension. What is
// wrong inside an archive is a refusal. Errors are those of reading the input itself.
[[nodiscard]] Result<void> read_records(ByteReader& input, const ReadOptions& options,
                                        std::string_view path, const RecordSink& sink);

}  // namespace dateline
