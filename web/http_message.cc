#include "web/http_message.h"

#include <array>
#include <cstdio>

#include "core/base/ascii.h"
#include "core/base/date.h"
#include "web/ows.h"

namespace dateline::web {
namespace {

// "q=0", "q=0.0", "Q=0.000": refused outright.
bool is_refused(std::string_view parameters) {
  while (!parameters.empty()) {
    const std::size_t semicolon = std::min(parameters.find(';'), parameters.size());
    const std::string part = ascii_lowered(trimmed_ows(parameters.substr(0, semicolon)));
    parameters.remove_prefix(std::min(semicolon + 1, parameters.size()));
    if (part.rfind("q=", 0) == 0) return part.find_first_not_of("0.", 2) == std::string::npos;
  }
  return false;
}

}  // namespace

std::string_view Request::header(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (key == name) return value;
  }
  return {};
}

std::optional<std::string_view> Request::parameter(std::string_view name) const {
  for (const auto& [key, value] : parameters) {
    if (key == name) return value;
  }
  return {};
}

std::string_view Response::header(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (key == name) return value;
  }
  return {};
}

bool accepts_gzip(std::string_view accept_encoding) {
  std::optional<bool> by_star;
  while (!accept_encoding.empty()) {
    const std::size_t comma = std::min(accept_encoding.find(','), accept_encoding.size());
    const std::string_view part = accept_encoding.substr(0, comma);
    accept_encoding.remove_prefix(std::min(comma + 1, accept_encoding.size()));
    const std::size_t semicolon = std::min(part.find(';'), part.size());
    const std::string coding = ascii_lowered(trimmed_ows(part.substr(0, semicolon)));
    const bool allowed = !is_refused(part.substr(std::min(semicolon + 1, part.size())));
    if (coding == "gzip" || coding == "x-gzip") return allowed;
    if (coding == "*") by_star = allowed;
  }
  return by_star.value_or(false);
}

std::string http_date(long long seconds) {
  static constexpr std::array<const char*, 7> kDays = {"Sun", "Mon", "Tue", "Wed",
                                                       "Thu", "Fri", "Sat"};
  static constexpr std::array<const char*, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const Date date = Date::from_days(seconds / 86400);
  const int second = static_cast<int>(seconds % 86400);
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%s, %02d %s %04d %02d:%02d:%02d GMT",
                kDays[static_cast<std::size_t>(date.weekday())], date.day,
                kMonths[static_cast<std::size_t>(date.month - 1)], date.year, second / 3600,
                second / 60 % 60, second % 60);
  return text.data();
}

}  // namespace dateline::web
