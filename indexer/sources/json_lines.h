// JSON Lines, and whole JSON files that hold one article or an array of them.
#pragma once

#include "indexer/sources/byte_reader.h"
#include "indexer/sources/source.h"

namespace dateline {

// One record for each line that is not blank, numbered by line. A line over kMaxRecordBytes is
// skipped through and refused. Errors are those of reading; records before one were handed over.
[[nodiscard]] Result<void> read_json_lines(ByteReader& input, const RecordSink& sink);

// A file that is one JSON object (record 0) or an array (a record for each element, from 1).
// Returns false, having handed over nothing and consumed nothing, when it is neither or larger than
// kMaxRecordBytes.
[[nodiscard]] Result<bool> read_json_document(ByteReader& input, const RecordSink& sink);

}  // namespace dateline
