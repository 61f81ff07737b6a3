#include "core/entities/quantity.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "core/entities/currencies.h"
#include "core/text/folding.h"

namespace dateline {
namespace {

constexpr std::array<std::string_view, 7> kBounds = {
    "exact", "at_least", "at_most", "more_than", "less_than", "about", "between"};
constexpr std::array<std::string_view, 13> kKinds = {
    "count", "money",       "percent", "age",     "duration", "distance", "area",
    "mass",  "temperature", "speed",   "ordinal", "multiple", "other"};

std::string_view last_word(std::string_view text) {
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  const std::size_t blank = text.rfind(' ');
  return blank == std::string_view::npos ? text : text.substr(blank + 1);
}

std::string_view ordinal_ending(double value) {
  const auto n = std::fmod(value, 100.0);
  if (n >= 11 && n <= 13) return "th";
  const auto last = std::fmod(value, 10.0);
  if (last == 1) return "st";
  if (last == 2) return "nd";
  return last == 3 ? "rd" : "th";
}

// "2/3" for .6667: the smallest denominator that gives the value to four decimals.
std::string print_fraction(double value) {
  for (int denominator = 2; denominator <= 10; ++denominator) {
    const double numerator = std::round(value * denominator);
    if (numerator >= 1 && std::abs(numerator / denominator - value) < 1e-4) {
      return print_number(numerator) + "/" + std::to_string(denominator);
    }
  }
  return print_number(value);
}

// "1.2 billion" from 1e6 on when two decimals say it all; digits otherwise.
std::string print_amount(double value) {
  struct Scale {
    double value;
    std::string_view name;
  };
  constexpr std::array<Scale, 3> kScales = {
      {{1e12, " trillion"}, {1e9, " billion"}, {1e6, " million"}}};
  const std::string plain = print_number(value);
  for (const Scale& scale : kScales) {
    if (std::abs(value) < scale.value) continue;
    std::string scaled = print_number(value / scale.value);
    scaled += scale.name;
    const double hundredths = value / scale.value * 100;
    return hundredths == std::round(hundredths) ? scaled : plain;
  }
  return plain;
}

std::string print_value(const Quantity& quantity) {
  const auto print = [&](double value) {
    if (quantity.unit == "fraction") return print_fraction(value);
    if (quantity.kind == QuantityKind::ordinal) {
      return print_number(value) + std::string(ordinal_ending(value));
    }
    return print_amount(value);
  };
  std::string out = print(quantity.value);
  if (quantity.value_high) out += "-" + print(*quantity.value_high);
  return out;
}

bool is_plural(const Quantity& quantity) { return quantity.value_high || quantity.value != 1; }

// "hour" -> "hours"; symbols ("km", "°C", "m2") and rates stay.
std::string unit_name(const Quantity& quantity) {
  const std::string& unit = quantity.unit;
  constexpr std::array<std::string_view, 20> kWords = {"second",
                                                       "minute",
                                                       "hour",
                                                       "day",
                                                       "week",
                                                       "month",
                                                       "year",
                                                       "yard",
                                                       "mile",
                                                       "hectare",
                                                       "acre",
                                                       "tonne",
                                                       "ton",
                                                       "pound",
                                                       "ounce",
                                                       "litre",
                                                       "gallon",
                                                       "degree",
                                                       "percentage point",
                                                       "nautical mile"};
  if (!is_plural(quantity)) return unit;
  if (unit == "foot") return "feet";
  if (unit == "inch") return "inches";
  if (unit == "square foot") return "square feet";
  const bool word = std::find(kWords.begin(), kWords.end(), unit) != kWords.end();
  return word || unit.rfind("square ", 0) == 0 ? unit + "s" : unit;
}

std::string with_thing(std::string out, const Quantity& quantity, bool head_only) {
  const std::string_view thing =
      head_only ? last_word(quantity.thing) : std::string_view(quantity.thing);
  if (thing.empty()) return out;
  out += ' ';
  return out.append(thing);
}

std::string money_label(const Quantity& quantity) {
  const std::string_view sign = currency_sign(quantity.unit);
  const std::string amount = print_value(quantity);
  if (!sign.empty()) return std::string(sign) + amount;
  return quantity.unit.empty() ? amount : quantity.unit + " " + amount;
}

bool ends_with(std::string_view text, std::string_view ending) {
  return text.size() >= ending.size() && text.substr(text.size() - ending.size()) == ending;
}

std::string singular(std::string word) {
  struct Irregular {
    std::string_view plural;
    std::string_view singular;
  };
  constexpr auto kIrregular = std::to_array<Irregular>({
      {"people", "person"},   {"persons", "person"},     {"children", "child"},
      {"feet", "foot"},       {"teeth", "tooth"},        {"mice", "mouse"},
      {"geese", "goose"},     {"lives", "life"},         {"wives", "wife"},
      {"knives", "knife"},    {"wolves", "wolf"},        {"halves", "half"},
      {"thieves", "thief"},   {"leaves", "leaf"},        {"series", "series"},
      {"species", "species"}, {"movies", "movie"},       {"cookies", "cookie"},
      {"gas", "gas"},         {"news", "news"},          {"buses", "bus"},
      {"crises", "crisis"},   {"criteria", "criterion"},
  });
  for (const Irregular& entry : kIrregular) {
    if (word == entry.plural) return std::string(entry.singular);
  }
  const std::size_t size = word.size();
  if (word == "men" || word == "women" || (size > 5 && ends_with(word, "men"))) {
    word[size - 2] = 'a';  // firemen
    return word;
  }
  if (size > 4 && ends_with(word, "ies")) return word.substr(0, size - 3) + "y";
  for (const std::string_view ending : {"sses", "xes", "ches", "shes", "zes", "oes"}) {
    if (size > ending.size() && ends_with(word, ending)) return word.substr(0, size - 2);
  }
  const bool keeps_s = ends_with(word, "ss") || ends_with(word, "us") || ends_with(word, "is");
  return size > 3 && word.back() == 's' && !keeps_s ? word.substr(0, size - 1) : word;
}

template <typename Enum, std::size_t N>
std::optional<Enum> named(const std::array<std::string_view, N>& names, std::string_view name) {
  const auto* found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

}  // namespace

std::string_view name_of(Bound bound) { return kBounds[static_cast<std::size_t>(bound)]; }
std::string_view name_of(QuantityKind kind) { return kKinds[static_cast<std::size_t>(kind)]; }
std::optional<Bound> bound_named(std::string_view name) { return named<Bound>(kBounds, name); }
std::optional<QuantityKind> kind_named(std::string_view name) {
  return named<QuantityKind>(kKinds, name);
}

std::string print_number(double value) {
  if (!std::isfinite(value)) return "0";
  std::array<char, 512> buffer{};
  const auto result =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed);
  std::string digits(buffer.data(), result.ptr);
  const std::size_t first = digits[0] == '-' ? 1 : 0;
  std::size_t point = std::min(digits.find('.'), digits.size());
  while (point > first + 3) {
    point -= 3;
    digits.insert(point, 1, ',');
  }
  return digits == "-0" ? "0" : digits;
}

std::string label(const Quantity& quantity, bool head_only) {
  switch (quantity.kind) {
    case QuantityKind::money:
      return money_label(quantity);
    case QuantityKind::percent:
      if (quantity.unit == "percentage point")
        return print_value(quantity) + " " + unit_name(quantity);
      return print_value(quantity) + "%";
    case QuantityKind::age: {
      const std::string aged = "aged " + print_value(quantity);
      return quantity.unit.empty() || quantity.unit == "year" ? aged
                                                              : aged + " " + unit_name(quantity);
    }
    case QuantityKind::multiple:
      return print_value(quantity) + " times";
    case QuantityKind::count:
    case QuantityKind::ordinal:
      return with_thing(print_value(quantity), quantity, head_only);
    default:
      break;
  }
  std::string out = print_value(quantity);
  const bool bare = quantity.unit.empty() || quantity.unit == "fraction";
  if (!bare) out += " " + unit_name(quantity);
  const bool says_of_what =
      quantity.kind == QuantityKind::other && quantity.unit.rfind("per ", 0) != 0;
  return says_of_what && bare ? with_thing(out, quantity, head_only) : out;
}

std::string thing_key(std::string_view thing) {
  std::string_view word = last_word(thing);
  const std::size_t hyphen = word.rfind('-');
  if (hyphen != std::string_view::npos && hyphen + 1 < word.size()) word = word.substr(hyphen + 1);
  return singular(folded(word));
}

}  // namespace dateline
