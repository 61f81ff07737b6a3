// Currencies as they are written: signs ("£", "NZ$"), ISO 4217 codes and words ("euros",
// "Australian dollars").
#pragma once

#include <string_view>

namespace dateline {

// A sign or code that stood at one end of a text.
struct CurrencyMark {
  std::string_view code;   // ISO 4217; empty for none
  std::size_t length = 0;  // bytes of the mark
};

// "$", "US$", "€", "Rs", "GBP" ... at the front of `text`, the longest that fits. A mark of letters
// ends where the letters do or a digit begins.
[[nodiscard]] CurrencyMark currency_at_front(std::string_view text);
// The same right at the end of `text`.
[[nodiscard]] CurrencyMark currency_at_end(std::string_view text);

// The sign to print before an amount: "£", "US$" is "$"; the code and a blank for those without
// one.
[[nodiscard]] std::string_view currency_sign(std::string_view code);

// A currency's word after an amount, lower case: "euros" -> EUR, "pounds" -> GBP, "dollars" -> USD;
// with the word before it where that decides ("australian", "hong kong" by its last word). Empty
// for none.
[[nodiscard]] std::string_view currency_of_word(std::string_view lower,
                                                std::string_view lower_before = {});

// "pence", "cents", "p": the hundredth of which currency; empty for none.
[[nodiscard]] std::string_view currency_of_hundredth(std::string_view lower);

// Whether the three letters are the code of a currency we know, upper case only.
[[nodiscard]] bool is_currency_code(std::string_view code);

}  // namespace dateline
