#include "core/text/graphemes.h"

#include <unicode/uchar.h>

#include "core/base/utf8.h"

namespace dateline {
namespace {

constexpr char32_t kZeroWidthJoiner = 0x200D;

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

bool is_regional(char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }

// Whether a cut between these two would tear a character. Flags are kept whole by never cutting
// between regional letters.
bool sticks(char32_t before, char32_t after) {
  if (before == '\r' && after == '\n') return true;
  if (before == kZeroWidthJoiner) return true;
  if (is_regional(before) && is_regional(after)) return true;
  const int property =
      u_getIntPropertyValue(static_cast<UChar32>(after), UCHAR_GRAPHEME_CLUSTER_BREAK);
  return property == U_GCB_EXTEND || property == U_GCB_SPACING_MARK || property == U_GCB_ZWJ ||
         property == U_GCB_V || property == U_GCB_T;
}

}  // namespace

std::size_t grapheme_floor(std::string_view text, std::size_t pos) {
  while (pos > 0 && pos < text.size()) {
    if (is_continuation(text[pos])) {
      --pos;
      continue;
    }
    std::size_t at = pos;
    const char32_t after = utf8::decode(text, at);
    if (after < 0x80 && after != '\n') return pos;
    if (!sticks(utf8::decode_before(text, pos), after)) return pos;
    --pos;
  }
  return pos;
}

}  // namespace dateline
