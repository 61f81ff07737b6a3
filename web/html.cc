#include "web/html.h"

#include "core/base/utf8.h"

namespace dateline::web {
namespace {

// What HTML calls control characters, but for white space; and noncharacters.
bool is_forbidden(char32_t c) {
  if (c < 0x20) return c != '\t' && c != '\n' && c != '\f' && c != '\r';
  if (c >= 0x7F && c < 0xA0) return true;
  return (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

}  // namespace

HtmlWriter& HtmlWriter::text(std::string_view any) {
  for (std::size_t at = 0; at < any.size();) {
    const char32_t c = utf8::decode(any, at);
    switch (c) {
      case '&':
        out_ += "&amp;";
        break;
      case '<':
        out_ += "&lt;";
        break;
      case '>':
        out_ += "&gt;";
        break;
      case '"':
        out_ += "&quot;";
        break;
      case '\'':
        out_ += "&#39;";
        break;
      default:
        utf8::append(out_, is_forbidden(c) ? utf8::kReplacement : c);
    }
  }
  return *this;
}

HtmlWriter& HtmlWriter::number(std::size_t value) { return text(number_text(value)); }

HtmlWriter& HtmlWriter::say(Text id) { return text(text_of(id)); }

HtmlWriter& HtmlWriter::say(Text id, Fills fills) {
  for_parts(
      pattern_of(id, fills), fills, [&](std::string_view words) { text(words); },
      [&](const Fill& fill) {
        if (fill.markup != nullptr) {
          part(*fill.markup);
        } else if (fill.number) {
          number(*fill.number);
        } else {
          markup("<bdi>").text(fill.text).markup("</bdi>");
        }
      });
  return *this;
}

HtmlWriter& HtmlWriter::part(const HtmlWriter& other) {
  out_ += other.out_;
  return *this;
}

}  // namespace dateline::web
