#include "core/entities/number_words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <system_error>

#include "core/base/ascii.h"

namespace dateline {
namespace {

using Kind = NumberWordKind;

// Sorted by text.
constexpr auto kNumberWords = std::to_array<NumberWord>({
    {"billion", Kind::scale, 1e9},
    {"billions", Kind::plural_scale, 1e9},
    {"crore", Kind::scale, 1e7},
    {"crores", Kind::scale, 1e7},
    {"dozen", Kind::scale, 12},
    {"dozens", Kind::plural_scale, 12},
    {"eight", Kind::unit, 8},
    {"eighteen", Kind::unit, 18},
    {"eighteenth", Kind::ordinal, 18},
    {"eighth", Kind::ordinal, 8},
    {"eighths", Kind::denominator, 8},
    {"eightieth", Kind::ordinal, 80},
    {"eighty", Kind::ten, 80},
    {"eleven", Kind::unit, 11},
    {"eleventh", Kind::ordinal, 11},
    {"fifteen", Kind::unit, 15},
    {"fifteenth", Kind::ordinal, 15},
    {"fifth", Kind::ordinal, 5},
    {"fifths", Kind::denominator, 5},
    {"fiftieth", Kind::ordinal, 50},
    {"fifty", Kind::ten, 50},
    {"first", Kind::ordinal, 1},
    {"five", Kind::unit, 5},
    {"fivefold", Kind::multiple, 5},
    {"fortieth", Kind::ordinal, 40},
    {"forty", Kind::ten, 40},
    {"four", Kind::unit, 4},
    {"fourfold", Kind::multiple, 4},
    {"fourteen", Kind::unit, 14},
    {"fourteenth", Kind::ordinal, 14},
    {"fourth", Kind::ordinal, 4},
    {"half", Kind::half, 0.5},
    {"hundred", Kind::scale, 100},
    {"hundredfold", Kind::multiple, 100},
    {"hundreds", Kind::plural_scale, 100},
    {"hundredth", Kind::ordinal, 100},
    {"lakh", Kind::scale, 1e5},
    {"lakhs", Kind::scale, 1e5},
    {"million", Kind::scale, 1e6},
    {"millions", Kind::plural_scale, 1e6},
    {"millionth", Kind::ordinal, 1e6},
    {"nine", Kind::unit, 9},
    {"nineteen", Kind::unit, 19},
    {"nineteenth", Kind::ordinal, 19},
    {"ninetieth", Kind::ordinal, 90},
    {"ninety", Kind::ten, 90},
    {"ninth", Kind::ordinal, 9},
    {"one", Kind::unit, 1},
    {"quarter", Kind::denominator, 4},
    {"quarters", Kind::denominator, 4},
    {"scores", Kind::plural_scale, 20},
    {"second", Kind::ordinal, 2},
    {"seven", Kind::unit, 7},
    {"seventeen", Kind::unit, 17},
    {"seventeenth", Kind::ordinal, 17},
    {"seventh", Kind::ordinal, 7},
    {"seventieth", Kind::ordinal, 70},
    {"seventy", Kind::ten, 70},
    {"six", Kind::unit, 6},
    {"sixteen", Kind::unit, 16},
    {"sixteenth", Kind::ordinal, 16},
    {"sixth", Kind::ordinal, 6},
    {"sixtieth", Kind::ordinal, 60},
    {"sixty", Kind::ten, 60},
    {"ten", Kind::unit, 10},
    {"tenfold", Kind::multiple, 10},
    {"tens", Kind::plural_scale, 10},
    {"tenth", Kind::ordinal, 10},
    {"tenths", Kind::denominator, 10},
    {"third", Kind::ordinal, 3},
    {"thirds", Kind::denominator, 3},
    {"thirteen", Kind::unit, 13},
    {"thirteenth", Kind::ordinal, 13},
    {"thirtieth", Kind::ordinal, 30},
    {"thirty", Kind::ten, 30},
    {"thousand", Kind::scale, 1e3},
    {"thousands", Kind::plural_scale, 1e3},
    {"thousandth", Kind::ordinal, 1e3},
    {"three", Kind::unit, 3},
    {"threefold", Kind::multiple, 3},
    {"thrice", Kind::multiple, 3},
    {"trillion", Kind::scale, 1e12},
    {"trillions", Kind::plural_scale, 1e12},
    {"twelfth", Kind::ordinal, 12},
    {"twelve", Kind::unit, 12},
    {"twentieth", Kind::ordinal, 20},
    {"twenty", Kind::ten, 20},
    {"twice", Kind::multiple, 2},
    {"two", Kind::unit, 2},
    {"twofold", Kind::multiple, 2},
    {"zero", Kind::unit, 0},
});

constexpr bool is_sorted_table() {
  for (std::size_t i = 1; i < kNumberWords.size(); ++i) {
    if (!(kNumberWords[i - 1].text < kNumberWords[i].text)) return false;
  }
  return true;
}
static_assert(is_sorted_table());

// For each of the first two letters the lengths that some entry has, as bits; nothing else is
// looked up.
constexpr std::array<std::uint16_t, 26 * 26> make_shapes() {
  std::array<std::uint16_t, 26 * 26> shapes{};
  for (const NumberWord& word : kNumberWords) {
    const auto key = static_cast<std::size_t>((word.text[0] - 'a') * 26 + (word.text[1] - 'a'));
    shapes[key] = static_cast<std::uint16_t>(shapes[key] | (1U << word.text.size()));
  }
  return shapes;
}
constexpr auto kShapes = make_shapes();

std::size_t digit_run(std::string_view text, std::size_t pos) {
  std::size_t end = pos;
  while (end < text.size() && is_ascii_digit(text[end])) ++end;
  return end - pos;
}

// Bytes of a thousands separator at `pos` that has exactly three digits after it; 0 for none.
std::size_t separator_at(std::string_view text, std::size_t pos) {
  const std::size_t length =
      pos < text.size() && text[pos] == ',' ? 1 : group_blank_length(text.substr(pos));
  return length != 0 && digit_run(text, pos + length) == 3 ? length : 0;
}

}  // namespace

const NumberWord* find_number_word(std::string_view lower) {
  if (lower.size() < 3 || lower.size() > 11) return nullptr;
  const auto first = static_cast<unsigned>(lower[0] - 'a');
  const auto second = static_cast<unsigned>(lower[1] - 'a');
  if (first >= 26 || second >= 26) return nullptr;
  if ((kShapes[first * 26 + second] >> lower.size() & 1U) == 0) return nullptr;
  const auto* found = std::lower_bound(
      kNumberWords.begin(), kNumberWords.end(), lower,
      [](const NumberWord& entry, std::string_view word) { return entry.text < word; });
  return found != kNumberWords.end() && found->text == lower ? found : nullptr;
}

std::span<const NumberWord> number_words() { return kNumberWords; }

bool NumberSum::add(const NumberWord& word) {
  switch (word.kind) {
    case NumberWordKind::unit:
      return add_below(word.value, 1);
    case NumberWordKind::ten:
      return add_below(word.value, 10);
    case NumberWordKind::scale:
      return add_scale(word.value);
    default:
      return false;
  }
}

void NumberSum::start_with_article() {
  current_ = 1;
  room_ = 0;
}

bool NumberSum::add_below(double value, double room_after) {
  const bool after_zero = words_ > 0 && total_ == 0 && current_ == 0;
  if (value >= room_ || after_zero) return false;
  current_ += value;
  room_ = room_after;
  ++words_;
  return true;
}

bool NumberSum::add_scale(double scale) {
  if (current_ == 0 || scale >= limit_) return false;
  if (scale <= 100) {
    if (current_ >= 100) return false;
    current_ *= scale;
    room_ = 100;
  } else {
    total_ += current_ * scale;
    limit_ = scale;
    current_ = 0;
    room_ = 1000;
  }
  ++words_;
  return true;
}

std::size_t group_blank_length(std::string_view text) {
  if (text.substr(0, 2) == "\u00A0") return 2;
  const std::string_view three = text.substr(0, 3);
  return three == "\u2009" || three == "\u202F" ? 3 : 0;
}

std::optional<Digits> read_digits(std::string_view text) {
  constexpr std::size_t kMaxDigits = 300;
  Digits digits;
  digits.integer_digits = digit_run(text, 0);
  if (digits.integer_digits > kMaxDigits) return std::nullopt;
  std::string plain(text.substr(0, digits.integer_digits));
  std::size_t pos = plain.size();
  const bool may_group = pos >= 1 && pos <= 3 && text[0] != '0';
  for (std::size_t n = 0; may_group && (n = separator_at(text, pos)) != 0; pos += n + 3) {
    plain.append(text.substr(pos + n, 3));
    digits.grouped = true;
    if (plain.size() > kMaxDigits) return std::nullopt;
  }
  digits.integer_digits = plain.size();
  if (pos + 1 < text.size() && text[pos] == '.' && is_ascii_digit(text[pos + 1])) {
    const std::size_t run = digit_run(text, pos + 1);
    if (run > kMaxDigits) return std::nullopt;
    plain.append(text.substr(pos, run + 1));
    pos += run + 1;
    digits.has_fraction = true;
  }
  if (plain.empty()) return std::nullopt;
  if (plain[0] == '.') plain.insert(0, 1, '0');
  const auto result = std::from_chars(plain.data(), plain.data() + plain.size(), digits.value);
  if (result.ec != std::errc()) return std::nullopt;
  digits.length = pos;
  return digits;
}

double scale_of_suffix(std::string_view suffix) {
  if (suffix.empty() || suffix.size() > 3) return 0;
  std::string lower(suffix);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  if (lower == "k") return 1e3;
  if (lower == "m" || lower == "mn" || lower == "mln") return 1e6;
  if (lower == "b" || lower == "bn" || lower == "bln") return 1e9;
  if (lower == "tn" || lower == "trn") return 1e12;
  return 0;
}

}  // namespace dateline
