// Hits as comma-separated values (RFC 4180: CRLF ends a record, fields in quotes where they need
// them).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "searcher/results.h"

namespace dateline {

// "id,title,date,source,url,score,snippet", with its CRLF; batches of queries have `qid` before
// them.
[[nodiscard]] std::string csv_header(bool with_qid = false);

// The hit as one record. Unknown values are empty; the snippet is its plain text.
[[nodiscard]] std::string csv_record(const Hit& hit, std::optional<std::string_view> qid = {});

}  // namespace dateline
