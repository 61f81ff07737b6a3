// UTF-8: decoding, encoding, repair. Code points are char32_t.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline::utf8 {

inline constexpr char32_t kReplacement = 0xFFFD;

// Decodes the code point at `pos` and moves `pos` past it. A malformed sequence gives kReplacement
// and moves by its maximal invalid prefix (at least one byte), as Unicode 15, section 3.9
// recommends. REQUIRES pos < text.size().
[[nodiscard]] char32_t decode(std::string_view text, std::size_t& pos);

// The code point that ends right before `pos`. REQUIRES pos > 0 and valid UTF-8 before it.
[[nodiscard]] char32_t decode_before(std::string_view text, std::size_t pos);

// Appends `code_point` to `out`.
void append(std::string& out, char32_t code_point);

[[nodiscard]] bool is_valid(std::string_view text);

// `text` with every malformed sequence replaced by U+FFFD; the same bytes when it was valid.
[[nodiscard]] std::string repaired(std::string text);

// The longest prefix of at most `max_bytes` bytes that cuts no code point.
[[nodiscard]] std::string_view truncated(std::string_view text, std::size_t max_bytes);

// How many code points there are. REQUIRES valid UTF-8 for an exact answer.
[[nodiscard]] std::size_t length(std::string_view text);

}  // namespace dateline::utf8
