// What a reader is told about a query that was not as it seemed: one place for codes and wording.
#pragma once

#include <string_view>
#include <vector>

#include "core/base/byte_range.h"
#include "searcher/results.h"

namespace dateline::query {

// Appends the notice `code` about `range` of `query`. Codes that say the same however often it
// happens (too_deep, dangling_operator, unbalanced_bracket, too_many_...) are given once. REQUIRES
// a code of notices.cc.
void add_notice(std::vector<Notice>& notices, std::string_view code, ByteRange range,
                std::string_view query);

}  // namespace dateline::query
