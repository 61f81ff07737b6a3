#include "core/text/word_parts.h"

#include <algorithm>
#include <array>

#include "core/base/ascii.h"
#include "core/text/folding.h"

namespace dateline {
namespace {

constexpr std::string_view kCurlyApostrophe = "\u2019";

bool is_letter(char c) { return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80; }

// Bytes of the apostrophe at `pos`; 0 for none.
std::size_t apostrophe_at(std::string_view text, std::size_t pos) {
  if (text[pos] == '\'') return 1;
  return text.substr(pos, 3) == kCurlyApostrophe || text.substr(pos, 3) == "\u2018" ? 3 : 0;
}

ByteRange without_possessive(std::string_view text, ByteRange range) {
  const std::string_view word = range.of(text);
  if (word.size() < 3 || (word.back() != 's' && word.back() != 'S')) return range;
  const std::string_view head = word.substr(0, word.size() - 1);
  if (head.back() == '\'') return {range.begin, range.end - 2};
  if (head.size() > 3 && (head.substr(head.size() - 3) == kCurlyApostrophe)) {
    return {range.begin, range.end - 4};
  }
  return range;
}

// Articles and pronouns that French and Italian write before an apostrophe: the word behind can be
// looked for alone.
bool is_elision(std::string_view folded_head) {
  constexpr std::array<std::string_view, 20> kElided = {
      "c",    "d",    "j",    "l",    "m",  "n",     "qu",     "s",      "t",      "all",
      "dall", "dell", "nell", "sull", "un", "jusqu", "lorsqu", "puisqu", "quoiqu", "quell"};
  return std::find(kElided.begin(), kElided.end(), folded_head) != kElided.end();
}

void append_part(WordParts& out, std::string_view text, ByteRange range) {
  WordPart part;
  part.range = range;
  const std::string_view raw = range.of(text);
  std::string stripped;
  std::size_t first_apostrophe = 0;
  std::size_t after_apostrophe = 0;
  for (std::size_t i = 0; i < raw.size();) {
    if (const std::size_t n = apostrophe_at(raw, i)) {
      if (after_apostrophe == 0) {
        first_apostrophe = i;
        after_apostrophe = i + n;
      }
      i += n;
    } else {
      stripped.push_back(raw[i++]);
    }
  }
  append_folded(stripped, part.term);
  std::erase(part.term, '\'');
  if (after_apostrophe != 0 && is_elision(folded(raw.substr(0, first_apostrophe)))) {
    part.variant_range = {range.begin + after_apostrophe, range.end};
    append_folded(part.variant_range.of(text), part.variant);
    std::erase(part.variant, '\'');
  }
  if (!part.term.empty()) out.parts.push_back(std::move(part));
}

// "25,700" and "25'700": one to three digits, then groups of three.
bool is_grouped_number(std::string_view word) {
  std::size_t group = 0;
  bool separated = false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (is_ascii_digit(word[i])) {
      if (++group > 3) return false;
    } else if (word[i] == ',' || word[i] == '\'') {
      if (group == 0 || (separated && group != 3)) return false;
      separated = true;
      group = 0;
    } else if (word[i] == '.') {
      return separated && group == 3;  // "25,700.50": the rest is checked by the caller
    } else {
      return false;
    }
  }
  return separated && group == 3;
}

// Letters with a point after each but the last: "U.S", "e.g".
bool is_dotted_acronym(std::string_view word) {
  if (word.size() < 3 || word.size() % 2 == 0) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (i % 2 == 0 ? !is_ascii_letter(word[i]) : word[i] != '.') return false;
  }
  return true;
}

bool is_decimal(std::string_view word) {
  return word.find('.') != std::string_view::npos &&
         std::all_of(word.begin(), word.end(),
                     [](char c) { return is_ascii_digit(c) || c == '.'; });
}

bool is_ordinal_suffix(std::string_view letters) {
  return letters == "st" || letters == "nd" || letters == "rd" || letters == "th" ||
         letters == "ST" || letters == "ND" || letters == "RD" || letters == "TH";
}

void append_number(WordParts& out, std::string_view text, ByteRange range) {
  WordPart part;
  part.range = range;
  for (const char c : range.of(text)) {
    if (is_ascii_digit(c) || c == '.') part.term.push_back(c);
  }
  out.parts.push_back(std::move(part));
}

// The number that a word begins with ("3.5" in "3.5mm"); 0 bytes when it is not a number with
// letters behind.
std::size_t leading_number(std::string_view word) {
  std::size_t n = 0;
  while (n < word.size() &&
         (is_ascii_digit(word[n]) || ((word[n] == '.' || word[n] == ',') && n + 1 < word.size() &&
                                      is_ascii_digit(word[n + 1])))) {
    ++n;
  }
  if (n == 0 || n == word.size() || is_ordinal_suffix(word.substr(n))) return 0;
  return std::all_of(word.begin() + static_cast<std::ptrdiff_t>(n), word.end(), is_letter) ? n : 0;
}

// Cuts at points, commas and low lines.
void append_pieces(WordParts& out, std::string_view text, ByteRange range) {
  std::size_t begin = range.begin;
  for (std::size_t i = range.begin; i <= range.end; ++i) {
    if (i < range.end && text[i] != '.' && text[i] != ',' && text[i] != '_') continue;
    if (i > begin) append_part(out, text, {begin, i});
    begin = i + 1;
  }
}

}  // namespace

bool is_digit_group(std::string_view word) {
  return word.size() == 3 && std::all_of(word.begin(), word.end(), is_ascii_digit);
}

WordParts split_word(std::string_view text, const Word& word) {
  WordParts out;
  const ByteRange range = without_possessive(text, word.range());
  const std::string_view raw = range.of(text);
  if (raw.find_first_of(".,_'") == std::string_view::npos && !word.has_digit) {
    append_part(out, text, range);
    return out;
  }
  if (is_grouped_number(raw) && std::count(raw.begin(), raw.end(), '.') <= 1) {
    append_number(out, text, range);
    return out;
  }
  if (is_decimal(raw)) {
    append_number(out, text, range);
    return out;
  }
  if (is_dotted_acronym(raw)) {
    WordPart part;
    part.range = range;
    for (const char c : folded(raw)) {
      if (c != '.') part.term.push_back(c);
    }
    out.parts.push_back(std::move(part));
    out.dotted_acronym = true;
    return out;
  }
  if (const std::size_t digits = leading_number(raw)) {
    append_number(out, text, {range.begin, range.begin + digits});
    append_part(out, text, {range.begin + digits, range.end});
    if (out.parts.size() == 2) out.joined = out.parts[0].term + out.parts[1].term;
    return out;
  }
  append_pieces(out, text, range);
  if (out.parts.size() > 1 && raw.find(',') == std::string_view::npos)
    append_folded(raw, out.joined);
  return out;
}

}  // namespace dateline
