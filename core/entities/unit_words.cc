#include "core/entities/unit_words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace dateline {
namespace {

using Kind = QuantityKind;

// Sorted by text. Plurals in -s are looked up without it.
constexpr auto kUnits = std::to_array<UnitWord>({
    {"acre", "acre", "acre", Kind::area},
    {"centimeter", "cm", "cm", Kind::distance},
    {"centimetre", "cm", "cm", Kind::distance},
    {"cm", "cm", "cm", Kind::distance},
    {"day", "day", "day", Kind::duration},
    {"decade", "decade", "decade", Kind::duration},
    {"degree", "degree", "degree", Kind::other},
    {"feet", "foot", "ft", Kind::distance},
    {"foot", "foot", "ft", Kind::distance},
    {"ft", "foot", "ft", Kind::distance},
    {"g", "g", "g", Kind::mass},
    {"gallon", "gallon", "gallon", Kind::other},
    {"gigawatt", "GW", "GW", Kind::other},
    {"gram", "g", "g", Kind::mass},
    {"gramme", "g", "g", Kind::mass},
    {"gw", "GW", "GW", Kind::other},
    {"h", "hour", "h", Kind::duration},
    {"ha", "hectare", "ha", Kind::area},
    {"hectare", "hectare", "ha", Kind::area},
    {"hour", "hour", "h", Kind::duration},
    {"hr", "hour", "h", Kind::duration},
    {"inch", "inch", "in", Kind::distance},
    {"inches", "inch", "in", Kind::distance},
    {"kg", "kg", "kg", Kind::mass},
    {"kilo", "kg", "kg", Kind::mass},
    {"kilogram", "kg", "kg", Kind::mass},
    {"kilogramme", "kg", "kg", Kind::mass},
    {"kilometer", "km", "km", Kind::distance},
    {"kilometre", "km", "km", Kind::distance},
    {"kilowatt", "kW", "kW", Kind::other},
    {"km", "km", "km", Kind::distance},
    {"km2", "km2", "km2", Kind::area},
    {"kmh", "km/h", "km/h", Kind::speed},
    {"km\u00B2", "km2", "km2", Kind::area},
    {"knot", "knot", "knot", Kind::speed},
    {"kph", "km/h", "km/h", Kind::speed},
    {"kw", "kW", "kW", Kind::other},
    {"kwh", "kWh", "kWh", Kind::other},
    {"l", "litre", "L", Kind::other},
    {"lb", "pound", "lb", Kind::mass},
    {"liter", "litre", "L", Kind::other},
    {"litre", "litre", "L", Kind::other},
    {"m", "m", "m", Kind::distance},
    {"m2", "m2", "m2", Kind::area},
    {"m3", "m3", "m3", Kind::other},
    {"megawatt", "MW", "MW", Kind::other},
    {"meter", "m", "m", Kind::distance},
    {"metre", "m", "m", Kind::distance},
    {"mg", "mg", "mg", Kind::mass},
    {"microgram", "\u00B5g", "\u00B5g", Kind::mass},
    {"mile", "mile", "mile", Kind::distance},
    {"milligram", "mg", "mg", Kind::mass},
    {"milliliter", "ml", "mL", Kind::other},
    {"millilitre", "ml", "mL", Kind::other},
    {"millimeter", "mm", "mm", Kind::distance},
    {"millimetre", "mm", "mm", Kind::distance},
    {"millisecond", "ms", "ms", Kind::duration},
    {"min", "minute", "min", Kind::duration},
    {"minute", "minute", "min", Kind::duration},
    {"ml", "ml", "mL", Kind::other},
    {"mm", "mm", "mm", Kind::distance},
    {"mole", "mol", "mol", Kind::other},
    {"month", "month", "month", Kind::duration},
    {"mph", "mph", "mph", Kind::speed},
    {"mw", "MW", "MW", Kind::other},
    {"ounce", "ounce", "oz", Kind::mass},
    {"oz", "ounce", "oz", Kind::mass},
    {"pc", "percent", "percent", Kind::percent},
    {"percent", "percent", "percent", Kind::percent},
    {"pint", "pint", "pint", Kind::other},
    {"sec", "second", "s", Kind::duration},
    {"second", "second", "s", Kind::duration},
    {"ton", "ton", "ton", Kind::mass},
    {"tonne", "tonne", "t", Kind::mass},
    {"watt", "W", "W", Kind::other},
    {"week", "week", "week", Kind::duration},
    {"yard", "yard", "yd", Kind::distance},
    {"yd", "yard", "yd", Kind::distance},
    {"year", "year", "year", Kind::duration},
    {"yr", "year", "year", Kind::duration},
});

constexpr bool is_sorted_table() {
  for (std::size_t i = 1; i < kUnits.size(); ++i) {
    if (!(kUnits[i - 1].text < kUnits[i].text)) return false;
  }
  return true;
}
static_assert(is_sorted_table());

struct Base {
  std::string_view unit;
  Dimension dimension;
  double factor;
};
constexpr double kInch = 0.0254;
constexpr double kMile = 1609.344;
constexpr double kPound = 453.59237;
constexpr double kYear = 31557600;
constexpr auto kBases = std::to_array<Base>({
    {"mm", Dimension::distance, 1e-3},
    {"cm", Dimension::distance, 1e-2},
    {"m", Dimension::distance, 1},
    {"km", Dimension::distance, 1e3},
    {"inch", Dimension::distance, kInch},
    {"foot", Dimension::distance, 12 * kInch},
    {"yard", Dimension::distance, 36 * kInch},
    {"mile", Dimension::distance, kMile},
    {"nautical mile", Dimension::distance, 1852},
    {"cm2", Dimension::area, 1e-4},
    {"m2", Dimension::area, 1},
    {"km2", Dimension::area, 1e6},
    {"hectare", Dimension::area, 1e4},
    {"acre", Dimension::area, 4046.8564224},
    {"square inch", Dimension::area, kInch* kInch},
    {"square foot", Dimension::area, 144 * kInch* kInch},
    {"square yard", Dimension::area, 1296 * kInch* kInch},
    {"square mile", Dimension::area, kMile* kMile},
    {"ml", Dimension::volume, 1e-3},
    {"litre", Dimension::volume, 1},
    {"gallon", Dimension::volume, 3.785411784},
    {"pint", Dimension::volume, 0.473176473},
    {"m3", Dimension::volume, 1e3},
    {"km3", Dimension::volume, 1e12},
    {"\u00B5g", Dimension::mass, 1e-6},
    {"mg", Dimension::mass, 1e-3},
    {"g", Dimension::mass, 1},
    {"kg", Dimension::mass, 1e3},
    {"tonne", Dimension::mass, 1e6},
    {"ton", Dimension::mass, 2000 * kPound},
    {"pound", Dimension::mass, kPound},
    {"ounce", Dimension::mass, kPound / 16},
    {"ms", Dimension::duration, 1e-3},
    {"second", Dimension::duration, 1},
    {"minute", Dimension::duration, 60},
    {"hour", Dimension::duration, 3600},
    {"day", Dimension::duration, 86400},
    {"week", Dimension::duration, 604800},
    {"month", Dimension::duration, kYear / 12},
    {"year", Dimension::duration, kYear},
    {"decade", Dimension::duration, 10 * kYear},
    {"\u00B0C", Dimension::temperature, 1},
    {"\u00B0F", Dimension::temperature, 5.0 / 9},
    {"m/s", Dimension::speed, 1},
    {"km/s", Dimension::speed, 1e3},
    {"km/h", Dimension::speed, 1 / 3.6},
    {"mph", Dimension::speed, kMile / 3600},
    {"knot", Dimension::speed, 1852.0 / 3600},
});

const UnitWord* find_exact(std::string_view lower) {
  if (lower.empty() || lower.size() > 11) return nullptr;
  const auto* found = std::lower_bound(
      kUnits.begin(), kUnits.end(), lower,
      [](const UnitWord& entry, std::string_view word) { return entry.text < word; });
  return found != kUnits.end() && found->text == lower ? found : nullptr;
}

// The words between blanks and slashes, lower case; a slash counts as "per".
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words(1);
  for (const char c : text.substr(0, 40)) {
    if (c == ' ' || c == '/' || c == '-') {
      if (!words.back().empty()) words.emplace_back();
      if (c == '/') words.back() = "per", words.emplace_back();
    } else {
      words.back() += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

// "square miles", "cubic metres", "metric tons", "nautical miles".
std::string qualified(std::string_view adjective, std::string_view noun) {
  const UnitWord* unit = find_unit_word(noun);
  if (unit == nullptr) return {};
  const std::string name(unit->name);
  if (adjective == "metric" && unit->kind == Kind::mass) return "tonne";
  if (unit->kind != Kind::distance) return {};
  if (adjective == "nautical") return name == "mile" ? "nautical mile" : std::string();
  if (adjective == "cubic") return name + "3";
  if (adjective != "square" && adjective != "sq") return {};
  const bool metric = name == "m" || name == "km" || name == "cm";
  return metric ? name + "2" : "square " + name;
}

// "miles per hour", "km / h", "metres a second".
std::string rate(std::string_view above, std::string_view below) {
  const UnitWord* unit = find_unit_word(above);
  const UnitWord* time = below == "s" ? find_unit_word("second") : find_unit_word(below);
  if (unit == nullptr || time == nullptr || unit->kind != Kind::distance) return {};
  if (time->name == "second") return std::string(unit->name) + "/s";
  if (time->name != "hour") return {};
  return unit->name == "mile" ? "mph" : std::string(unit->name) + "/h";
}

}  // namespace

const UnitWord* find_unit_word(std::string_view lower) {
  if (const UnitWord* entry = find_exact(lower)) return entry;
  if (lower.size() < 3 || lower.back() != 's') return nullptr;
  return find_exact(lower.substr(0, lower.size() - 1));
}

std::string unit_named(std::string_view text) {
  const std::vector<std::string> words = words_of(text);
  if (words.size() == 3 && (words[1] == "per" || words[1] == "an" || words[1] == "a")) {
    return rate(words[0], words[2]);
  }
  if (words.size() == 2) {
    const bool degrees = words[0] == "degrees" || words[0] == "degree";
    if (degrees && (words[1] == "celsius" || words[1] == "centigrade" || words[1] == "c"))
      return "\u00B0C";
    if (degrees && (words[1] == "fahrenheit" || words[1] == "f")) return "\u00B0F";
    return qualified(words[0], words[1]);
  }
  if (words.size() != 1) return {};
  if (words[0] == "\u00B0c") return "\u00B0C";
  if (words[0] == "\u00B0f") return "\u00B0F";
  const UnitWord* unit = find_unit_word(words[0]);
  return unit != nullptr ? std::string(unit->name) : std::string();
}

std::optional<BaseMeasure> in_base_unit(double value, std::string_view unit) {
  const auto* base = std::find_if(kBases.begin(), kBases.end(),
                                  [&](const Base& known) { return known.unit == unit; });
  if (base == kBases.end()) return std::nullopt;
  if (unit == "\u00B0F") value -= 32;
  return BaseMeasure{base->dimension, value * base->factor};
}

bool is_conversion(std::string_view text, const Quantity& first, const Quantity& second) {
  if (second.range.begin < first.range.end || second.range.begin > text.size()) return false;
  std::string_view gap = text.substr(first.range.end, second.range.begin - first.range.end);
  while (!gap.empty() && (gap.front() == ' ' || gap.front() == '\n')) gap.remove_prefix(1);
  while (!gap.empty() && (gap.back() == ' ' || gap.back() == '~')) gap.remove_suffix(1);
  if ((gap != "(" && gap != "[" && gap != "/") || first.unit == second.unit) return false;
  if (first.kind == Kind::age || second.kind == Kind::age) return false;
  const auto one = in_base_unit(first.value, first.unit);
  const auto other = in_base_unit(second.value, second.unit);
  if (!one || !other || one->dimension != other->dimension) return false;
  const double most = std::max(std::abs(one->value), std::abs(other->value));
  const double slack = one->dimension == Dimension::temperature ? 1 : most / 20;
  return std::abs(one->value - other->value) <= slack;
}

}  // namespace dateline
