#include "indexer/extract/units.h"

#include "core/entities/unit_words.h"

namespace dateline {
namespace {

using Kind = QuantityKind;

Unit made(const UnitWord& entry, const WordView& view, std::size_t last) {
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
  const UnitWord* unit = find_unit_word(second);
  if (unit == nullptr) return std::nullopt;
  if (first == "metric" && unit->kind == Kind::mass) return Unit{Kind::mass, "tonne", i + 1, end};
  const UnitWord* power = unit->name == "hour" ? find_unit_word(first) : nullptr;
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
Unit read_degrees(const UnitWord& entry, const WordView& view, std::size_t i,
                  std::size_t end_word) {
  Unit unit = made(entry, view, i);
  if (i + 1 >= end_word || !view.blank_after(i)) return unit;
  const std::string_view scale = view.lower(i + 1);
  const bool celsius = scale == "celsius" || scale == "centigrade" || view.word(i + 1) == "C";
  if (!celsius && scale != "fahrenheit" && view.word(i + 1) != "F") return unit;
  return {Kind::temperature, celsius ? "\u00B0C" : "\u00B0F", i + 1, view.at(i + 1).end};
}

// The name of a rate of two units.
Unit rate_of(const Unit& amount, std::string_view amount_symbol, const UnitWord* below,
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
  const UnitWord* below = find_unit_word(view.lower(at));
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
  return lower.size() >= 2 && find_unit_word(lower) != nullptr;
}

std::optional<Unit> read_unit(const WordView& view, std::size_t i, std::size_t end_word) {
  if (i >= end_word) return std::nullopt;
  if (auto pair = read_pair(view, i, end_word)) {
    return pair->kind == Kind::percent ? *pair : with_rate(*pair, pair->name, view, end_word);
  }
  const std::string_view lower = view.lower(i);
  const UnitWord* entry = find_unit_word(lower);
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
  const UnitWord* entry = find_unit_word(lower);
  if (entry == nullptr) return std::nullopt;
  return Unit{entry->kind, std::string(entry->name), 0, 0};
}

}  // namespace dateline
