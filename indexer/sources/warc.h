// WARC 1.0 and 1.1 (ISO 28500), as web crawlers of news write them: the pages they fetched.
#pragma once

#include "indexer/sources/byte_reader.h"
#include "indexer/sources/source.h"

namespace dateline {

// One html record for each response record that holds an HTML page fetched with success, numbered
// by its place in the file, its target URI as the url. Skipped: other types of records, other
// statuses, pages that are not HTML. Refused, by record: broken headers, records that are cut off
// or over kMaxRecordBytes, bodies that cannot be decompressed; after a broken one reading goes on
// where the next one begins. An input that breaks off is a refusal too. Memory: one record.
[[nodiscard]] Result<void> read_warc(ByteReader& input, const RecordSink& sink);

}  // namespace dateline
