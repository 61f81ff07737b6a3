#include "core/text/words.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <array>

#include "core/base/utf8.h"

namespace dateline {
namespace {

// Word_Break property values (UAX #29, table 3), merged where the rules treat them alike.
// Deviations from UAX #29, each because of what readers search for: ":" and ";" never join
// ("title:calais", "1;2"); Katakana is cut into characters like the other unsegmented scripts.
enum class Class : std::uint8_t {
  other,
  letter,
  hebrew,
  numeric,
  connector,
  mid_letter,
  mid_number,
  mid_both,
  single_quote,
  double_quote,
  ignorable,
  unsegmented
};

constexpr std::array<Class, 128> make_ascii_classes() {
  std::array<Class, 128> table{};
  for (int c = 'a'; c <= 'z'; ++c) table[static_cast<std::size_t>(c)] = Class::letter;
  for (int c = 'A'; c <= 'Z'; ++c) table[static_cast<std::size_t>(c)] = Class::letter;
  for (int c = '0'; c <= '9'; ++c) table[static_cast<std::size_t>(c)] = Class::numeric;
  table['_'] = Class::connector;
  table['.'] = Class::mid_both;
  table['\''] = Class::single_quote;
  table['"'] = Class::double_quote;
  table[','] = Class::mid_number;
  return table;
}
constexpr auto kAsciiClasses = make_ascii_classes();

bool is_unsegmented(char32_t c) {
  const auto point = static_cast<UChar32>(c);
  if (u_getIntPropertyValue(point, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT) return true;
  if (u_hasBinaryProperty(point, UCHAR_IDEOGRAPHIC)) return true;
  if (!u_isalpha(point)) return false;
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(point, &status);
  return script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA ||
         u_getIntPropertyValue(point, UCHAR_WORD_BREAK) == U_WB_KATAKANA;
}

Class class_of(char32_t c) {
  if (c < 128) return kAsciiClasses[c];
  switch (u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_WORD_BREAK)) {
    case U_WB_ALETTER:
      return Class::letter;
    case U_WB_HEBREW_LETTER:
      return Class::hebrew;
    case U_WB_NUMERIC:
      return Class::numeric;
    case U_WB_EXTENDNUMLET:
      return Class::connector;
    case U_WB_MIDLETTER:
      return Class::mid_letter;
    case U_WB_MIDNUM:
      return Class::mid_number;
    case U_WB_MIDNUMLET:
      return Class::mid_both;
    case U_WB_EXTEND:
    case U_WB_FORMAT:
    case U_WB_ZWJ:
      return Class::ignorable;
    case U_WB_KATAKANA:
      return Class::unsegmented;
    default:
      return is_unsegmented(c) ? Class::unsegmented : Class::other;
  }
}

bool is_letter(Class c) { return c == Class::letter || c == Class::hebrew; }
bool joins_letters(Class c) {
  return c == Class::mid_letter || c == Class::mid_both || c == Class::single_quote;
}
bool joins_numbers(Class c) {
  return c == Class::mid_number || c == Class::mid_both || c == Class::single_quote;
}

// Walks one text; each next() call finds one word.
class Segmenter {
 public:
  explicit Segmenter(std::string_view text) : text_(text) {}

  bool next(Word& word) {
    while (pos_ < text_.size()) {
      const std::size_t begin = pos_;
      const char32_t c = read();
      const Class first = class_of(c);
      if (first == Class::unsegmented) {
        word = Word{};
        note(word, c);
        word.script = Script::unsegmented;
        skip_ignorable(word);
        finish(word, begin);
        return true;
      }
      if (!is_letter(first) && first != Class::numeric && first != Class::connector) continue;
      word = Word{};
      note(word, c);
      extend(word, first);
      if (!word.has_letter && !word.has_digit) continue;  // "___"
      finish(word, begin);
      return true;
    }
    return false;
  }

