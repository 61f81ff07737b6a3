// Articles in XML: feeds, news sitemaps, NITF, NewsML-G2, and plain elements named like the fields.
#pragma once

#include <string>

#include "indexer/sources/byte_reader.h"
#include "indexer/sources/source.h"

namespace dateline {

// What the file is said to be; any: whatever its root element says.
enum class XmlKind : unsigned char { any, feed, nitf, newsml };

// Reads everything and hands over what its root element holds, read to the end
// (RecordKind::article), numbered from 1. Of a file that is not well-formed what stood whole before
// the fault; then the fault is a refusal. Refused: files over kMaxRecordBytes, kinds of XML that
// are not known or not the one wanted. A feed without entries has no records.
[[nodiscard]] Result<void> read_xml(ByteReader& input, XmlKind kind, const RecordSink& sink);

}  // namespace dateline
