#include "core/base/date_reader.h"

#include <array>

namespace dateline {
namespace {

struct Zone {
  std::string_view name;
  int minutes;
};
// RFC 2822's obsolete zones, and those that European feeds still write.
constexpr std::array<Zone, 17> kZones = {{{"z", 0},
                                          {"ut", 0},
                                          {"utc", 0},
                                          {"gmt", 0},
                                          {"wet", 0},
                                          {"bst", 60},
                                          {"cet", 60},
                                          {"cest", 120},
                                          {"eet", 120},
                                          {"est", -300},
                                          {"edt", -240},
                                          {"cst", -360},
                                          {"cdt", -300},
                                          {"mst", -420},
                                          {"mdt", -360},
                                          {"pst", -480},
                                          {"pdt", -420}}};

}  // namespace

bool DateReader::time(DateParts& parts) {
  parts.hour = number(1, 2);
  if (parts.hour < 0 || (!take(':') && !take('.'))) return false;
  parts.minute = number(2, 2);
  if (parts.minute < 0) return false;
  if (take(':')) {
    parts.second = number(2, 2);
    if (parts.second < 0) return false;
    if (parts.second == 60) parts.second = 59;  // a leap second
    if (take('.') || take(',')) {
      if (digits_ahead() == 0) return false;
      while (is_ascii_digit(peek())) ++pos_;
    }
  }
  return half_of_day(parts);
}

bool DateReader::zone(DateParts& parts) {
  skip_blanks();
  if (done() || peek() == '(') return true;
  if (peek() == '+' || peek() == '-') return numeric_zone(parts);
  const std::string_view name = letters();
  for (const Zone& zone : kZones) {
    if (equals_ascii_lower(name, zone.name)) {
      parts.offset_minutes = zone.minutes;
      // "GMT+0100", as JavaScript prints it.
      const bool goes_on = peek() == '+' || peek() == '-';
      return !goes_on || zone.minutes != 0 || numeric_zone(parts);
    }
  }
  // RFC 2822 4.3: other zone names are to be taken for UTC, as their meaning is unknown.
  return !name.empty() && name.size() <= 5;
}

bool DateReader::numeric_zone(DateParts& parts) {
  const int sign = take('-') ? -1 : 1;
  if (sign > 0) take('+');
  const int hours = first_digits(2);
  if (hours < 0 || hours > 23) return false;
  take(':');
  const int minutes = digits_ahead() == 0 ? 0 : number(2, 2);
  if (minutes < 0 || minutes > 59) return false;
  parts.offset_minutes = sign * (hours * 60 + minutes);
  return true;
}

// "10:00 pm" to the 24-hour clock.
bool DateReader::half_of_day(DateParts& parts) {
  const std::size_t before = pos_;
  skip_blanks();
  const std::size_t begin = pos_;
  while (is_ascii_letter(peek()) || (peek() == '.' && pos_ > begin)) ++pos_;
  const std::string_view half = text_.substr(begin, pos_ - begin);
  const bool am = equals_ascii_lower(half, "am") || equals_ascii_lower(half, "a.m.");
  const bool pm = equals_ascii_lower(half, "pm") || equals_ascii_lower(half, "p.m.");
  if (!am && !pm) {
    pos_ = before;
    return true;
  }
  if (parts.hour < 1 || parts.hour > 12) return false;
  parts.hour = parts.hour % 12 + (pm ? 12 : 0);
  return true;
}

}  // namespace dateline
