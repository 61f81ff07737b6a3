#include "indexer/extract/units.h"

#include <algorithm>
#include <array>

namespace dateline {
namespace {

using Kind = QuantityKind;

struct Entry {
  std::string_view text;    // lower case
  std::string_view name;    // as the contract names it
  std::string_view symbol;  // inside a rate: "mg" in "mg/L"
  Kind kind;
};

// Sorted by text. Plurals in -s are looked up without it.
constexpr auto kUnits = std::to_array<Entry>({
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

const Entry* find_exact(std::string_view lower) {
  if (lower.empty() || lower.size() > 11) return nullptr;
  const auto* found =
      std::lower_bound(kUnits.begin(), kUnits.end(), lower,
                       [](const Entry& entry, std::string_view word) { return entry.text < word; });
  return found != kUnits.end() && found->text == lower ? found : nullptr;
}

const Entry* find_unit(std::string_view lower) {
  if (const Entry* entry = find_exact(lower)) return entry;
  if (lower.size() < 3 || lower.back() != 's') return nullptr;
  return find_exact(lower.substr(0, lower.size() - 1));
}

Unit made(const Entry& entry, const WordView& view, std::size_t last) {
  return {entry.kind, std::string(entry.name), last, view.at(last).end};
}

// "square miles", "cubic metres", "metric tons", "nautical miles", "percentage points", "per cent".
std::optional<Unit> read_pair(const WordView& view, std::size_t i, std::size_t end_word) {
  if (i + 1 >= end_word || !view.joined_after(i)) return std::nullopt;
  const std::string_view first = view.lower(i);
  const std::string_view second = view.lower(i + 1);
  const std::size_t end = view.at(i + 1).end;
  if (first == "per" && second == "cent") return Unit{Kind::percent, "percent", i + 1, end};
  if (first == "percentage" && (second == "point" || second == "points")) {
    return Unit{Kind::percent, "percentage point", i + 1, end};
  }
  const Entry* unit = find_unit(second);
  if (unit == nullptr) return std::nullopt;
  if (first == "metric" && unit->kind == Kind::mass) return Unit{Kind::mass, "tonne", i + 1, end};
  const Entry* power = unit->name == "hour" ? find_unit(first) : nullptr;
  if (power != nullptr && power->name.back() == 'W')
    return Unit{Kind::other, std::string(power->name) + "h", i + 1, end};
  if (unit->kind != Kind::distance) return std::nullopt;
  if (first == "nautical") return Unit{Kind::distance, "nautical mile", i + 1, end};
  if (first == "cubic") return Unit{Kind::other, std::string(unit->name) + "3", i + 1, end};
  if (first != "square" && first != "sq") return std::nullopt;
  const bool metric = unit->name == "m" || unit->name == "km" || unit->name == "cm";
  return Unit{Kind::area,
              metric ? std::string(unit->name) + "2" : "square " + std::string(unit->name), i + 1,
              end};
}

// "degrees Celsius", "degrees", "degrees C".
Unit read_degrees(const Entry& entry, const WordView& view, std::size_t i, std::size_t end_word) {
  Unit unit = made(entry, view, i);
  if (i + 1 >= end_word || !view.blank_after(i)) return unit;
  const std::string_view scale = view.lower(i + 1);
  const bool celsius = scale == "celsius" || scale == "centigrade" || view.word(i + 1) == "C";
  if (!celsius && scale != "fahrenheit" && view.word(i + 1) != "F") return unit;
  return {Kind::temperature, celsius ? "\u00B0C" : "\u00B0F", i + 1, view.at(i + 1).end};
}

// The name of a rate of two units.
Unit rate_of(const Unit& amount, std::string_view amount_symbol, const Entry* below,
             std::string_view below_name) {
  const std::string_view per = below != nullptr ? below->symbol : below_name;
  Unit unit;
  if (amount.kind == Kind::distance && per == "h") {
    unit.name = amount.name == "mile" ? "mph" : amount.name + "/h";
    unit.kind = Kind::speed;
    return unit;
  }
  if (amount.kind == Kind::distance && per == "s") unit.kind = Kind::speed;
  unit.name = std::string(amount_symbol) + "/" + std::string(per);
  return unit;
}

// "per hour", "an hour", "/h" after a unit turns it into a rate.
Unit with_rate(Unit unit, std::string_view symbol, const WordView& view, std::size_t end_word) {
  std::size_t at = unit.last + 1;
  if (at >= end_word || unit.kind == Kind::duration || unit.kind == Kind::percent) return unit;
  const bool slash = view.gap_after(unit.last) == "/";
  if (!slash) {
    if (!view.blank_after(unit.last) || at + 1 >= end_word || !view.blank_after(at)) return unit;
    const std::string_view word = view.lower(at);
    const bool article = (word == "an" || word == "a") && unit.kind == Kind::distance;
    if (word != "per" && !article) return unit;
    ++at;
  }
  const std::optional<Unit> cubic = read_pair(view, at, end_word);
  const Entry* below = find_unit(view.lower(at));
  if (!cubic && below == nullptr) return unit;
  const std::string_view word = view.lower(at);
  if (!slash && view.lower(at - 1) != "per" && below != nullptr && below->kind != Kind::duration)
    return unit;
  Unit rate =
      rate_of(unit, symbol, cubic ? nullptr : below, cubic ? std::string_view(cubic->name) : word);
  rate.last = cubic ? cubic->last : at;
  rate.end = view.at(rate.last).end;
  return rate;
}

}  // namespace

bool is_unit_word(std::string_view lower) {
  return lower.size() >= 2 && find_unit(lower) != nullptr;
}

std::optional<Unit> read_unit(const WordView& view, std::size_t i, std::size_t end_word) {
  if (i >= end_word) return std::nullopt;
  if (auto pair = read_pair(view, i, end_word)) {
    return pair->kind == Kind::percent ? *pair : with_rate(*pair, pair->name, view, end_word);
  }
  const std::string_view lower = view.lower(i);
  const Entry* entry = find_unit(lower);
  if (entry == nullptr) return std::nullopt;
  // One-letter symbols are lower case ("75 m"); a capital is an initial or a class.
  // And "PCs" are computers and constables.
  if ((lower.size() == 1 || entry->text == "pc") && view.word(i) != entry->text)
    return std::nullopt;
  if (entry->name == "degree") return read_degrees(*entry, view, i, end_word);
  return with_rate(made(*entry, view, i), entry->symbol, view, end_word);
}

std::optional<Unit> glued_unit(std::string_view suffix) {
  if (suffix == "C") return Unit{Kind::temperature, "\u00B0C", 0, 0};
  if (suffix == "F") return Unit{Kind::temperature, "\u00B0F", 0, 0};
  if (suffix == "in") return Unit{Kind::distance, "inch", 0, 0};
  std::string lower(suffix.substr(0, 12));
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  if (suffix.size() == 1 && lower != suffix) return std::nullopt;
  const Entry* entry = find_unit(lower);
  if (entry == nullptr) return std::nullopt;
  return Unit{entry->kind, std::string(entry->name), 0, 0};
}

}  // namespace dateline
