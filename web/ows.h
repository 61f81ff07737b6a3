// The blanks that HTTP allows around what stands in a header: "optional whitespace" (RFC 9110,
// 5.6.3), which no end of a line is.
#pragma once

#include <string_view>

namespace dateline::web {

// Without blanks and tabs at its ends.
[[nodiscard]] constexpr std::string_view trimmed_ows(std::string_view text) {
  constexpr std::string_view kBlanks = " \t";
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

}  // namespace dateline::web
