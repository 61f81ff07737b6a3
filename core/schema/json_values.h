// How our JSON writes single values: unknown is null, whole numbers have no fraction, bad UTF-8 is
// replaced.
#pragma once

#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace dateline {

// null for an empty string.
[[nodiscard]] inline nlohmann::ordered_json json_or_null(const std::string& text) {
  if (text.empty()) return nullptr;
  return text;
}

// 27, not 27.0; null for what is no finite number, which JSON cannot say.
[[nodiscard]] inline nlohmann::ordered_json json_number(double value) {
  constexpr double kMaxExact = 9007199254740992.0;  // 2^53: beyond, doubles skip integers
  if (!std::isfinite(value)) return nullptr;
  if (std::trunc(value) == value && std::fabs(value) <= kMaxExact) {
    return static_cast<std::int64_t>(value);
  }
  return value;
}

[[nodiscard]] inline nlohmann::ordered_json json_number(const std::optional<double>& value) {
  if (!value) return nullptr;
  return json_number(*value);
}

// The value on one line, without a newline. Never fails: invalid UTF-8 becomes U+FFFD.
[[nodiscard]] inline std::string json_line(const nlohmann::ordered_json& value) {
  return value.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace dateline
