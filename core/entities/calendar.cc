#include "core/entities/calendar.h"

#include <array>

namespace dateline {

int weekday_number(std::string_view name) {
  // Each with its abbreviations, shortest first.
  struct Names {
    std::string_view full;
    std::array<std::string_view, 3> abbreviations;
  };
  constexpr std::array<Names, 7> kDays = {{{"sunday", {"sun", "", ""}},
                                           {"monday", {"mon", "", ""}},
                                           {"tuesday", {"tue", "tues", ""}},
                                           {"wednesday", {"wed", "weds", ""}},
                                           {"thursday", {"thu", "thur", "thurs"}},
                                           {"friday", {"fri", "", ""}},
                                           {"saturday", {"sat", "", ""}}}};
  if (!name.empty() && name.back() == '.') name.remove_suffix(1);
  if (name.size() < 3 || name.size() > 9) return -1;
  std::array<char, 9> buffer{};
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    buffer[i] = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  const std::string_view lower(buffer.data(), name.size());
  for (std::size_t day = 0; day < kDays.size(); ++day) {
    if (lower == kDays[day].full) return static_cast<int>(day);
    for (const std::string_view abbreviation : kDays[day].abbreviations) {
      if (lower == abbreviation) return static_cast<int>(day);
    }
  }
  return -1;
}

}  // namespace dateline
