// Sentences and paragraphs, by rules: a blank line always ends one; ". ! ?" and their like end one
// unless they follow an abbreviation ("Mr.", "U.S.", an initial) or stand inside a number. A single
// line break does not.
#pragma once

#include <string_view>
#include <vector>

#include "core/base/byte_range.h"

namespace dateline {

// Ascending, disjoint, trimmed of white space, none empty; together they hold every non-space byte.
// Linear time.
[[nodiscard]] std::vector<ByteRange> split_sentences(std::string_view utf8);

}  // namespace dateline
