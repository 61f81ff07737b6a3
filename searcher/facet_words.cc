#include "searcher/facet_words.h"

#include "core/base/utf8.h"
#include "core/text/folding.h"

namespace dateline {
namespace {

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }

// "$", "£", "€", "%": words of their own.
bool is_sign(char32_t c) {
  return c == '$' || c == '%' || (c >= 0xA2 && c <= 0xA5) || (c >= 0x20A0 && c <= 0x20CF);
}

// Folded, so neither capitals nor full-width forms are left.
bool is_letter(char32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z';
  if (is_sign(c)) return false;
  const bool latin_punctuation = c <= 0xBF && c != 0xAA && c != 0xB5 && c != 0xBA;
  const bool general_punctuation = c >= 0x2000 && c <= 0x206F;
  const bool cjk_punctuation = c >= 0x3000 && c <= 0x3004;
  const bool cjk_brackets = c >= 0x3008 && c <= 0x3020;
  return !(latin_punctuation || general_punctuation || cjk_punctuation || cjk_brackets);
}

// Words and signs, folded, each after a blank: thousands without commas, apostrophes gone, a point
// kept within figures.
std::string words_of(std::string_view text) {
  const std::string low = folded(text);
  std::string out;
  bool within = false;
  for (std::size_t next = 0; next < low.size();) {
    const std::size_t at = next;
    const char32_t c = utf8::decode(low, next);
    const bool in_figures =
        at > 0 && is_digit(low[at - 1]) && (next == low.size() || is_digit(low[next]));
    if (c == '\'' || (c == ',' && in_figures)) continue;
    const bool of_word = is_letter(c) || is_digit(c) || (c == '.' && in_figures);
    if (is_sign(c) || (of_word && !within)) out += ' ';
    if (is_sign(c) || of_word) out.append(low, at, next - at);
    within = of_word;
  }
  return out;
}

}  // namespace

FacetPrefix::FacetPrefix(std::string_view typed) : key_(words_of(typed)) {
  // The word before a blank is typed to its end.
  if (!key_.empty() && typed.back() == ' ') key_ += ' ';
}

bool FacetPrefix::begins(std::string_view value) const {
  return key_.empty() || (words_of(value) + ' ').find(key_) != std::string::npos;
}

}  // namespace dateline
