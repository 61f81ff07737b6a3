#include "core/base/utf8.h"

#include <cstdint>

namespace dateline::utf8 {
namespace {

std::uint8_t byte_at(std::string_view text, std::size_t pos) {
  return static_cast<std::uint8_t>(text[pos]);
}

struct Lead {
  int trailing;  // continuation bytes that follow; -1 for an invalid lead
  std::uint8_t low =
      0x80;  // bounds of the first continuation byte (excludes overlongs, surrogates)
  std::uint8_t high = 0xBF;
};

Lead classify(std::uint8_t lead) {
  if (lead < 0x80) return {0};
  if (lead < 0xC2) return {-1};
  if (lead < 0xE0) return {1};
  if (lead == 0xE0) return {2, 0xA0, 0xBF};
  if (lead == 0xED) return {2, 0x80, 0x9F};
  if (lead < 0xF0) return {2};
  if (lead == 0xF0) return {3, 0x90, 0xBF};
  if (lead < 0xF4) return {3};
  if (lead == 0xF4) return {3, 0x80, 0x8F};
  return {-1};
}

// Decodes strictly: false for a malformed sequence, with `pos` past its maximal invalid prefix.
bool decode_strict(std::string_view text, std::size_t& pos, char32_t& out) {
  const std::uint8_t first = byte_at(text, pos++);
  const Lead lead = classify(first);
  if (lead.trailing < 0) return false;
  if (lead.trailing == 0) {
    out = first;
    return true;
  }
  char32_t code = first & (0x3F >> lead.trailing);
  for (int i = 0; i < lead.trailing; ++i) {
    if (pos >= text.size()) return false;
    const std::uint8_t next = byte_at(text, pos);
    const std::uint8_t low = i == 0 ? lead.low : std::uint8_t{0x80};
    const std::uint8_t high = i == 0 ? lead.high : std::uint8_t{0xBF};
    if (next < low || next > high) return false;
    code = (code << 6) | (next & 0x3F);
    ++pos;
  }
  out = code;
  return true;
}

}  // namespace

char32_t decode(std::string_view text, std::size_t& pos) {
  char32_t code = kReplacement;
  if (!decode_strict(text, pos, code)) return kReplacement;
  return code;
}

char32_t decode_before(std::string_view text, std::size_t pos) {
  std::size_t begin = pos - 1;
  while (begin > 0 && pos - begin < 4 && (byte_at(text, begin) & 0xC0) == 0x80) --begin;
  return decode(text, begin);
}

void append(std::string& out, char32_t c) {
  const auto put = [&out](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6));
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | (c >> 18));
    put(0x80 | ((c >> 12) & 0x3F));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

bool is_valid(std::string_view text) {
  char32_t code = 0;
  for (std::size_t pos = 0; pos < text.size();) {
    if (byte_at(text, pos) < 0x80) {
      ++pos;
    } else if (!decode_strict(text, pos, code)) {
      return false;
    }
  }
  return true;
}

std::string repaired(std::string text) {
  if (is_valid(text)) return text;
  std::string out;
  out.reserve(text.size() + 16);
  for (std::size_t pos = 0; pos < text.size();) append(out, decode(text, pos));
  return out;
}

std::string_view truncated(std::string_view text, std::size_t max_bytes) {
  if (text.size() <= max_bytes) return text;
  std::size_t end = max_bytes;
  while (end > 0 && (byte_at(text, end) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

std::size_t length(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t pos = 0; pos < text.size(); ++pos) count += (byte_at(text, pos) & 0xC0) != 0x80;
  return count;
}

}  // namespace dateline::utf8
