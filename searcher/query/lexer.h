// The characters the query language is made of: blanks, quotes, brackets, and the runs between
// them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/byte_range.h"

namespace dateline::query {

// Quotes of one style close each other whatever their direction: "a b”, „a b“, »a b«.
enum class QuoteStyle : std::uint8_t { none, marks, guillemets };

struct Quote {
  QuoteStyle style = QuoteStyle::none;
  std::size_t bytes = 0;
};

// Bytes of the blank at `pos`, 0 where there is none. Blanks are Unicode's white space, control
// characters, the zero-width space and the byte order mark. REQUIRES pos < text.size(), valid
// UTF-8.
[[nodiscard]] std::size_t blank_at(std::string_view text, std::size_t pos);

// The double quotation mark or guillemet at `pos`; style none where there is none. REQUIRES as
// above.
[[nodiscard]] Quote quote_at(std::string_view text, std::size_t pos);

// What lies between the quote at `pos` and the next of its style; nothing when none follows.
// REQUIRES a quote at `pos`. Linear time.
[[nodiscard]] std::optional<ByteRange> quoted_range(std::string_view text, std::size_t pos);

// The end of the run that begins at `pos`: the next blank, quote or round bracket, or the end of
// the text.
[[nodiscard]] std::size_t run_end(std::string_view text, std::size_t pos);

// `text` with blanks at its ends dropped and those between made single spaces.
[[nodiscard]] std::string single_spaced(std::string_view text);

// In quotes of the style it does not hold itself (text between quotes never holds both).
[[nodiscard]] std::string in_quotes(std::string_view text);

}  // namespace dateline::query
