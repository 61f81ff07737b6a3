#include "searcher/query/lexer.h"

#include "core/base/utf8.h"

namespace dateline::query {
namespace {

bool is_blank(char32_t c) {
  if (c < 0x80) return c <= 0x20 || c == 0x7F;
  if (c >= 0x2000 && c <= 0x200B) return true;
  switch (c) {
    case 0x85:
    case 0xA0:
    case 0x1680:
    case 0x2028:
    case 0x2029:
    case 0x202F:
    case 0x205F:
    case 0x3000:
    case 0xFEFF:
      return true;
    default:
      return false;
  }
}

QuoteStyle style_of(char32_t c) {
  switch (c) {
    case '"':
    case 0x201C:  // “
    case 0x201D:  // ”
    case 0x201E:  // „
    case 0x201F:  // ‟
    case 0xFF02:  // full-width
      return QuoteStyle::marks;
    case 0xAB:  // «
    case 0xBB:  // »
      return QuoteStyle::guillemets;
    default:
      return QuoteStyle::none;
  }
}

}  // namespace

std::size_t blank_at(std::string_view text, std::size_t pos) {
  std::size_t next = pos;
  return is_blank(utf8::decode(text, next)) ? next - pos : 0;
}

Quote quote_at(std::string_view text, std::size_t pos) {
  std::size_t next = pos;
  const QuoteStyle style = style_of(utf8::decode(text, next));
  if (style == QuoteStyle::none) return {};
  return {style, next - pos};
}

std::optional<ByteRange> quoted_range(std::string_view text, std::size_t pos) {
  const Quote open = quote_at(text, pos);
  const std::size_t begin = pos + open.bytes;
  for (std::size_t at = begin; at < text.size();) {
    const std::size_t here = at;
    if (style_of(utf8::decode(text, at)) == open.style) return ByteRange{begin, here};
  }
  return {};
}

std::size_t run_end(std::string_view text, std::size_t pos) {
  while (pos < text.size()) {
    std::size_t next = pos;
    const char32_t c = utf8::decode(text, next);
    if (c == '(' || c == ')' || is_blank(c) || style_of(c) != QuoteStyle::none) break;
    pos = next;
  }
  return pos;
}

std::string single_spaced(std::string_view text) {
  std::string out;
  bool gap = false;
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t here = pos;
    if (is_blank(utf8::decode(text, pos))) {
      gap = true;
      continue;
    }
    if (gap && !out.empty()) out += ' ';
    gap = false;
    out += text.substr(here, pos - here);
  }
  return out;
}

std::string in_quotes(std::string_view text) {
  for (std::size_t pos = 0; pos < text.size();) {
    if (style_of(utf8::decode(text, pos)) == QuoteStyle::marks) {
      return "«" + std::string(text) + "»";
    }
  }
  return "\"" + std::string(text) + "\"";
}

}  // namespace dateline::query
