// Units of measure: their names and symbols as texts and readers write them, and what one is in the
// base unit of its dimension, so that "3 miles" and "4.8 km" can be compared.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/entities/quantity.h"

namespace dateline {

struct UnitWord {
  std::string_view text;    // lower case
  std::string_view name;    // as Quantity::unit has it
  std::string_view symbol;  // inside a rate: "mg" in "mg/L"
  QuantityKind kind = QuantityKind::other;
};

// The entry of one lower-case word ("miles", "km"), or nullptr.
[[nodiscard]] const UnitWord* find_unit_word(std::string_view lower);

// The unit that a reader means by these words, as Quantity::unit has it: "miles" -> "mile", "sq km"
// -> "km2", "miles per hour" -> "mph", "degrees Celsius" -> "\u00B0C". Empty for anything else.
[[nodiscard]] std::string unit_named(std::string_view words);

enum class Dimension : std::uint8_t { distance, area, volume, mass, duration, temperature, speed };

// Base units: metre, square metre, litre, gram, second, degree Celsius, metre a second.
struct BaseMeasure {
  Dimension dimension = Dimension::distance;
  double value = 0;
};
// Nothing for a unit that measures nothing of these ("percent", "GBP", "per 100,000"). A month is a
// twelfth of a year of 365.25 days; a gallon and a ton are American.
[[nodiscard]] std::optional<BaseMeasure> in_base_unit(double value, std::string_view unit);

// Whether `second` says in brackets or behind a slash what `first` said in another unit, within a
// twentieth: "3 miles (4.8 km)". Both of `text`, in this order.
[[nodiscard]] bool is_conversion(std::string_view text, const Quantity& first,
                                 const Quantity& second);

}  // namespace dateline
