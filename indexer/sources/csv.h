// CSV and TSV: a header row that names fields, then one article a row.
#pragma once

#include <string_view>

#include "indexer/sources/byte_reader.h"
#include "indexer/sources/field_names.h"
#include "indexer/sources/source.h"

namespace dateline {

// Columns are named by the user (`columns`) or by field_names.h; others are left out. The delimiter
// is what a first line "sep=;" says, else the one of comma, semicolon, tab and bar that the header
// row has most of; rows of nothing else are passed over; quotes are RFC 4180's, so that a field may
// hold delimiters, line ends and doubled quotes; a quote inside an unquoted field is itself.
// Records are numbered by the line they begin on. Refused: a header that names neither title nor
// text, once for all; a row that is longer than kMaxRecordBytes or whose quotes do not close.
// Memory: one row. The whole file's charset, and whether its 05/11/2021 is in May, are told from
// its first 64 KB.
[[nodiscard]] Result<void> read_csv(ByteReader& input, const ColumnNames& columns,
                                    const RecordSink& sink);

// Whether the first line names fields of articles, at least two, a title or text among them.
[[nodiscard]] bool looks_like_csv(std::string_view head);

}  // namespace dateline
