// Where a text stands between quotation marks, in whatever style; who speaks is quotes.h's
// business.
#pragma once

#include <string_view>
#include <vector>

#include "core/base/byte_range.h"

namespace dateline {

// What stands between an opening mark and its closing one, or the next paragraph's opening one.
struct QuotedStretch {
  ByteRange inner;  // without the marks and the blanks inside them; never empty
  ByteRange outer;  // with the marks
  // The opening mark is repeated: the stretch before had no closing one, and this goes on with it.
  bool continues = false;
};

// All outermost stretches, ascending and disjoint. Curly, straight and single marks, guillemets
// either way round, low and doubled closing marks (German, Swedish), corner brackets; quotes within
// quotes belong to the outer one. An apostrophe is no mark, inches are none, and what is not closed
// by its paragraph's end is none either (what is closed inside it is), unless the next paragraph
// opens with the same mark again. Linear time.
[[nodiscard]] std::vector<QuotedStretch> quoted_stretches(std::string_view text);

}  // namespace dateline
