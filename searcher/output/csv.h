// Hits as comma-separated values (RFC 4180: CRLF ends a record, fields in quotes where they need
// them). A field that a spreadsheet would take for a formula (=, +, -, @, a tab or a line end in
// front, full-width forms too) gets an apostrophe before it: what an article says is never run.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "searcher/results.h"

namespace dateline {

inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// "id,title,date,source,url,score,snippet", with its CRLF; batches of queries have `qid` before
// them.
[[nodiscard]] std::string csv_header(bool with_qid = false);

// The hit as one record. Unknown values are empty; the snippet is its plain text.
[[nodiscard]] std::string csv_record(const Hit& hit, std::optional<std::string_view> qid = {});

}  // namespace dateline
