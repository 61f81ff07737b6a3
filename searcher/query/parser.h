// The query language. Never fails: whatever is typed is answered, with notices about what was not
// as it seems.
#pragma once

#include <string_view>

#include "searcher/query/ast.h"

namespace dateline::query {

// Caps: longer queries are cut there, with a notice.
inline constexpr std::size_t kMaxBytes = 1024;
inline constexpr std::size_t kMaxTerms = 64;
inline constexpr std::size_t kMaxDepth = 16;
inline constexpr std::size_t kMaxPlainTerms = 256;

// Malformed UTF-8 is repaired first (ranges are then those of the repaired text). Linear time.
[[nodiscard]] ParsedQuery parse(std::string_view text);

// Words only: no operators, quotes or fields; an `any_of` (match = any) or `all_of` of words is up
// to the compiler: the root is all_of.
[[nodiscard]] ParsedQuery parse_plain(std::string_view text);

}  // namespace dateline::query
