#include "core/schema/json_writer.h"

#include <array>

#include "core/base/utf8.h"
#include "core/schema/json_values.h"

namespace dateline {
namespace {

// The letter after the backslash for what must be escaped, 'u' for control characters without one
// of their own, 0 for what stands for itself.
constexpr std::array<char, 256> kEscapes = [] {
  std::array<char, 256> escapes{};
  for (std::size_t control = 0; control < 0x20; ++control) escapes[control] = 'u';
  escapes['\b'] = 'b';
  escapes['\t'] = 't';
  escapes['\n'] = 'n';
  escapes['\f'] = 'f';
  escapes['\r'] = 'r';
  escapes['"'] = '"';
  escapes['\\'] = '\\';
  return escapes;
}();

// ASCII without anything to escape. Looks at every byte, so that many are looked at at once.
bool is_plain(std::string_view text) {
  bool plain = true;
  for (const char c : text) {
    plain &= static_cast<signed char>(c) >= 0x20 && c != '"' && c != '\\';
  }
  return plain;
}

// REQUIRES valid UTF-8.
void append_escaped(std::string_view text, std::string& out) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::size_t written = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const char escape = kEscapes[byte];
    if (escape == 0) continue;
    out.append(text, written, i - written);
    written = i + 1;
    out += {'\\', escape};
    if (escape == 'u') out += {'0', '0', kHex[byte >> 4], kHex[byte & 15]};
  }
  out.append(text, written);
}

}  // namespace

void JsonWriter::key(std::string_view name) {
  value(name);
  out_ += ':';
}

void JsonWriter::value(std::string_view text) {
  separate();
  out_ += '"';
  if (is_plain(text)) {  // nearly always
    out_ += text;
  } else if (utf8::is_valid(text)) {
    append_escaped(text, out_);
  } else {
    append_escaped(utf8::repaired(std::string(text)), out_);
  }
  out_ += '"';
}

void JsonWriter::value(double number) { literal(json_line(json_number(number))); }

void JsonWriter::value(const std::vector<std::string>& texts) {
  begin_array();
  for (const std::string& text : texts) value(text);
  end_array();
}

void JsonWriter::member_or_null(std::string_view name, const std::string& text) {
  key(name);
  if (text.empty()) return null();
  value(text);
}

void JsonWriter::member_or_null(std::string_view name, const std::optional<double>& number) {
  key(name);
  if (!number) return null();
  value(*number);
}

}  // namespace dateline
