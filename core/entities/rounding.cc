#include "core/entities/rounding.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace dateline {
namespace {

constexpr double kMostExact = 1e15;
constexpr double kNoise = 1e-9;  // of a value: what binary fractions of decimal numbers are off by
constexpr Bound kRoundingBounds[] = {Bound::about, Bound::at_least, Bound::more_than,
                                     Bound::at_most, Bound::less_than};

bool can_be_rounded(double value) {
  return std::isfinite(value) && value > 0 && value < kMostExact;
}

// The power of ten that `value`'s last stated digit stands for: 6,400 -> 2, 6.45 -> -2.
int last_place(double value) {
  const std::string text = print_number(value);
  const std::size_t point = text.find('.');
  if (point != std::string::npos) return -static_cast<int>(text.size() - point - 1);
  int zeros = 0;
  for (auto it = text.rbegin(); it != text.rend() && (*it == '0' || *it == ','); ++it)
    zeros += *it == '0';
  return zeros;
}

int first_place(double value) { return static_cast<int>(std::floor(std::log10(value) + kNoise)); }

// units * 10^place, as reading its decimal form gives it.
double scaled(double units, int place) {
  return place >= 0 ? units * std::pow(10.0, place) : units / std::pow(10.0, -place);
}

}  // namespace

bool agrees(const Statement& statement, double exact) {
  if (!can_be_rounded(exact) || !can_be_rounded(statement.value)) return false;
  const double unit = scaled(1, std::min(last_place(statement.value), first_place(exact)));
  const double noise = exact * kNoise;
  const double above = exact - statement.value;  // by how much the exact value is more
  if (std::fabs(above) <= noise) return false;
  switch (statement.bound) {
    case Bound::about:
      return std::fabs(above) <= unit / 2 + noise;
    case Bound::at_least:
    case Bound::more_than:
      return above > 0 && above < unit - noise;
    case Bound::at_most:
    case Bound::less_than:
      return above < 0 && -above < unit - noise;
    default:
      return false;
  }
}

std::vector<Statement> roundings_of(double exact) {
  std::vector<Statement> out;
  if (!can_be_rounded(exact)) return out;
  const auto add = [&](Statement statement) {
    const auto same = [&](const Statement& s) {
      return s.bound == statement.bound && s.value == statement.value;
    };
    if (agrees(statement, exact) && std::none_of(out.begin(), out.end(), same))
      out.push_back(statement);
  };
  const int last = last_place(exact);
  for (int place = first_place(exact); place > last; --place) {
    const double units = std::floor(exact / scaled(1, place) + kNoise);
    for (const double candidate : {units, units + 1}) {
      for (const Bound bound : kRoundingBounds) add({bound, scaled(candidate, place)});
    }
  }
  return out;
}

}  // namespace dateline
