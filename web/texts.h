// Every word the page says by itself, in the language it was built in (web/texts/en.json). A text
// is known by its enumerator, made from the file when built.
//
// To translate: copy en.json, say its language and direction, write the texts; a counted text has
// one form for each of the language's plural forms. Holes such as {n} may stand in any order.
// Build with -DDATELINE_PAGE_LANGUAGE=xx for texts/xx.json.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "web/text_ids.h"

namespace dateline::web {

class HtmlWriter;

// What goes into a hole of a text.
struct Fill {
  Fill(std::string_view name, std::string_view words) : hole(name), text(words) {}
  Fill(std::string_view name, std::size_t count) : hole(name), number(count) {}
  Fill(std::string_view name, const HtmlWriter& part) : hole(name), markup(&part) {}

  std::string_view hole;
  std::string_view text;  // someone else's words: kept apart from the sentence's direction
  std::optional<std::size_t> number;  // the first number of a text chooses its plural form
  const HtmlWriter* markup = nullptr;
};
using Fills = std::initializer_list<Fill>;

// The words of `id` with its holes still in it; the form for `count`.
[[nodiscard]] std::string_view text_of(Text id, std::size_t count = 0);

// As plain text, for attributes and titles. REQUIRES no markup among the fills.
[[nodiscard]] std::string filled(Text id, Fills fills);

// Calls `literal` and `hole` in turn for the parts of a text. Holes nobody fills stay as written.
template <typename Literal, typename Hole>
void for_parts(std::string_view pattern, Fills fills, Literal literal, Hole hole) {
  while (!pattern.empty()) {
    const std::size_t open = pattern.find('{');
    const std::size_t close = pattern.find('}', open);
    if (open == std::string_view::npos || close == std::string_view::npos) break;
    literal(pattern.substr(0, open));
    const std::string_view name = pattern.substr(open + 1, close - open - 1);
    const Fill* found = nullptr;
    for (const Fill& fill : fills) {
      if (fill.hole == name) found = &fill;
    }
    if (found != nullptr) {
      hole(*found);
    } else {
      literal(pattern.substr(open, close + 1 - open));
    }
    pattern.remove_prefix(close + 1);
  }
  literal(pattern);
}
// The pattern of `id` in the form its first number asks for.
[[nodiscard]] std::string_view pattern_of(Text id, Fills fills);

// "1,234"
[[nodiscard]] std::string number_text(std::size_t value);
// "25 November 2021", "November 2021"; `day` 0: none. `month` from 1.
[[nodiscard]] std::string date_text(int year, int month, int day);

[[nodiscard]] std::string_view page_language();   // "en", fit for a lang attribute
[[nodiscard]] std::string_view page_direction();  // "ltr" or "rtl"

// The name of a facet ("people") or of a language ("fr"); empty for one the file does not know.
[[nodiscard]] std::string_view facet_text(std::string_view name);
[[nodiscard]] std::string_view language_text(std::string_view code);

}  // namespace dateline::web
