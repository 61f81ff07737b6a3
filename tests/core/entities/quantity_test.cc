#include "core/entities/quantity.h"

#include <catch2/catch.hpp>
#include <string>

using namespace dateline;

namespace {

// "value currency percent length", or "none".
std::string parsed(std::string_view text) {
  const auto amount = parse_amount(text);
  if (!amount) return "none";
  return print_number(amount->value) + " " + amount->currency + (amount->percent ? "%" : "") + " " +
         std::to_string(amount->length);
}

void check_amount(std::string_view text, std::string_view expected) {
  CAPTURE(text);
  CHECK(parsed(text) == expected);
}

Quantity made(double value, QuantityKind kind, std::string unit, std::string thing) {
  Quantity quantity;
  quantity.value = value;
  quantity.kind = kind;
  quantity.unit = std::move(unit);
  quantity.thing = std::move(thing);
  return quantity;
}

}  // namespace

TEST_CASE("Amount: digits, scales, currencies and words") {
  check_amount("25,700", "25,700  6");
  check_amount("25700", "25,700  5");
  check_amount("1.2bn", "1,200,000,000  5");
  check_amount("£1m", "1,000,000 GBP 4");
  check_amount("$3.5 million", "3,500,000 USD 12");
  check_amount("NZ$20 billion", "20,000,000,000 NZD 13");
  check_amount("100 million yen", "100,000,000 JPY 15");
  check_amount("5%", "5 % 2");
  check_amount("5 per cent", "5 % 10");
  check_amount("twenty-seven", "27  12");
  check_amount("two hundred and five thousand", "205,000  29");
  check_amount("half a million", "500,000  14");
  check_amount("a dozen", "12  7");
  check_amount("25\u00A0700", "25,700  7");
}

TEST_CASE("Amount: stops where the number does") {
  check_amount("25..30", "25  2");
  check_amount("27 migrants", "27  2");
  check_amount("36-40", "36  2");
  check_amount("twenty-seven migrants", "27  12");
  check_amount("five and", "5  4");
  check_amount("27kg", "27  2");
  check_amount("5m", "5,000,000  2");
}

TEST_CASE("Amount: what is no amount is refused") {
  for (const char* bad : {"", " ", "migrants", "1e308", "1e6", "27kx", "£", "half", "a twenty", "-",
                          "and", "\xFF", "$-"}) {
    CAPTURE(bad);
    CHECK(parsed(bad) == "none");
  }
  CHECK(parsed(std::string(5000, '9')) == "none");
  CHECK(parsed(std::string(5000, '9') + ".5bn") == "none");
}

TEST_CASE("Quantity: names are those of the contract, both ways") {
  CHECK(name_of(QuantityKind::temperature) == "temperature");
  CHECK(name_of(QuantityKind::speed) == "speed");
  CHECK(kind_named("other") == QuantityKind::other);
  CHECK_FALSE(kind_named("colour"));
  CHECK(name_of(Bound::at_least) == "at_least");
  CHECK(bound_named("between") == Bound::between);
  CHECK_FALSE(bound_named(""));
}

TEST_CASE("Quantity: numbers print with commas") {
  CHECK(print_number(25700) == "25,700");
  CHECK(print_number(3.5) == "3.5");
  CHECK(print_number(1.2e9) == "1,200,000,000");
  CHECK(print_number(-1234.25) == "-1,234.25");
  CHECK(print_number(0) == "0");
  CHECK(print_number(999) == "999");
}

TEST_CASE("Quantity: labels") {
  CHECK(label(made(27, QuantityKind::count, "", "young migrants")) == "27 migrants");
  CHECK(label(made(27, QuantityKind::count, "", "young migrants"), false) == "27 young migrants");
  CHECK(label(made(3300, QuantityKind::money, "GBP", "")) == "£3,300");
  CHECK(label(made(1.2e9, QuantityKind::money, "USD", "")) == "$1.2 billion");
  CHECK(label(made(5, QuantityKind::percent, "percent", "voters")) == "5%");
  CHECK(label(made(31, QuantityKind::age, "year", "man")) == "aged 31");
  CHECK(label(made(2, QuantityKind::duration, "hour", "")) == "2 hours");
  CHECK(label(made(1, QuantityKind::duration, "hour", "")) == "1 hour");
  CHECK(label(made(3, QuantityKind::distance, "km", "")) == "3 km");
  CHECK(label(made(21, QuantityKind::ordinal, "", "birthday")) == "21st birthday");
  CHECK(label(made(0.6667, QuantityKind::other, "fraction", "voters")) == "2/3 voters");
  Quantity range = made(36, QuantityKind::count, "", "people");
  range.value_high = 40;
  CHECK(label(range) == "36-40 people");
}

TEST_CASE("Quantity: the key of a thing is its head in the singular") {
  const std::pair<const char*, const char*> table[] = {{"people", "person"},
                                                       {"persons", "person"},
                                                       {"tiny dinghies", "dinghy"},
                                                       {"individuals", "individual"},
                                                       {"women", "woman"},
                                                       {"firemen", "fireman"},
                                                       {"children", "child"},
                                                       {"boxes", "box"},
                                                       {"churches", "church"},
                                                       {"buses", "bus"},
                                                       {"crises", "crisis"},
                                                       {"houses", "house"},
                                                       {"glass", "glass"},
                                                       {"Migrants", "migrant"},
                                                       {"crew", "crew"},
                                                       {"", ""},
                                                       {"vice-presidents", "president"}};
  for (const auto& [thing, key] : table) {
    CAPTURE(thing);
    CHECK(thing_key(thing) == key);
  }
}
