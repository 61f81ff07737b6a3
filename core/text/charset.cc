#include "core/text/charset.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include "core/base/utf8.h"

namespace dateline {
namespace {

using namespace std::string_view_literals;

// Detection looks at no more than this.
constexpr std::size_t kDetectBytes = 64 * 1024;
// Below this confidence (of 100) ICU is guessing.
constexpr int kMinConfidence = 30;
constexpr const char* kFallback = "windows-1252";

struct CloseConverter {
  void operator()(UConverter* c) const { ucnv_close(c); }
};
struct CloseDetector {
  void operator()(UCharsetDetector* d) const { ucsdet_close(d); }
};

struct Mark {
  std::string_view bytes;
  const char* charset;
};
// UTF-32 before UTF-16: its little-endian mark begins like the other's.
constexpr std::array<Mark, 5> kMarks = {{{"\xFF\xFE\0\0"sv, "UTF-32LE"},
                                         {"\0\0\xFE\xFF"sv, "UTF-32BE"},
                                         {"\xEF\xBB\xBF"sv, "UTF-8"},
                                         {"\xFF\xFE"sv, "UTF-16LE"},
                                         {"\xFE\xFF"sv, "UTF-16BE"}}};

// Nothing when ICU does not know the charset.
std::optional<std::string> converted(std::string_view bytes, const char* charset) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, CloseConverter> from(ucnv_open(charset, &status));
  if (U_FAILURE(status)) return std::nullopt;
  status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, CloseConverter> to(ucnv_open("UTF-8", &status));
  if (U_FAILURE(status)) return std::nullopt;
  std::string out;
  std::array<char, 16384> target{};
  std::array<UChar, 4096> pivot{};
  UChar* pivot_source = pivot.data();
  UChar* pivot_target = pivot.data();
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  bool reset = true;
  do {
    char* at = target.data();
    status = U_ZERO_ERROR;
    ucnv_convertEx(to.get(), from.get(), &at, target.data() + target.size(), &source, end,
                   pivot.data(), &pivot_source, &pivot_target, pivot.data() + pivot.size(),
                   reset ? 1 : 0, 1, &status);
    reset = false;
    out.append(target.data(), at);
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  return utf8::repaired(std::move(out));
}

// UTF-16 text of Latin letters has a zero in nearly every second byte.
const char* utf16_without_mark(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 256);
  if (head.size() < 8) return nullptr;
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < head.size(); ++i) zeros[i % 2] += head[i] == '\0' ? 1 : 0;
  const std::size_t many = head.size() * 2 / 5;
  const std::size_t few = head.size() / 20;
  if (zeros[1] >= many && zeros[0] <= few) return "UTF-16LE";
  if (zeros[0] >= many && zeros[1] <= few) return "UTF-16BE";
  return nullptr;
}

// Thai in TIS-620 or windows-874, which ICU does not know to detect: consonants in plenty, vowels
// and tone marks above and below only behind them, nothing from the gaps of the code.
bool is_thai(std::string_view bytes) {
  constexpr std::size_t kEnough = 10;
  std::size_t consonants = 0;
  std::size_t others = 0;
  std::size_t misplaced = 0;
  bool takes_mark = false;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_mark =
        byte == 0xD1 || (byte >= 0xD4 && byte <= 0xDA) || (byte >= 0xE7 && byte <= 0xEE);
    const bool is_consonant = byte >= 0xA1 && byte <= 0xCE;
    if ((byte >= 0x98 && byte <= 0x9F) || (byte >= 0xDB && byte <= 0xDE) || byte >= 0xFC)
      return false;
    consonants += is_consonant ? 1 : 0;
    others += byte >= 0xCF ? 1 : 0;
    misplaced += is_mark && !takes_mark ? 1 : 0;
    takes_mark = is_consonant || (is_mark && takes_mark);
  }
  return consonants >= kEnough && consonants >= others && misplaced * 50 <= others && others > 0;
}

std::string detected(std::string_view bytes) {
  bytes = bytes.substr(0, kDetectBytes);
  if (is_thai(bytes)) return "windows-874";
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&status));
  if (U_FAILURE(status)) return kFallback;
  // Markup is Latin letters whatever the text is.
  ucsdet_enableInputFilter(detector.get(), true);
  ucsdet_setText(detector.get(), bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
  const UCharsetMatch* const match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) || match == nullptr) return kFallback;
  const std::int32_t confidence = ucsdet_getConfidence(match, &status);
  const char* const name = ucsdet_getName(match, &status);
  if (U_FAILURE(status) || confidence < kMinConfidence || name == nullptr) return kFallback;
  // The text is no valid UTF-8, and a guess at an EBCDIC or UTF-16 text would make nonsense of it.
  const std::string_view found = name;
  if (found.starts_with("UTF-") || found.starts_with("IBM")) return kFallback;
  return found == "ISO-8859-1" ? kFallback : std::string(found);
}

