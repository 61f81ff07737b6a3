// Where a text may be cut so that no user-perceived character is torn.
#pragma once

#include <cstddef>
#include <string_view>

namespace dateline {

// The last place at or before byte `pos` that does not stand inside a code point or between a base
// and its marks, joiners, variation selectors or emoji modifiers. A subset of UAX #29's grapheme
// borders. 0 at worst. REQUIRES pos <= size.
[[nodiscard]] std::size_t grapheme_floor(std::string_view utf8, std::size_t pos);

}  // namespace dateline
