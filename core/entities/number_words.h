// Numbers as words and digits: the parts that query amounts and running text share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace dateline {

enum class NumberWordKind : std::uint8_t {
  unit,          // zero to nineteen
  ten,           // twenty, thirty, ... ninety
  scale,         // hundred, thousand, million, ...; dozen
  plural_scale,  // dozens, hundreds, thousands, ...: an unknown multiple of `value`
  ordinal,       // first to twelfth, twentieth, ...
  half,          // half: a fraction by itself
  denominator,   // quarter(s), thirds, fifths, ...: `value` is the denominator
  multiple       // twice, thrice, threefold
};

struct NumberWord {
  std::string_view text;
  NumberWordKind kind = NumberWordKind::unit;
  double value = 0;
};

// The entry for a lower-case word, or nullptr. Most other words are refused by their length and
// first letter.
[[nodiscard]] const NumberWord* find_number_word(std::string_view lower);
// All of them, sorted by text.
[[nodiscard]] std::span<const NumberWord> number_words();

// Adds up "two hundred and five thousand" word by word.
class NumberSum {
 public:
  // False, and nothing added, when the word cannot go on this number ("five six", "hundred" first).
  [[nodiscard]] bool add(const NumberWord& word);
  // "a hundred": one, which only a scale may follow. REQUIRES nothing added yet.
  void start_with_article();
  [[nodiscard]] double value() const { return total_ + current_; }
  [[nodiscard]] int words() const { return words_; }

 private:
  [[nodiscard]] bool add_below(double value, double room_after);
  [[nodiscard]] bool add_scale(double scale);

  double total_ = 0;
  double current_ = 0;
  double room_ = 1000;    // what may still be added to current_ is below this
  double limit_ = 1e300;  // scales from a thousand on must fall
  int words_ = 0;
};

// Digits at the front of a text.
struct Digits {
  double value = 0;
  std::size_t length = 0;  // bytes read
  std::size_t integer_digits = 0;
  bool grouped = false;  // written with thousands commas or thin blanks
  bool has_fraction = false;
};
// Reads "25,700", "25 700" (thin or no-break blanks only), "3.5", ".5". Commas count only before
// exactly three digits. Nothing when there is no digit or more than 300 of them (a double would
// overflow). Linear in what it reads.
[[nodiscard]] std::optional<Digits> read_digits(std::string_view text);

// Bytes of a thin, narrow or plain no-break blank at the front of `text`, as thousands are
// separated by; 0 for none.
[[nodiscard]] std::size_t group_blank_length(std::string_view text);

// 1e3, 1e6, 1e9, 1e12 for "k", "m", "mn", "bn", "tn" and the like right after digits, any case; 0
// for anything else.
[[nodiscard]] double scale_of_suffix(std::string_view suffix);

}  // namespace dateline
