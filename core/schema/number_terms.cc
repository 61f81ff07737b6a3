#include "core/schema/number_terms.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>

#include "core/schema/terms.h"
#include "core/text/folding.h"

namespace dateline {
namespace {

// Base 64 in ASCII order, so that digits sort as the numbers do.
constexpr std::string_view kDigits =
    "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
constexpr std::size_t kFullDigits = 11;  // 64 bits and two of padding
constexpr std::size_t kOctaveDigits = 2;
constexpr std::size_t kCellDigits = 3;
constexpr char kOctave = '2';
constexpr char kCell = '3';
constexpr char kExact = 'x';
constexpr char kInterval = 'y';
constexpr char kBounded = 'b';

// Doubles as integers in the same order.
std::uint64_t sortable(double value) {
  if (value == 0) value = 0;  // -0
  const auto bits = std::bit_cast<std::uint64_t>(value);
  return (bits >> 63) != 0 ? ~bits : bits | (std::uint64_t{1} << 63);
}

double from_sortable(std::uint64_t key) {
  const bool positive = (key >> 63) != 0;
  return std::bit_cast<double>(positive ? key & ~(std::uint64_t{1} << 63) : ~key);
}

std::string digits_of(double value) {
  const std::uint64_t key = sortable(value);
  std::string out;
  for (std::size_t i = 0; i < kFullDigits; ++i) {
    const int shift = 58 - 6 * static_cast<int>(i);
    const std::uint64_t digit = shift >= 0 ? (key >> shift) & 63 : (key << -shift) & 63;
    out.push_back(kDigits[digit]);
  }
  return out;
}

std::optional<double> value_of_digits(std::string_view digits) {
  if (digits.size() > kFullDigits) return {};
  std::uint64_t key = 0;
  for (std::size_t i = 0; i < kFullDigits; ++i) {
    const std::size_t digit = i < digits.size() ? kDigits.find(digits[i]) : 0;
    if (digit == std::string_view::npos) return {};
    const int shift = 58 - 6 * static_cast<int>(i);
    key |= shift >= 0 ? static_cast<std::uint64_t>(digit) << shift
                      : static_cast<std::uint64_t>(digit) >> -shift;
  }
  return from_sortable(key);
}

std::string trimmed(std::string digits) {
  while (digits.size() > 1 && digits.back() == kDigits[0]) digits.pop_back();
  return digits;
}

std::string point_term(const std::string& scope, double value) {
  return scope + kExact + trimmed(digits_of(value));
}

std::vector<NumberScope> scopes_of(const Quantity& q) {
  std::vector<NumberScope> scopes = {{NumberScope::Kind::any, ""}};
  if (q.kind == QuantityKind::money && !q.unit.empty()) {
    scopes.push_back({NumberScope::Kind::money, q.unit});
  }
  if (q.kind == QuantityKind::percent) scopes.push_back({NumberScope::Kind::percent, ""});
  if (q.kind == QuantityKind::age) scopes.push_back({NumberScope::Kind::age, ""});
  if (const std::string key = thing_key(q.thing); !key.empty()) {
    scopes.push_back({NumberScope::Kind::thing, key});
  }
  return scopes;
}

// The terms by which the number is found as a rounding of another.
void add_bounded_terms(const Quantity& q, std::vector<std::string>& out) {
  if (q.value_high || q.bound == Bound::exact || q.bound == Bound::between) return;
  std::vector<NumberScope> scopes = scopes_of(q);
  if (measured_range(q)) scopes.push_back({NumberScope::Kind::unit, q.unit});
  for (const NumberScope& scope : scopes) out.push_back(bounded_term(scope, {q.bound, q.value}));
}

// A measure's own term, where it is one.
void add_measure_term(const Quantity& q, std::vector<std::string>& out) {
  const std::optional<MeasuredRange> range = measured_range(q);
  if (!range || !std::isfinite(range->low) || !std::isfinite(range->high)) return;
  const std::string prefix =
      scope_prefix({NumberScope::Kind::measure, dimension_letter(range->dimension)});
  if (!q.value_high) {
    out.push_back(point_term(prefix, range->low));
  } else {
    out.push_back(prefix + kInterval + trimmed(digits_of(range->low)) + "~" +
                  trimmed(digits_of(range->high)));
  }
}

// The cell of as many digits right after (step 1) or before (step -1) this one.
std::string neighbour(std::string cell, int step) {
  const char wrap = step > 0 ? kDigits.front() : kDigits.back();
  const char limit = step > 0 ? kDigits.back() : kDigits.front();
  for (std::size_t i = cell.size(); i-- > 0;) {
    if (cell[i] != limit) {
      cell[i] = kDigits[kDigits.find(cell[i]) + static_cast<std::size_t>(step)];
      break;
    }
    cell[i] = wrap;
  }
  return cell;
}

std::string upper_bound_digits(const std::string& cell) {
  return cell + std::string(kFullDigits - cell.size(), kDigits.back());
}

}  // namespace

std::string scope_prefix(const NumberScope& scope) {
  std::string out(prefix_of(Field::number));
  switch (scope.kind) {
    case NumberScope::Kind::any:
      break;
    case NumberScope::Kind::money:
      out += "m" + scope.name;
      break;
    case NumberScope::Kind::percent:
      out += "p";
      break;
    case NumberScope::Kind::age:
      out += "g";
      break;
    case NumberScope::Kind::measure:
      out += "u" + scope.name;
      break;
    case NumberScope::Kind::unit:
      out += "w" + scope.name;
      break;
    case NumberScope::Kind::thing:
      out += "t" + (scope.name.size() > kMaxTermBytes ? hash_hex(scope.name) : scope.name);
      break;
  }
  return out + "|";
}

std::string bounded_term(const NumberScope& scope, const Statement& statement) {
  const auto bound = static_cast<char>('a' + static_cast<int>(statement.bound));
  return scope_prefix(scope) + kBounded + bound + trimmed(digits_of(statement.value));
}

std::string dimension_letter(Dimension dimension) {
  return std::string(1, "davmtks"[static_cast<std::size_t>(dimension)]);
}

double rounded_measure(double value) {
  // By bits: GCC 12 at -O3 drops the narrowing when two values go through a float side by side.
  constexpr int kDropped = 52 - 23;
  constexpr std::uint64_t kUnit = std::uint64_t{1} << kDropped;
  const std::uint64_t bits = std::bit_cast<std::uint64_t>(value) + kUnit / 2;
  return std::bit_cast<double>(bits & ~(kUnit - 1));
}

std::optional<MeasuredRange> measured_range(const Quantity& q) {
  if (q.unit.empty() || q.kind == QuantityKind::age || q.kind == QuantityKind::money) return {};
  const auto low = in_base_unit(q.value, q.unit);
  if (!low) return {};
  const auto high = q.value_high ? in_base_unit(*q.value_high, q.unit) : low;
  return MeasuredRange{low->dimension, rounded_measure(low->value), rounded_measure(high->value)};
}

std::string label_key(std::string_view label) {
  const std::size_t blank = label.rfind(' ');
  if (blank == std::string_view::npos) return folded(label);
  return folded(label.substr(0, blank + 1)) + thing_key(label.substr(blank + 1));
}

std::string label_term(std::string_view label) {
  return whole_name_term(Field::number, label_key(label));
}

std::vector<std::string> number_terms(const Quantity& q) {
  if (!std::isfinite(q.value) || (q.value_high && !std::isfinite(*q.value_high))) return {};
  std::vector<std::string> out = {label_term(label(q))};
  for (const NumberScope& scope : scopes_of(q)) {
    const std::string prefix = scope_prefix(scope);
    if (q.value_high) {
      out.push_back(prefix + kInterval + trimmed(digits_of(q.value)) + "~" +
                    trimmed(digits_of(*q.value_high)));
      continue;
    }
    out.push_back(point_term(prefix, q.value));
    if (scope.kind != NumberScope::Kind::any) continue;
    const std::string digits = digits_of(q.value);
    out.push_back(prefix + kCell + digits.substr(0, kCellDigits));
    out.push_back(prefix + kOctave + digits.substr(0, kOctaveDigits));
  }
  add_measure_term(q, out);
  add_bounded_terms(q, out);
  return out;
}

bool ValueRange::contains(double value) const {
  if (low && (low_open ? value <= *low : value < *low)) return false;
  return !(high && (high_open ? value >= *high : value > *high));
}

bool ValueRange::overlaps(double low_value, double high_value) const {
  if (low && (low_open ? high_value <= *low : high_value < *low)) return false;
  return !(high && (high_open ? low_value >= *high : low_value > *high));
}

NumberPlan plan_range(const NumberScope& scope, const ValueRange& range) {
  NumberPlan plan;
  const std::string prefix = scope_prefix(scope);
  plan.intervals = prefix + kInterval;
  const std::string low = digits_of(range.low.value_or(-HUGE_VAL));
  const std::string high = digits_of(range.high.value_or(HUGE_VAL));
  if (low > high) return plan;
  const std::string exact = prefix + kExact;
  const auto add_exact = [&](const std::string& from, const std::string& to) {
    plan.exact.emplace_back(exact + trimmed(from), exact + to);
  };
  const std::string low_cell = low.substr(0, kCellDigits);
  const std::string high_cell = high.substr(0, kCellDigits);
  if (scope.kind != NumberScope::Kind::any || low_cell == high_cell) {
    add_exact(low, high);
    return plan;
  }
  add_exact(low, upper_bound_digits(low_cell));
  add_exact(high_cell, high);
  const auto add_cells = [&](char level, const std::string& from, const std::string& to) {
    if (from <= to) plan.cells.emplace_back(prefix + level + from, prefix + level + to);
  };
  const std::string low_octave = low.substr(0, kOctaveDigits);
  const std::string high_octave = high.substr(0, kOctaveDigits);
  const std::string after_low = neighbour(low_cell, 1);
  const std::string before_high = neighbour(high_cell, -1);
  if (low_octave == high_octave) {
    add_cells(kCell, after_low, before_high);
    return plan;
  }
  if (after_low.starts_with(low_octave)) add_cells(kCell, after_low, low_octave + kDigits.back());
  if (before_high.starts_with(high_octave))
    add_cells(kCell, high_octave + kDigits.front(), before_high);
  add_cells(kOctave, neighbour(low_octave, 1), neighbour(high_octave, -1));
  return plan;
}

std::optional<double> value_of_exact_term(std::string_view term) {
  const std::size_t bar = term.rfind('|');
  if (bar == std::string_view::npos || bar + 2 > term.size() || term[bar + 1] != kExact) return {};
  return value_of_digits(term.substr(bar + 2));
}

std::optional<std::pair<double, double>> interval_of_term(std::string_view term) {
  const std::size_t bar = term.rfind('|');
  const std::size_t tilde = term.rfind('~');
  if (bar == std::string_view::npos || tilde == std::string_view::npos || tilde < bar + 2)
    return {};
  const auto low = value_of_digits(term.substr(bar + 2, tilde - bar - 2));
  const auto high = value_of_digits(term.substr(tilde + 1));
  if (!low || !high) return {};
  return std::pair{*low, *high};
}

}  // namespace dateline
