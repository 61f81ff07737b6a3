#include "core/base/date_text.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "core/base/ascii.h"
#include "core/base/date.h"
#include "core/base/date_reader.h"

namespace dateline {
namespace {

std::string printed(const DateParts& parts) {
  if (parts.month < 0) return Date{parts.year, 1, 1}.iso_year();
  if (parts.day < 0) return Date{parts.year, parts.month, 1}.iso_month();
  std::string out = Date{parts.year, parts.month, parts.day}.iso();
  if (parts.hour < 0) return out;
  std::array<char, 48> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "T%02d:%02d:%02d", parts.hour, parts.minute,
                parts.second);
  out += buffer.data();
  if (parts.offset_minutes == 0) return out + "Z";
  const int away = parts.offset_minutes < 0 ? -parts.offset_minutes : parts.offset_minutes;
  std::snprintf(buffer.data(), buffer.size(), "%c%02d:%02d", parts.offset_minutes < 0 ? '-' : '+',
                away / 60, away % 60);
  return out + buffer.data();
}

bool in_range(const DateParts& parts) {
  if (!is_valid_date(parts.year, parts.month < 0 ? 1 : parts.month,
                     parts.day < 0 ? 1 : parts.day)) {
    return false;
  }
  return parts.hour < 0 || (parts.hour <= 23 && parts.minute <= 59 && parts.second <= 59);
}

// A time and zone, where there are any, up to the end.
bool rest_is_time(DateReader& reader, DateParts& parts) {
  reader.skip_blanks_and_commas();
  if (reader.done()) return true;
  // "25 November 2021 at 10:00"
  DateReader ahead = reader;
  if (equals_ascii_lower(ahead.letters(), "at")) {
    reader = ahead;
    reader.skip_blanks();
  }
  if (!reader.time(parts) || !reader.zone(parts)) return false;
  reader.skip_comment();
  reader.skip_blanks();
  return reader.done();
}

// "20211125" and "20211125T100000Z".
bool read_compact(DateReader& reader, DateParts& parts) {
  parts.year = reader.first_digits(4);
  parts.month = reader.first_digits(2);
  parts.day = reader.first_digits(2);
  if (reader.done()) return true;
  if (!reader.take('T')) return false;
  if (reader.digits_ahead() != 6) return rest_is_time(reader, parts);
  parts.hour = reader.first_digits(2);
  parts.minute = reader.first_digits(2);
  parts.second = reader.first_digits(2);
  return reader.zone(parts) && reader.done();
}

// "2021", "2021-11", "2021-11-25", "2021/11/25", each day with or without a time.
bool read_iso(DateReader& reader, DateParts& parts) {
  parts.year = reader.number(4, 4);
  if (parts.year < 0) return false;
  if (reader.done()) return true;
  const char separator = reader.peek() == '/' ? '/' : '-';
  if (!reader.take(separator)) return false;
  parts.month = reader.number(separator == '-' ? 2 : 1, 2);
  if (parts.month < 0) return false;
  if (reader.done()) return true;
  if (!reader.take(separator)) return false;
  parts.day = reader.number(separator == '-' ? 2 : 1, 2);
  if (parts.day < 0) return false;
  if (reader.done()) return true;
  if (!reader.take('T') && !reader.take('t') && !is_ascii_blank(reader.peek())) return false;
  return !reader.done() && rest_is_time(reader, parts);
}

int read_year(DateReader& reader) {
  if (reader.digits_ahead() != 2) return reader.number(4, 4);
  const int year = reader.number(2, 2);  // RFC 2822 4.3
  return year < 50 ? 2000 + year : 1900 + year;
}

void skip_ordinal_ending(DateReader& reader) {
  if (!is_ascii_letter(reader.peek())) return;
  DateReader ahead = reader;
  const std::string_view ending = ahead.letters();
  for (const std::string_view known : {"st", "nd", "rd", "th"}) {
    if (equals_ascii_lower(ending, known)) reader = ahead;
  }
}

void skip_separators(DateReader& reader) {
  reader.skip_blanks_and_commas();
  if (reader.take('-') || reader.take('.')) reader.skip_blanks_and_commas();
}

// "25.11.2021", and "25/11/2021" or "11/25/2021" where only one of the two can be meant. `first` is
// read already.
bool read_numeric(DateReader& reader, int first, char separator, DateParts& parts) {
  const int second = reader.number(1, 2);
  if (second < 0 || !reader.take(separator)) return false;
  parts.year = reader.number(4, 4);
  const bool month_first = separator == '/' && first <= 12 && second > 12;
  const bool is_clear = separator == '.' || first > 12 || second > 12 || first == second;
  parts.day = month_first ? second : first;
  parts.month = month_first ? first : second;
  return parts.year >= 0 && is_clear && rest_is_time(reader, parts);
}

// "25 Nov 2021 10:00:00 +0100", "25th of November 2021".
bool read_day_first(DateReader& reader, DateParts& parts) {
  parts.day = reader.number(1, 2);
  for (const char separator : {'.', '/', '-'}) {
    DateReader ahead = reader;
    if (ahead.take(separator) && is_ascii_digit(ahead.peek())) {
      reader = ahead;
      return read_numeric(reader, parts.day, separator, parts);
    }
  }
  skip_ordinal_ending(reader);
  skip_separators(reader);
  std::string_view name = reader.letters();
  if (equals_ascii_lower(name, "of")) {
    reader.skip_blanks();
    name = reader.letters();
  }
  parts.month = month_number(name);
  if (parts.day < 1 || parts.month == 0) return false;
  skip_separators(reader);
  parts.year = read_year(reader);
  return parts.year >= 0 && rest_is_time(reader, parts);
}

// "November 25, 2021", "November 2021", "Nov 25 10:00:00 2021" (asctime).
bool read_month_first(DateReader& reader, std::string_view name, DateParts& parts) {
  parts.month = month_number(name);
  if (parts.month == 0) return false;
  skip_separators(reader);
  if (reader.digits_ahead() == 4) {
    parts.year = reader.number(4, 4);
    reader.skip_blanks();
    return reader.done();
  }
  parts.day = reader.number(1, 2);
  if (parts.day < 1) return false;
  skip_ordinal_ending(reader);
  reader.skip_blanks_and_commas();
  DateReader ahead = reader;
  if (ahead.time(parts)) {
    reader = ahead;
    reader.skip_blanks();
    if (is_ascii_letter(reader.peek()) && !reader.zone(parts)) return false;
    reader.skip_blanks();
    parts.year = reader.number(4, 4);
    return parts.year >= 0 && reader.done();
  }
  parts.hour = -1;
  parts.year = reader.number(4, 4);
  return parts.year >= 0 && rest_is_time(reader, parts);
}

bool is_weekday(std::string_view name) {
  for (const std::string_view day : {"sun", "mon", "tue", "wed", "thu", "fri", "sat"}) {
    if (name.size() >= 3 && equals_ascii_lower(name.substr(0, 3), day)) return true;
  }
  return false;
}

// "Published:", "Last updated on" and the like before a date.
void skip_lead_words(DateReader& reader) {
  while (true) {
    DateReader ahead = reader;
    const std::string_view word = ahead.letters();
    bool is_known = false;
    for (const std::string_view known :
         {"published", "updated", "posted", "last", "first", "modified", "created", "date", "on"}) {
      is_known = is_known || equals_ascii_lower(word, known);
    }
    if (!is_known) return;
    reader = ahead;
    reader.skip_blanks();
    reader.take(':');
    reader.skip_blanks();
  }
}

bool read_words(DateReader& reader, DateParts& parts);

// "10:00 GMT, 25 November 2021", "10.30pm on Thursday, November 25 2021": false when it does not
// begin with a time.
bool read_time_first(DateReader& reader, DateParts& parts) {
  DateReader ahead = reader;
  DateParts time;
  if (!ahead.time(time)) return false;
  ahead.skip_blanks();
  // A zone, unless it is the date's first word.
  DateReader behind_zone = ahead;
  const std::string_view word = ahead.letters();
  const bool is_date =
      word.empty() || equals_ascii_lower(word, "on") || month_number(word) > 0 || word.size() > 5;
  if (!is_date && !behind_zone.zone(time)) return false;
  behind_zone.skip_blanks_and_commas();
  skip_lead_words(behind_zone);
  DateParts day;
  if (!read_words(behind_zone, day) || day.hour >= 0 || day.day < 0) return false;
  time.year = day.year;
  time.month = day.month;
  time.day = day.day;
  parts = time;
  reader = behind_zone;
  return true;
}

bool read_words(DateReader& reader, DateParts& parts) {
  if (is_ascii_digit(reader.peek())) return read_day_first(reader, parts);
  std::string_view name = reader.letters();
  if (month_number(name) == 0 && is_weekday(name)) {
    skip_separators(reader);
    if (is_ascii_digit(reader.peek())) return read_day_first(reader, parts);
    name = reader.letters();
  }
  return read_month_first(reader, name, parts);
}

}  // namespace