 private:
  char32_t read() {
    const auto byte = static_cast<unsigned char>(text_[pos_]);
    if (byte < 0x80) {
      ++pos_;
      return byte;
    }
    return utf8::decode(text_, pos_);
  }

  // The rest of a word whose first significant character is of class `last` (rules WB4 to WB13b).
  void extend(Word& word, Class last) {
    while (pos_ < text_.size()) {
      const std::size_t before = pos_;
      const char32_t c = read();
      const Class next = class_of(c);
      if (next == Class::ignorable) {
        word.ascii = false;
        continue;
      }
      if (is_letter(next) || next == Class::numeric || next == Class::connector) {
        note(word, c);
        last = next;
        continue;
      }
      if (!joins(word, last, next)) {
        pos_ = before;
        return;
      }
      if (c >= 0x80) word.ascii = false;
    }
  }

  // Whether the character of class `middle` just read stands inside a word: something of the right
  // class follows, which is then read.
  bool joins(Word& word, Class last, Class middle) {
    if (last == Class::hebrew && middle == Class::single_quote) return true;  // WB7a
    const std::size_t after_middle = pos_;
    std::size_t ahead = pos_;
    char32_t c = 0;
    Class next = Class::ignorable;
    while (ahead < text_.size() && next == Class::ignorable) {
      pos_ = ahead;
      c = read();
      ahead = pos_;
      next = class_of(c);
    }
    const bool letters = is_letter(last) && is_letter(next) && joins_letters(middle);
    const bool quoted =
        last == Class::hebrew && next == Class::hebrew && middle == Class::double_quote;
    const bool numbers = last == Class::numeric && next == Class::numeric && joins_numbers(middle);
    pos_ = after_middle;
    if (!letters && !quoted && !numbers) return false;
    while (class_of(peek()) == Class::ignorable) {
      word.ascii = false;
      (void)read();
    }
    return true;
  }

  [[nodiscard]] char32_t peek() const {
    std::size_t at = pos_;
    return at < text_.size() ? utf8::decode(text_, at) : 0;
  }

  void skip_ignorable(Word& word) {
    while (pos_ < text_.size()) {
      const std::size_t before = pos_;
      const char32_t c = read();
      if (c < 0x80 || class_of(c) != Class::ignorable) {
        pos_ = before;
        return;
      }
      word.ascii = false;
    }
  }

  static void note(Word& word, char32_t c) {
    bool upper = false;
    bool lower = false;
    bool digit = false;
    bool letter = true;
    if (c < 0x80) {
      upper = c >= 'A' && c <= 'Z';
      lower = c >= 'a' && c <= 'z';
      digit = c >= '0' && c <= '9';
      letter = upper || lower;
    } else {
      const auto point = static_cast<UChar32>(c);
      word.ascii = false;
      upper = u_isUUppercase(point) || u_istitle(point);
      lower = u_isULowercase(point);
      digit = u_isdigit(point);
      letter = !digit &&
               (u_isalpha(point) || is_letter(class_of(c)) || class_of(c) == Class::unsegmented);
    }
    if (letter) {
      if (!word.has_letter) word.initial_upper = upper;
      word.all_upper = upper && (!word.has_letter ? false : !word.has_lower);
      word.has_letter = true;
      word.has_lower = word.has_lower || lower;
      if (lower) word.all_upper = false;
    }
    word.has_digit = word.has_digit || digit;
  }

  void finish(Word& word, std::size_t begin) const {
    word.begin = static_cast<std::uint32_t>(begin);
    word.end = static_cast<std::uint32_t>(pos_);
  }

  std::string_view text_;
  std::size_t pos_ = 0;
};

}  // namespace

std::vector<Word> segment_words(std::string_view utf8) {
  std::vector<Word> words;
  words.reserve(utf8.size() / 6 + 1);
  Segmenter segmenter(utf8);
  Word word;
  while (segmenter.next(word)) words.push_back(word);
  return words;
}

}  // namespace dateline
