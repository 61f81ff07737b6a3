#include "indexer/extract/years.h"

#include "core/entities/currencies.h"
#include "indexer/extract/english.h"
#include "indexer/extract/not_quantities.h"
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

// "1500 UTC" is a time, "1720 had recovered" counts.
bool follows_no_year(std::string_view word, bool modern) {
  if (word == "utc" || word == "gmt" || word == "hrs") return true;
  return !modern && (word == "had" || word == "have" || word == "were" || word == "are");
}

// "In 1066 William won".
bool is_old_year(const WordView& view, std::size_t i, int year) {
  if (year < 1000 || year >= 1500 || i == 0 || !view.preceded_by(i, "in")) return false;
  if (i + 1 >= view.size() || !view.blank_after(i)) return true;
  const std::string_view next = view.lower(i + 1);
  return !is_unit_word(next) && (!looks_plural(next) || view.at(i + 1).initial_upper);
}

}  // namespace

bool reads_as_year(const WordView& view, std::size_t i) {
  const int year = four_digits(view.stem(i));
  if (year < 1000 || year > 2100) return false;
  if (glues_before(view.gap_before(i)) || glues_after(view.gap_after(i))) return false;
  if (year < 1500) return is_old_year(view, i, year);
  const bool has_before = i > 0 && view.blank_after(i - 1);
  const std::string_view before = has_before ? view.lower(i - 1) : std::string_view();
  if (bounds_an_amount(before) || currency_at_end(before).length != 0) return false;
  const bool modern = year >= 1900;
  if (i > 0 && view.gap_before(i) == ", " && view.lower(i - 1) == "act") return true;
  const bool time_after =
      i + 1 < view.size() && view.blank_after(i) && follows_no_year(view.lower(i + 1), true);
  if (modern && introduces_year(before)) return !time_after;
  if (i + 1 >= view.size() || !view.blank_after(i)) return true;
  const std::string_view next = view.lower(i + 1);
  if (is_unit_word(next) || follows_no_year(next, modern)) return false;
  if (begins_address(view, i, view.size())) return false;
  return !looks_plural(next) || view.at(i + 1).initial_upper;
}

}  // namespace dateline