// The declared name as ICU should read it; empty where it says nothing.
std::string charset_named(std::string_view declared) {
  std::string name;
  for (const char c : declared.substr(0, 40)) {
    if (c != '"' && c != '\'' && c != ' ')
      name += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  for (const std::string_view latin : {"iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii",
                                       "ascii", "iso_8859-1", "l1", "8859-1"}) {
    if (name == latin) return kFallback;
  }
  // Bytes that are no UTF-8 are not made so by saying it.
  if (name.starts_with("utf")) return {};
  return name;
}

// The byte that windows-1252 reads as this character; nothing where there is none. The five bytes
// it leaves open stand for themselves, as in the WHATWG standard.
std::optional<unsigned char> windows_1252_byte(char32_t c) {
  constexpr std::array<char32_t, 32> kHigh = {
      0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
      0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
  if (c >= 0xA0 && c <= 0xFF) return static_cast<unsigned char>(c);
  const auto at = std::find(kHigh.begin(), kHigh.end(), c);
  if (at == kHigh.end()) return std::nullopt;
  return static_cast<unsigned char>(0x80 + (at - kHigh.begin()));
}

std::size_t sequence_length(unsigned char lead) {
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

// What the characters at `pos` were before they were misread; `pos` is moved past them. Empty, and
// nothing moved, where they are no such reading.
std::string unread_sequence(std::string_view text, std::size_t& pos) {
  std::size_t at = pos;
  const auto lead = windows_1252_byte(utf8::decode(text, at));
  const std::size_t length = lead ? sequence_length(*lead) : 0;
  if (length == 0) return {};
  std::string bytes(1, static_cast<char>(*lead));
  while (bytes.size() < length && at < text.size()) {
    const auto next = windows_1252_byte(utf8::decode(text, at));
    if (!next || *next < 0x80 || *next > 0xBF) return {};
    bytes += static_cast<char>(*next);
  }
  if (bytes.size() < length || !utf8::is_valid(bytes)) return {};
  pos = at;
  return bytes;
}

bool is_high(char c) { return static_cast<unsigned char>(c) >= 0x80; }

// Readings that nobody writes on purpose: of punctuation (U+2000 to U+203F), the euro and trade
// mark signs, emoji, a byte order mark. "café”—" is none, though its three characters could be one
// of Chinese.
bool is_certain(std::string_view sequence) {
  for (const std::string_view start :
       {"\xE2\x80", "\xE2\x82\xAC", "\xE2\x84\xA2", "\xF0\x9F", "\xEF\xBB\xBF", "\xEF\xBF\xBD"}) {
    if (sequence.starts_with(start)) return true;
  }
  return false;
}

struct Damage {
  bool certain = false;    // some sequence nobody writes on purpose
  bool everywhere = true;  // no character above ASCII but in damaged sequences
  std::size_t sequences = 0;
};

Damage damage_of(std::string_view text) {
  Damage damage;
  for (std::size_t pos = 0; pos < text.size();) {
    if (!is_high(text[pos])) {
      ++pos;
      continue;
    }
    const std::string before = unread_sequence(text, pos);
    if (before.empty()) {
      damage.everywhere = false;
      static_cast<void>(utf8::decode(text, pos));
      continue;
    }
    ++damage.sequences;
    damage.certain = damage.certain || is_certain(before);
  }
  return damage;
}

bool is_latin_pair(std::string_view sequence) {
  return sequence.size() == 2 && (sequence[0] == '\xC3' || sequence[0] == '\xC2');
}

// Whether bytes that are not valid UTF-8 are so but for a few: more sequences of it than bytes that
// fit in none.
bool is_damaged_utf8(std::string_view bytes) {
  std::size_t good = 0;
  std::size_t bad = 0;
  for (std::size_t pos = 0; pos < bytes.size();) {
    if (!is_high(bytes[pos])) {
      ++pos;
      continue;
    }
    const std::size_t begin = pos;
    const bool is_bad = utf8::decode(bytes, pos) == utf8::kReplacement && pos - begin < 3;
    ++(is_bad ? bad : good);
  }
  return good > bad;
}

}  // namespace

std::string to_utf8(std::string bytes, std::string_view declared) {
  for (const Mark& mark : kMarks) {
    if (!std::string_view(bytes).starts_with(mark.bytes)) continue;
    const std::string_view rest = std::string_view(bytes).substr(mark.bytes.size());
    if (mark.charset == "UTF-8"sv) return utf8::repaired(std::string(rest));
    if (auto out = converted(rest, mark.charset)) return *std::move(out);
  }
  if (const char* const wide = utf16_without_mark(bytes)) {
    if (auto out = converted(bytes, wide)) return *std::move(out);
  }
  const std::string name = charset_named(declared);
  // ISO-2022 texts are all ASCII bytes and so valid UTF-8 too.
  const bool is_shifted = name.starts_with("iso-2022") || name.starts_with("hz");
  if (!is_shifted && utf8::is_valid(bytes)) return bytes;
  if (!name.empty()) {
    if (auto out = converted(bytes, name.c_str())) return *std::move(out);
  }
  if (is_damaged_utf8(bytes)) return utf8::repaired(std::move(bytes));
  if (auto out = converted(bytes, detected(bytes).c_str())) return *std::move(out);
  return utf8::repaired(std::move(bytes));
}

std::string repaired_mojibake(std::string text) {
  // Every damaged sequence begins with a character of U+00C2 to U+00F4, whose UTF-8 lead is C3.
  if (text.find('\xC3') == std::string::npos) return text;
  const Damage damage = damage_of(text);
  if (damage.sequences == 0 || (!damage.certain && !damage.everywhere)) return text;
  // A lone pair of another script's could be meant.
  const bool every = damage.everywhere && (damage.certain || damage.sequences > 1);
  std::string out;
  out.reserve(text.size());
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t begin = pos;
    if (!is_high(text[pos])) {
      out += text[pos++];
      continue;
    }
    const std::string before = unread_sequence(text, pos);
    if (!before.empty() && (every || is_certain(before) || is_latin_pair(before))) {
      out += before;
      continue;
    }
    pos = begin;
    static_cast<void>(utf8::decode(text, pos));
    out.append(text, begin, pos - begin);
  }
  return out;
}

}  // namespace dateline
