// HTML, escaped once, here: markup can only be a literal of this program, all else is text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "web/texts.h"

namespace dateline::web {

class HtmlWriter {
 public:
  // Markup, from a string literal: what a user or an article says can never get here.
  template <std::size_t N>
  HtmlWriter& markup(
      const char (&literal)[N]) {  // NOLINT: an array, so that nothing but literals fits
    out_.append(literal, N - 1);
    return *this;
  }

  // Text of any origin, fit for element content and for attribute values in double quotes.
  // Malformed UTF-8 and characters that HTML forbids become U+FFFD.
  HtmlWriter& text(std::string_view any);

  // A number of things, its thousands apart.
  HtmlWriter& number(std::size_t value);

  // A text of the page (web/texts.h). Foreign words in it stand in <bdi>: not for attributes, where
  // text(filled(...)) belongs.
  HtmlWriter& say(Text id);
  HtmlWriter& say(Text id, Fills fills);

  // What another writer made.
  HtmlWriter& part(const HtmlWriter& other);

  [[nodiscard]] bool empty() const { return out_.empty(); }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

}  // namespace dateline::web
