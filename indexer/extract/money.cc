// Money after a number (measure_parts.h).
#include "core/entities/currencies.h"
#include "indexer/extract/measure_parts.h"

namespace dateline {
namespace {

void to_hundredths(Quantity& quantity) {
  quantity.value /= 100;
  if (quantity.value_high) *quantity.value_high /= 100;
}

bool tells_weight(std::string_view lower) { return lower.substr(0, 4) == "weig"; }

// "weighing 220 pounds", "500 pounds of explosives"; other pounds are money. Won is a verb more
// often than a currency.
bool is_weight(const MeasureCursor& at, std::size_t word) {
  const WordView& view = at.view;
  const std::string_view currency = view.stem(word);
  if (currency == "won") return at.measure.low.scale < 1000;
  if (currency != "pounds" && currency != "pound") return false;
  if (view.followed_by(word, "of") || view.followed_by(word, "heavier") ||
      view.followed_by(word, "lighter")) {
    return at.measure.low.scale < 1e6;
  }
  const std::size_t first = at.measure.low.first;
  for (std::size_t i = first, steps = 0; i > at.in.first_word && steps < 5; --i, ++steps) {
    if (tells_weight(view.lower(i - 1))) return true;
  }
  return false;
}

bool take_currency(MeasureCursor& at, std::string_view code, std::size_t last) {
  at.set_kind(QuantityKind::money, code);
  at.take_to(last);
  return true;
}

}  // namespace

bool read_currency_word(MeasureCursor& at) {
  const WordView& view = at.view;
  const std::size_t first = at.next();
  const std::string_view hundredth = currency_of_hundredth(view.stem(first));
  if (!hundredth.empty()) {
    to_hundredths(at.quantity);
    return take_currency(at, hundredth, first);
  }
  if (is_currency_code(view.word(first))) return take_currency(at, view.word(first), first);
  for (std::size_t last = first; last < first + 3 && last < at.in.end_word; ++last) {
    const std::string_view before = last > first ? view.lower(last - 1) : std::string_view();
    const std::string_view code = currency_of_word(view.stem(last), before);
    const bool known_nation = last == first || view.at(last - 1).initial_upper;
    if (!code.empty() && known_nation) return !is_weight(at, last) && take_currency(at, code, last);
    if (!view.blank_after(last) || !view.at(last).initial_upper) return false;
  }
  return false;
}

bool read_currency_sign(MeasureCursor& at) {
  std::string_view after = at.rest();
  const std::size_t blank = after.substr(0, 1) == " " ? 1 : 0;
  after.remove_prefix(blank);
  if (!at.measure.low.in_digits || after.empty()) return false;
  const CurrencyMark mark = currency_at_front(after);
  const bool belongs_to_next =
      mark.length < after.size() && after[mark.length] >= '0' && after[mark.length] <= '9';
  if (mark.length == 0 || belongs_to_next) return false;
  at.set_kind(QuantityKind::money, mark.code);
  at.end += blank + mark.length;
  while (at.has_next() && at.view.at(at.next()).begin < at.end) ++at.measure.last;
  return true;
}

void read_pence(MeasureCursor& at) {
  to_hundredths(at.quantity);
  take_currency(at, "GBP", at.measure.last);
}

}  // namespace dateline
