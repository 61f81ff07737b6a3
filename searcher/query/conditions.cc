#include "searcher/query/conditions.h"

#include <cmath>
#include <utility>

#include "core/base/date_text.h"
#include "core/entities/quantity.h"
#include "searcher/query/lexer.h"

namespace dateline::query {
namespace {

using Over = NumberCondition::Over;

// Numbers beyond are not told apart reliably as doubles, and no article means one.
constexpr double kMaxAmount = 1e15;

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

bool take(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

std::optional<DateSpan> parse_span(std::string_view text) {
  if (auto span = parse_date_span(text)) return span;
  const std::optional<std::string> iso = normalised_date(text);
  if (!iso) return {};
  return parse_date_span(std::string_view(*iso).substr(0, 10));
}

// One end of a number condition, as typed.
struct Amount {
  double value = 0;
  std::string currency;
  bool percent = false;
};

bool is_code(std::string_view text) {
  if (text.size() < 4) return false;
  for (const char c : text.substr(0, 3)) {
    if (c < 'A' || c > 'Z') return false;
  }
  return (text[3] >= '0' && text[3] <= '9') || text[3] == ' ';
}

// Reads an amount and leaves in `text` what follows it. "CHF 500" and signs are ours, the rest is
// core's.
std::optional<Amount> take_amount(std::string_view& text) {
  std::string_view rest = trimmed(text);
  const bool negative = take(rest, "-") || take(rest, "−");
  std::optional<ParsedAmount> parsed = parse_amount(rest);
  std::string code;
  if (!parsed && is_code(rest)) {
    code = std::string(rest.substr(0, 3));
    rest.remove_prefix(3);
    parsed = parse_amount(rest);
  }
  if (!parsed || parsed->length == 0 || parsed->length > rest.size()) return {};
  if (!(std::fabs(parsed->value) <= kMaxAmount)) return {};
  if (!code.empty() && !parsed->currency.empty()) return {};
  text = trimmed(rest.substr(parsed->length));
  Amount amount;
  // Adding 0 turns -0 into 0, so that both are printed alike.
  amount.value = (negative ? -parsed->value : parsed->value) + 0.0;
  amount.currency = code.empty() ? parsed->currency : code;
  amount.percent = parsed->percent;
  return amount;
}

enum class Comparison : std::uint8_t { none, equal, more, at_least, less, at_most };

Comparison take_comparison(std::string_view& text) {
  if (take(text, ">=") || take(text, "≥")) return Comparison::at_least;
  if (take(text, "<=") || take(text, "≤")) return Comparison::at_most;
  if (take(text, ">")) return Comparison::more;
  if (take(text, "<")) return Comparison::less;
  return take(text, "=") ? Comparison::equal : Comparison::none;
}

// Sets the bounds that `comparison` with `value` means.
void set_bounds(NumberCondition& condition, Comparison comparison, double value) {
  const bool only_above = comparison == Comparison::more || comparison == Comparison::at_least;
  const bool only_below = comparison == Comparison::less || comparison == Comparison::at_most;
  if (!only_below) condition.low = value;
  if (!only_above) condition.high = value;
  condition.low_open = comparison == Comparison::more;
  condition.high_open = comparison == Comparison::less;
}

// Takes over the currency or percent sign of an amount; false where they contradict what is there.
bool set_kind(NumberCondition& condition, const Amount& amount) {
  if (amount.percent) {
    if (condition.over == Over::any_kind) condition.over = Over::percent;
    return condition.over == Over::percent;
  }
  if (amount.currency.empty()) return true;
  if (condition.over == Over::any_kind) condition.over = Over::money;
  if (condition.over != Over::money) return false;
  if (condition.currency.empty()) condition.currency = amount.currency;
  return condition.currency == amount.currency;
}

// What is counted must look like words: a letter first.
bool set_thing(NumberCondition& condition, std::string_view rest) {
  rest = trimmed(rest);
  if (rest.empty()) return true;
  if (condition.over == Over::percent) {
    for (const std::string_view word : {"percent", "per cent"}) {
      if (take(rest, word)) break;
    }
    rest = trimmed(rest);
    if (rest.empty()) return true;
  }
  const auto c = static_cast<unsigned char>(rest.front());
  const bool letter = c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  if (letter) condition.thing = std::string(rest);
  return letter;
}

std::optional<NumberCondition> parse_range(Over over, std::string_view low, std::string_view high) {
  NumberCondition condition;
  condition.over = over;
  low = trimmed(low);
  if (!low.empty()) {
    const auto amount = take_amount(low);
    if (!amount || !low.empty() || !set_kind(condition, *amount)) return {};
    condition.low = amount->value;
  }
  if (const auto amount = take_amount(high)) {
    if (!set_kind(condition, *amount)) return {};
    condition.high = amount->value;
  }
  if (!condition.low && !condition.high) return {};
  if (condition.low && condition.high && *condition.low > *condition.high) {
    std::swap(condition.low, condition.high);
  }
  if (!set_thing(condition, high)) return {};
  return condition;
}

std::optional<NumberCondition> parse_any(Over over, std::string_view text) {
  text = trimmed(text);
  if (const std::size_t dots = text.find(".."); dots != std::string_view::npos) {
    return parse_range(over, text.substr(0, dots), text.substr(dots + 2));
  }
  NumberCondition condition;
  condition.over = over;
  const Comparison comparison = take_comparison(text);
  const auto amount = take_amount(text);
  if (!amount || !set_kind(condition, *amount) || !set_thing(condition, text)) return {};
  set_bounds(condition, comparison, amount->value);
  return condition;
}

bool same(const NumberCondition& a, const NumberCondition& b) {
  return a.over == b.over && a.low == b.low && a.high == b.high && a.low_open == b.low_open &&
         a.high_open == b.high_open && a.currency == b.currency && a.thing == b.thing &&
         a.label == b.label;
}

std::string print_amount(double value, const std::string& currency) {
  std::string sign = value < 0 ? "-" : "";
  const std::string digits = print_number(std::fabs(value));
  if (currency == "GBP") return sign + "£" + digits;
  if (currency == "USD") return sign + "$" + digits;
  if (currency == "EUR") return sign + "€" + digits;
  return sign + currency + digits;
}

}  // namespace

std::optional<DayRange> parse_days(std::string_view text) {
  text = trimmed(text);
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) {
    const auto span = parse_span(text);
    if (!span) return {};
    return DayRange{span->first, span->last};
  }
  const std::string_view from = trimmed(text.substr(0, dots));
  const std::string_view to = trimmed(text.substr(dots + 2));
  const auto low = parse_span(from);
  const auto high = parse_span(to);
  if ((!low && !from.empty()) || (!high && !to.empty()) || (!low && !high)) return {};
  if (low && high && high->first < low->first) return DayRange{high->first, low->last};
  DayRange days;
  if (low) days.first = low->first;
  if (high) days.last = high->last;
  return days;
}

std::optional<DayRange> parse_after(std::string_view text) {
  const auto span = parse_span(trimmed(text));
  if (!span) return {};
  return DayRange{span->first, {}};
}

std::optional<DayRange> parse_before(std::string_view text) {
  const auto span = parse_span(trimmed(text));
  if (!span || span->first == Date{1, 1, 1}) return {};
  return DayRange{{}, Date::from_days(span->first.days() - 1)};
}

std::string print_days(const DayRange& days) {
  if (days.first && days.last) {
    const Date& first = *days.first;
    const Date& last = *days.last;
    if (first == last) return first.iso();
    const bool whole_months = first.day == 1 && last.day == days_in_month(last.year, last.month);
    if (whole_months && first.year == last.year) {
      if (first.month == last.month) return first.iso_month();
      if (first.month == 1 && last.month == 12) return first.iso_year();
    }
  }
  return (days.first ? days.first->iso() : "") + ".." + (days.last ? days.last->iso() : "");
}

std::optional<NumberCondition> parse_condition(Over over, std::string_view text) {
  std::optional<NumberCondition> condition = parse_any(over, single_spaced(text));
  if (!condition) return {};
  // "2 million million" would print as "2,000,000 million" and come back as something else: that is
  // no condition.
  const auto again = parse_any(condition->over, print_condition(*condition));
  if (!again || !same(*condition, *again)) return {};
  return condition;
}

std::optional<NumberCondition> parse_label(std::string_view text) {
  text = trimmed(text);
  if (!take(text, "=") || trimmed(text).empty()) return {};
  NumberCondition condition;
  condition.label = std::string(trimmed(text));
  return condition;
}

std::string print_condition(const NumberCondition& condition) {
  if (!condition.label.empty()) return "=" + condition.label;
  const std::string low = condition.low ? print_amount(*condition.low, condition.currency) : "";
  const std::string high = condition.high ? print_amount(*condition.high, condition.currency) : "";
  std::string out;
  if (condition.low && condition.high) {
    out = *condition.low == *condition.high ? low : low + ".." + high;
  } else if (condition.low) {
    out = (condition.low_open ? ">" : ">=") + low;
  } else {
    out = (condition.high_open ? "<" : "<=") + high;
  }
  return condition.thing.empty() ? out : out + " " + condition.thing;
}

}  // namespace dateline::query
