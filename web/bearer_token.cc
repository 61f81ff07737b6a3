#include "web/bearer_token.h"

#include <cstdint>

#include "core/base/ascii.h"
#include "web/ows.h"

namespace dateline::web {
namespace {

// Looks at all of `given`, whatever it finds: how far a guess was right cannot be timed.
bool equal_in_constant_time(std::string_view secret, std::string_view given) {
  unsigned difference = secret.size() == given.size() ? 0 : 1;
  for (std::size_t i = 0; i < given.size(); ++i) {
    const auto a = static_cast<unsigned char>(secret[i % secret.size()]);
    const auto b = static_cast<unsigned char>(given[i]);
    difference |= static_cast<unsigned>(a ^ b);
  }
  return difference == 0;
}

// What follows the scheme, which is case-insensitive; nothing for another scheme.
std::optional<std::string_view> credentials(std::string_view header, std::string_view scheme) {
  if (header.size() <= scheme.size() || header[scheme.size()] != ' ') return {};
  if (ascii_lowered(header.substr(0, scheme.size())) != scheme) return {};
  return trimmed_ows(header.substr(scheme.size()));
}

int base64_value(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (c == '+') return 62;
  return c == '/' ? 63 : -1;
}

}  // namespace

std::string base64_decoded(std::string_view text) {
  while (!text.empty() && text.back() == '=') text.remove_suffix(1);
  std::string out;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    const int value = base64_value(c);
    if (value < 0) return {};
    bits = (bits << 6) | static_cast<std::uint32_t>(value);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out += static_cast<char>(bits >> count & 0xFF);
  }
  return out;
}

bool BearerToken::allows(const Request& request) const {
  const std::string_view header = request.header("authorization");
  if (const auto token = credentials(header, "bearer")) {
    return equal_in_constant_time(token_, *token);
  }
  const auto basic = credentials(header, "basic");
  if (!basic) return false;
  const std::string pair = base64_decoded(*basic);
  const std::size_t colon = pair.find(':');
  return colon != std::string::npos &&
         equal_in_constant_time(token_, std::string_view(pair).substr(colon + 1));
}

}  // namespace dateline::web