std::optional<std::string> normalised_date(std::string_view text) {
  text = trimmed_ascii(text);
  if (text.empty() || text.size() > 128) return std::nullopt;
  DateReader reader(text);
  skip_lead_words(reader);
  DateParts parts;
  bool read = false;
  switch (reader.digits_ahead()) {
    case 4:
      read = read_iso(reader, parts);
      break;
    case 8:
      read = read_compact(reader, parts);
      break;
    default:
      read = read_time_first(reader, parts) || read_words(reader, parts);
      break;
  }
  if (!read || !in_range(parts)) return std::nullopt;
  return printed(parts);
}

std::string sort_key(std::string_view normalised) {
  DateReader reader(normalised);
  DateParts parts;
  if (reader.digits_ahead() != 4 || !read_iso(reader, parts) || !in_range(parts)) return {};
  const Date day{parts.year, std::max(parts.month, 1), std::max(parts.day, 1)};
  const int minutes =
      std::max(parts.hour, 0) * 60 + parts.minute - (parts.hour < 0 ? 0 : parts.offset_minutes);
  const int carry = minutes < 0 ? -1 : minutes / (24 * 60);
  const int of_day = minutes - carry * 24 * 60;
  const Date utc = Date::from_days(day.days() + carry);
  std::array<char, 64> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%04d%02d%02d%02d%02d%02d", utc.year, utc.month,
                utc.day, of_day / 60, of_day % 60, parts.second);
  return buffer.data();
}

}  // namespace dateline
