#include "web/decimal.h"

#include <charconv>

namespace dateline::web {

std::string decimal(double value) {
  char digits[32];
  const auto end =
      std::to_chars(digits, digits + sizeof digits, value, std::chars_format::fixed, 2).ptr;
  std::string out(digits, end);
  out.erase(out.find_last_not_of('0') + 1);
  if (out.back() == '.') out.pop_back();
  return out == "-0" ? "0" : out;
}

}  // namespace dateline::web
