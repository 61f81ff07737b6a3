// parse_amount (declared in quantity.h): numbers as readers type them.
#include <cmath>

#include "core/base/ascii.h"
#include "core/entities/currencies.h"
#include "core/entities/number_words.h"
#include "core/entities/quantity.h"
#include "core/entities/unit_words.h"

namespace dateline {
namespace {

// The letters at `pos`.
std::string_view letters_at(std::string_view text, std::size_t pos) {
  std::size_t end = pos;
  while (end < text.size() && is_ascii_letter(text[end])) ++end;
  return text.substr(pos, end - pos);
}

std::string lowered(std::string_view word) {
  std::string out(word);
  for (char& c : out) c = ascii_lower(c);
  return out;
}

std::size_t skip_blanks(std::string_view text, std::size_t pos) {
  while (pos < text.size() && (text[pos] == ' ' || text[pos] == '\t')) ++pos;
  return pos;
}

// Where the word after a blank or a hyphen begins; npos when there is none.
std::size_t next_word(std::string_view text, std::size_t pos) {
  std::size_t next = skip_blanks(text, pos);
  if (next == pos && next < text.size() && text[next] == '-') ++next;
  return next > pos && next < text.size() && is_ascii_letter(text[next]) ? next
                                                                         : std::string_view::npos;
}

struct Read {
  double value = 0;
  std::size_t end = 0;
};

// "twenty-seven", "a dozen", "two million three hundred thousand", "half a million".
std::optional<Read> read_words(std::string_view text, std::size_t pos) {
  NumberSum sum;
  double factor = 1;
  std::string word = lowered(letters_at(text, pos));
  std::size_t end = 0;
  if (word == "half") {
    factor = 0.5;
    pos = next_word(text, pos + word.size());
    if (pos == std::string_view::npos) return std::nullopt;
    word = lowered(letters_at(text, pos));
  }
  if (word == "a" || word == "an") {
    sum.start_with_article();
    pos = next_word(text, pos + word.size());
  } else if (factor != 1) {
    sum.start_with_article();  // "half-dozen"
  }
  while (pos != std::string_view::npos) {
    word = lowered(letters_at(text, pos));
    const NumberWord* known = find_number_word(word);
    if (known != nullptr) {
      NumberSum longer = sum;
      if (!longer.add(*known)) break;
      sum = longer;
      end = pos + word.size();
    } else if (word != "and" || end == 0) {
      break;
    }
    pos = next_word(text, pos + word.size());
  }
  if (end == 0 || sum.words() == 0) return std::nullopt;
  return Read{sum.value() * factor, end};
}

// "1.2bn", "3.5 million", "25,700".
std::optional<Read> read_figures(std::string_view text, std::size_t pos) {
  const std::optional<Digits> digits = read_digits(text.substr(pos));
  if (!digits) return std::nullopt;
  Read read{digits->value, pos + digits->length};
  const std::string_view suffix = letters_at(text, read.end);
  if (!suffix.empty()) {
    const std::size_t after = read.end + suffix.size();
    double scale = scale_of_suffix(suffix);
    const NumberWord* word = find_number_word(lowered(suffix));
    if (scale == 0 && word != nullptr && word->kind == NumberWordKind::scale) scale = word->value;
    if (after < text.size() && is_ascii_digit(text[after])) return std::nullopt;
    if (scale == 0 && !unit_named(suffix).empty()) return read;  // "3km": the unit is not read here
    if (scale == 0) return std::nullopt;
    return Read{read.value * scale, after};
  }
  const std::size_t next = next_word(text, read.end);
  if (next == std::string_view::npos) return read;
  const std::string_view after = letters_at(text, next);
  const NumberWord* word = after.size() <= 8 ? find_number_word(lowered(after)) : nullptr;
  if (word != nullptr && word->kind == NumberWordKind::scale) {
    read = {read.value * word->value, next + after.size()};
  }
  return read;
}

// "%", "percent", "per cent" at `pos`: its end, or `pos`.
std::size_t percent_end(std::string_view text, std::size_t pos) {
  const std::size_t at = skip_blanks(text, pos);
  if (at < text.size() && text[at] == '%') return at + 1;
  const std::string word = lowered(letters_at(text, at).substr(0, 8));
  if (word == "percent") return at + word.size();
  if (word != "per") return pos;
  const std::size_t second = skip_blanks(text, at + 3);
  return lowered(letters_at(text, second).substr(0, 5)) == "cent" ? second + 4 : pos;
}

// "euros", "USD", "€" after the amount.
void read_currency_after(std::string_view text, ParsedAmount& amount) {
  const std::size_t at = skip_blanks(text, amount.length);
  const std::string_view word = letters_at(text, at);
  std::string_view code = word.size() <= 9 ? currency_of_word(lowered(word)) : std::string_view();
  std::size_t length = word.size();
  if (code.empty()) {
    const CurrencyMark mark = currency_at_front(text.substr(at));
    // "5 Rs", "5 USD", "5€", but in "5 $3" the sign belongs to what follows.
    if (mark.length == 0 ||
        (at + mark.length < text.size() && is_ascii_digit(text[at + mark.length])))
      return;
    code = mark.code;
    length = mark.length;
  }
  amount.currency = code;
  amount.length = at + length;
}

}  // namespace

std::optional<ParsedAmount> parse_amount(std::string_view text) {
  std::size_t pos = skip_blanks(text, 0);
  if (pos >= text.size()) return std::nullopt;
  ParsedAmount amount;
  bool negative = false;
  if (text[pos] == '-' && pos + 1 < text.size() && !is_ascii_letter(text[pos + 1])) {
    negative = true;
    ++pos;
  }
  const CurrencyMark mark = currency_at_front(text.substr(pos));
  if (mark.length != 0) {
    amount.currency = mark.code;
    pos = skip_blanks(text, pos + mark.length);
    if (pos >= text.size()) return std::nullopt;
  }
  const bool words = is_ascii_letter(text[pos]);
  const std::optional<Read> read = words ? read_words(text, pos) : read_figures(text, pos);
  if (!read || !std::isfinite(read->value)) return std::nullopt;
  amount.value = negative ? -read->value : read->value;
  amount.length = read->end;
  const std::size_t after_percent = percent_end(text, read->end);
  if (amount.currency.empty() && after_percent > read->end) {
    amount.percent = true;
    amount.length = after_percent;
  } else if (amount.currency.empty()) {
    read_currency_after(text, amount);
  }
  return amount;
}

}  // namespace dateline
