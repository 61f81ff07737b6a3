#include "indexer/sources/date_order.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>

namespace dateline {
namespace {

// "5/11/2021 10:30": its numbers, and how long they are written.
struct Slashed {
  unsigned first = 0, second = 0, year = 0;
  std::size_t length = 0;
};

// The number of `digits_least` to `digits_most` digits at `at`, which is moved behind it.
std::optional<unsigned> number_at(std::string_view text, std::size_t& at, std::size_t digits_least,
                                  std::size_t digits_most) {
  const std::size_t begin = at;
  unsigned number = 0;
  for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at) {
    if (at - begin == digits_most) return std::nullopt;
    number = number * 10 + static_cast<unsigned>(text[at] - '0');
  }
  return at - begin < digits_least ? std::nullopt : std::optional(number);
}

std::optional<Slashed> slashed(std::string_view text) {
  Slashed out;
  std::size_t at = 0;
  const auto first = number_at(text, at, 1, 2);
  if (!first || at >= text.size() || text[at] != '/') return std::nullopt;
  const auto second = number_at(text, ++at, 1, 2);
  if (!second || at >= text.size() || text[at] != '/') return std::nullopt;
  const auto year = number_at(text, ++at, 4, 4);
  if (!year) return std::nullopt;
  return Slashed{*first, *second, *year, at};
}

}  // namespace

void DateOrder::learn(std::string_view date) {
  const auto numbers = slashed(date);
  if (!numbers) return;
  day_first_ = day_first_ || (numbers->first > 12 && numbers->second <= 12);
  month_first_ = month_first_ || (numbers->second > 12 && numbers->first <= 12);
}

std::string DateOrder::resolved(std::string_view date) const {
  const auto numbers = slashed(date);
  if (!numbers || day_first_ == month_first_ || numbers->first > 12 || numbers->second > 12)
    return std::string(date);
  std::array<char, 16> iso{};
  std::snprintf(iso.data(), iso.size(), "%04u-%02u-%02u", numbers->year,
                day_first_ ? numbers->second : numbers->first,
                day_first_ ? numbers->first : numbers->second);
  return iso.data() + std::string(date.substr(numbers->length));
}

}  // namespace dateline
