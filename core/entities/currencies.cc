#include "core/entities/currencies.h"

#include <algorithm>
#include <array>

#include "core/base/ascii.h"

namespace dateline {
namespace {

struct Pair {
  std::string_view text;
  std::string_view code;
};

// Longest first where one ends another, so that "US$" is found before "$".
constexpr auto kSigns = std::to_array<Pair>({
    {"CDN$", "CAD"}, {"Cdn$", "CAD"}, {"CA$", "CAD"}, {"AU$", "AUD"}, {"NZ$", "NZD"},
    {"US$", "USD"},  {"HK$", "HKD"},  {"NT$", "TWD"}, {"CN¥", "CNY"}, {"JP¥", "JPY"},
    {"A$", "AUD"},   {"C$", "CAD"},   {"S$", "SGD"},  {"R$", "BRL"},  {"£", "GBP"},
    {"€", "EUR"},    {"¥", "JPY"},    {"￥", "JPY"},  {"₹", "INR"},   {"₽", "RUB"},
    {"₩", "KRW"},    {"₺", "TRY"},    {"₪", "ILS"},   {"₴", "UAH"},   {"₦", "NGN"},
    {"₱", "PHP"},    {"฿", "THB"},    {"₫", "VND"},   {"₵", "GHS"},   {"₡", "CRC"},
    {"zł", "PLN"},   {"Rs.", "INR"},  {"Rs", "INR"},  {"RMB", "CNY"}, {"$", "USD"},
});

constexpr auto kCodes = std::to_array<std::string_view>(
    {"AED", "ARS", "AUD", "BDT", "BGN", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "CRC",
     "CZK", "DEM", "DKK", "EGP", "EUR", "FRF", "GBP", "GHS", "HKD", "HUF", "IDR", "ILS",
     "INR", "IQD", "IRR", "ITL", "JPY", "KES", "KRW", "KWD", "LKR", "MAD", "MXN", "MYR",
     "NGN", "NOK", "NZD", "PEN", "PHP", "PKR", "PLN", "QAR", "RON", "RSD", "RUB", "SAR",
     "SEK", "SGD", "THB", "TRY", "TWD", "UAH", "USD", "VND", "ZAR"});

// Singular words; a plural's "s" is dropped before looking here.
constexpr auto kWords = std::to_array<Pair>({
    {"baht", "THB"},   {"dirham", "AED"},   {"dollar", "USD"},  {"dong", "VND"},
    {"euro", "EUR"},   {"forint", "HUF"},   {"guilder", "NLG"}, {"hryvnia", "UAH"},
    {"naira", "NGN"},  {"peso", "MXN"},     {"pound", "GBP"},   {"quid", "GBP"},
    {"rand", "ZAR"},   {"renminbi", "CNY"}, {"ringgit", "MYR"}, {"riyal", "SAR"},
    {"rouble", "RUB"}, {"ruble", "RUB"},    {"rupee", "INR"},   {"rupiah", "IDR"},
    {"shekel", "ILS"}, {"sterling", "GBP"}, {"won", "KRW"},     {"yen", "JPY"},
    {"yuan", "CNY"},   {"zloty", "PLN"},    {"zlotys", "PLN"},  {"franc", "CHF"},
});

struct National {
  std::string_view before;
  std::string_view word;
  std::string_view code;
};
constexpr auto kNationals = std::to_array<National>({
    {"australian", "dollar", "AUD"}, {"canadian", "dollar", "CAD"},  {"zealand", "dollar", "NZD"},
    {"kong", "dollar", "HKD"},       {"singapore", "dollar", "SGD"}, {"taiwan", "dollar", "TWD"},
    {"egyptian", "pound", "EGP"},    {"french", "franc", "FRF"},     {"philippine", "peso", "PHP"},
    {"argentine", "peso", "ARS"},    {"chilean", "peso", "CLP"},     {"colombian", "peso", "COP"},
    {"pakistani", "rupee", "PKR"},   {"sri-lankan", "rupee", "LKR"}, {"danish", "krone", "DKK"},
    {"norwegian", "krone", "NOK"},   {"danish", "kroner", "DKK"},    {"norwegian", "kroner", "NOK"},
    {"nz", "dollar", "NZD"},         {"us", "dollar", "USD"},        {"aussie", "dollar", "AUD"},
    {"swedish", "krona", "SEK"},     {"swedish", "kronor", "SEK"},   {"moroccan", "dirham", "MAD"},
});

bool matches_word(std::string_view word, std::string_view singular) {
  return word == singular || (word.size() == singular.size() + 1 && word.back() == 's' &&
                              word.substr(0, singular.size()) == singular);
}

}  // namespace

CurrencyMark currency_at_front(std::string_view text) {
  for (const Pair& sign : kSigns) {
    if (text.substr(0, sign.text.size()) != sign.text) continue;
    const bool letters = is_ascii_letter(sign.text.back());
    if (letters && sign.text.size() < text.size() && is_ascii_letter(text[sign.text.size()]))
      continue;
    return {sign.code, sign.text.size()};
  }
  const bool ends = text.size() == 3 || (text.size() > 3 && !is_ascii_letter(text[3]));
  if (!ends || !is_currency_code(text.substr(0, 3))) return {};
  return {*std::lower_bound(kCodes.begin(), kCodes.end(), text.substr(0, 3)), 3};
}

CurrencyMark currency_at_end(std::string_view text) {
  const auto starts_alone = [&](std::size_t length) {
    return length == text.size() || !is_ascii_letter(text[text.size() - length - 1]);
  };
  for (const Pair& sign : kSigns) {
    const std::size_t length = sign.text.size();
    if (text.size() < length || text.substr(text.size() - length) != sign.text) continue;
    if (is_ascii_letter(sign.text.front()) && !starts_alone(length)) continue;
    return {sign.code, length};
  }
  if (text.size() < 3 || !starts_alone(3)) return {};
  const std::string_view code = text.substr(text.size() - 3);
  if (!is_currency_code(code)) return {};
  return {*std::lower_bound(kCodes.begin(), kCodes.end(), code), 3};
}

std::string_view currency_sign(std::string_view code) {
  if (code == "USD") return "$";
  for (const Pair& sign : kSigns) {
    if (sign.code == code && sign.text != "Rs." && sign.text != "RMB" && sign.text != "CN¥" &&
        sign.text != "JP¥" && sign.text != "CDN$" && sign.text != "Cdn$" && sign.text != "CA$" &&
        sign.text != "AU$" && sign.text != "zł") {
      return sign.text;
    }
  }
  return {};
}

std::string_view currency_of_word(std::string_view lower, std::string_view lower_before) {
  if (lower.size() < 3 || lower.size() > 9) return {};
  for (const National& national : kNationals) {
    if (lower_before == national.before && matches_word(lower, national.word)) return national.code;
  }
  for (const Pair& word : kWords) {
    if (matches_word(lower, word.text)) return word.code;
  }
  return {};
}

std::string_view currency_of_hundredth(std::string_view lower) {
  if (lower == "pence" || lower == "penny") return "GBP";
  return lower == "cents" || lower == "cent" ? "USD" : std::string_view();
}

bool is_currency_code(std::string_view code) {
  return code.size() == 3 && std::binary_search(kCodes.begin(), kCodes.end(), code);
}

}  // namespace dateline
