// The sentence a figure stands in, to be shown.
#pragma once

#include <string_view>
#include <vector>

#include "core/base/byte_range.h"
#include "searcher/results.h"

namespace dateline::figures {

// `sentence` of `text`, `number` in it marked; a long one is cut around the number, at blanks, with
// "…" where something is left out. Every other byte is the original's.
[[nodiscard]] std::vector<Segment> excerpt(std::string_view text, ByteRange sentence,
                                           ByteRange number);

}  // namespace dateline::figures
