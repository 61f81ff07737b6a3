// What a number in an article is: value or range, bound, kind, unit and the thing counted.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/byte_range.h"

namespace dateline {

enum class Bound : std::uint8_t { exact, at_least, at_most, more_than, less_than, about, between };

enum class QuantityKind : std::uint8_t {
  count,
  money,
  percent,
  age,
  duration,
  distance,
  area,
  mass,
  temperature,
  speed,
  ordinal,
  multiple,
  other
};

struct Quantity {
  double value = 0;
  std::optional<double> value_high;  // set for a range: [value, value_high], bound `between`
  Bound bound = Bound::exact;
  QuantityKind kind = QuantityKind::count;
  std::string unit;        // ISO 4217 for money, else the contract's unit words; empty where none
  std::string thing;       // what is counted, as the text says it; empty where nothing is
  ByteRange range;         // "at least 27 migrants"
  ByteRange number_range;  // "27"
};

[[nodiscard]] std::string_view name_of(Bound bound);        // "at_least"
[[nodiscard]] std::string_view name_of(QuantityKind kind);  // "money"
[[nodiscard]] std::optional<Bound> bound_named(std::string_view name);
[[nodiscard]] std::optional<QuantityKind> kind_named(std::string_view name);

// The shortest exact decimal form, with thousands commas: "25,700", "3.5", "1,200,000,000".
[[nodiscard]] std::string print_number(double value);

// How a facet names it, bound left out: "27 migrants", "£3,300", "36-40 people", "5%", "aged 31",
// "2 hours", "3 km", "$1.2 billion". Quantities with one label count as one facet value.
// `head_only` keeps only the thing's last word.
[[nodiscard]] std::string label(const Quantity& quantity, bool head_only = true);

// The counted thing's head noun, folded and brought to the singular: "people" -> "person", "tiny
// dinghies" -> "dinghy", "individuals" -> "individual". Empty for empty.
[[nodiscard]] std::string thing_key(std::string_view thing);

// A number as a reader types it in a query: "25,700", "25700", "1.2bn", "£1m", "$3.5 million",
// "5%", "twenty-seven".
struct ParsedAmount {
  double value = 0;
  std::string currency;  // ISO 4217; empty for none
  bool percent = false;
  std::size_t length = 0;  // bytes read from the front of the text
};
// Reads an amount from the front of `text` (leading blanks skipped); nothing when it does not begin
// with one.
[[nodiscard]] std::optional<ParsedAmount> parse_amount(std::string_view text);

}  // namespace dateline
