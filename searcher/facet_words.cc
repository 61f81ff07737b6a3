#include "searcher/facet_words.h"

#include "core/text/folding.h"

namespace dateline {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

// Words, folded, each after a blank: thousands without commas, signs of currencies and apostrophes
// gone, a point kept within figures.
std::string words_of(std::string_view text) {
  const std::string low = folded(text);
  std::string out;
  bool within = false;
  for (std::size_t i = 0; i < low.size(); ++i) {
    const char c = low[i];
    const bool in_figures =
        i > 0 && is_digit(low[i - 1]) && (i + 1 == low.size() || is_digit(low[i + 1]));
    // "£" and "€" begin bytes above ASCII as letters do.
    const std::string_view rest = std::string_view(low).substr(i);
    if (rest.starts_with("£") || rest.starts_with("€") || rest.starts_with("¥")) {
      i += rest.starts_with("€") ? 2 : 1;
      within = false;
    } else if (c == '\'' || (c == ',' && in_figures)) {
      continue;
    } else if (is_word(c) || (c == '.' && in_figures)) {
      if (!within) out += ' ';
      within = true;
      out += c;
    } else {
      within = false;
    }
  }
  return out;
}

}  // namespace

FacetPrefix::FacetPrefix(std::string_view typed) : key_(words_of(typed)) {}

bool FacetPrefix::begins(std::string_view value) const {
  return key_.empty() || words_of(value).find(key_) != std::string::npos;
}

}  // namespace dateline
