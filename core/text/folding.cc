#include "core/text/folding.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include "core/base/utf8.h"

namespace dateline {
namespace {

struct Normalizers {
  const icu::Normalizer2* fold = nullptr;
  const icu::Normalizer2* decompose = nullptr;
  const icu::Normalizer2* compose = nullptr;
};

const Normalizers& normalizers() {
  static const Normalizers all = [] {
    UErrorCode status = U_ZERO_ERROR;
    Normalizers n;
    n.fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
    n.decompose = icu::Normalizer2::getNFDInstance(status);
    n.compose = icu::Normalizer2::getNFCInstance(status);
    return n;
  }();
  return all;
}

// Scripts whose marks a reader does not type. In Thai, Devanagari or Kana a mark is part of the
// word.
bool marks_are_optional(UChar32 base) {
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(base, &status)) {
    case USCRIPT_LATIN:
    case USCRIPT_GREEK:
    case USCRIPT_CYRILLIC:
    case USCRIPT_ARABIC:
    case USCRIPT_HEBREW:
      return true;
    default:
      return false;
  }
}

// Letters that look like a base letter with a mark but that Unicode does not decompose.
const char* mapped_letter(UChar32 c) {
  switch (c) {
    case 0x0142:
      return "l";  // l with stroke
    case 0x00F8:
      return "o";  // o with stroke
    case 0x00E6:
      return "ae";
    case 0x0153:
      return "oe";
    case 0x0111:
      return "d";  // d with stroke
    case 0x00F0:
      return "d";  // eth
    case 0x00FE:
      return "th";  // thorn
    case 0x0127:
      return "h";  // h with stroke
    case 0x0167:
      return "t";  // t with stroke
    case 0x0131:
      return "i";  // dotless i
    case 0x2018:
    case 0x2019:
    case 0x02BC:
    case 0xFF07:
      return "'";
    default:
      return nullptr;
  }
}

bool is_mark(UChar32 c) {
  const auto type = u_charType(c);
  return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK;
}

void append_folded_unicode(std::string_view utf8, std::string& out) {
  const Normalizers& n = normalizers();
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString given = icu::UnicodeString::fromUTF8(
      icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())));
  const icu::UnicodeString decomposed =
      n.decompose->normalize(n.fold->normalize(given, status), status);
  icu::UnicodeString kept;
  bool recompose = false;
  bool strip = false;
  UChar32 base = 0;
  for (int32_t i = 0; i < decomposed.length();) {
    const UChar32 c = decomposed.char32At(i);
    i += U16_LENGTH(c);
    if (is_mark(c)) {
      const bool short_i =
          c == 0x0306 && base == 0x0438;  // й is a letter of its own, and its stemmer's
      if (strip && !short_i) continue;
      recompose = true;
    } else {
      base = c;
      strip = c < 0x80 || marks_are_optional(c);
    }
    if (const char* mapped = mapped_letter(c)) {
      kept.append(icu::UnicodeString(mapped, -1, US_INV));
    } else {
      kept.append(c);
    }
    if (c >= 0x1100) recompose = true;  // Hangul falls into jamo under NFD
  }
  if (recompose) kept = n.compose->normalize(kept, status);
  kept.toUTF8String(out);
}

bool all_ascii(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  }
  return true;
}

}  // namespace

void append_folded(std::string_view utf8, std::string& out) {
  if (!all_ascii(utf8)) {
    append_folded_unicode(utf8, out);
    return;
  }
  const std::size_t start = out.size();
  out.append(utf8);
  for (std::size_t i = start; i < out.size(); ++i) {
    if (out[i] >= 'A' && out[i] <= 'Z') out[i] = static_cast<char>(out[i] - 'A' + 'a');
  }
}

std::string folded(std::string_view utf8) {
  std::string out;
  append_folded(utf8, out);
  return out;
}

std::string title_cased(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  bool start = true;
  for (std::size_t pos = 0; pos < utf8.size();) {
    const char32_t c = utf8::decode(utf8, pos);
    const auto point = static_cast<UChar32>(c);
    if (u_isalpha(point)) {
      utf8::append(out, static_cast<char32_t>(start ? u_totitle(point) : u_tolower(point)));
      start = false;
    } else {
      utf8::append(out, c);
      start = c != '\'' && c != 0x2019;
    }
  }
  return out;
}

}  // namespace dateline
