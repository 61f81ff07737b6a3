#include "indexer/extract/years.h"

#include "core/entities/currencies.h"
#include "indexer/extract/english.h"
#include "indexer/extract/units.h"

namespace dateline {
namespace {

int four_digits(std::string_view word) {
  if (word.size() != 4) return -1;
  int value = 0;
  for (const char c : word) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

bool introduces_year(std::string_view word) {
  for (const std::string_view known :
       {"in", "since", "by", "until", "till", "during", "before", "after", "early", "late", "mid",
        "circa", "spring", "summer", "autumn", "winter", "year"}) {
    if (word == known) return true;
  }
  return false;
}

bool bounds_an_amount(std::string_view word) {
  return word == "than" || word == "least" || word == "most" || word == "nearly" ||
         word == "almost" || word == "some" || word == "approximately" || word == "roughly" ||
         word == "exceeding";
}

// A character that, right before the digits, makes them part of something else.
bool glues_before(std::string_view gap) {
  if (gap.empty()) return false;
  const char last = gap.back();
  return last == '#' || last == '@' || last == '_' || last == '+' || last == '.' || last == ':' ||
         currency_at_end(gap).length != 0;
}

bool glues_after(std::string_view gap) {
  return gap.substr(0, 1) == "%" || gap.substr(0, 1) == "@" || gap.substr(0, 1) == "_" ||
         gap.substr(0, 1) == ":" || gap.substr(0, 2) == "\u00B0" ||
         currency_at_front(gap).length != 0;
}

}  // namespace

bool reads_as_year(const WordView& view, std::size_t i) {
  const int year = four_digits(view.stem(i));
  if (year < 1500 || year > 2100) return false;
  if (glues_before(view.gap_before(i)) || glues_after(view.gap_after(i))) return false;
  const bool has_before = i > 0 && view.blank_after(i - 1);
  const std::string_view before = has_before ? view.lower(i - 1) : std::string_view();
  if (bounds_an_amount(before) || currency_at_end(before).length != 0) return false;
  const bool modern = year >= 1900;
  if (modern && introduces_year(before)) return true;
  if (i + 1 >= view.size() || !view.blank_after(i)) return true;
  const std::string_view next = view.lower(i + 1);
  if (is_unit_word(next)) return false;
  return !looks_plural(next) || view.at(i + 1).initial_upper;
}

}  // namespace dateline
