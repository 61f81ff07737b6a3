#include "core/base/date.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace dateline {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool equals_lower(std::string_view text, std::string_view lower_case) {
  if (text.size() != lower_case.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (lower(text[i]) != lower_case[i]) return false;
  }
  return true;
}

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

// What a date's text may give; -1 where it did not.
struct Parts {
  int year = -1, month = -1, day = -1;
  int hour = -1, minute = 0, second = 0;
  int offset_minutes = 0;
};

std::string printed(const Parts& parts) {
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

bool in_range(const Parts& parts) {
  if (!is_valid_date(parts.year, parts.month < 0 ? 1 : parts.month,
                     parts.day < 0 ? 1 : parts.day)) {
    return false;
  }
  return parts.hour < 0 || (parts.hour <= 23 && parts.minute <= 59 && parts.second <= 59);
}

// Reads a date from left to right. Each reader takes what it names or leaves the position alone.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  [[nodiscard]] bool done() const { return pos_ >= text_.size(); }
  [[nodiscard]] char peek() const { return done() ? '\0' : text_[pos_]; }

  void skip_blanks() {
    while (!done() && is_blank(text_[pos_])) ++pos_;
  }
  void skip_blanks_and_commas() {
    while (!done() && (is_blank(text_[pos_]) || text_[pos_] == ',')) ++pos_;
  }
  bool take(char c) {
    if (peek() != c || done()) return false;
    ++pos_;
    return true;
  }
  // A whole run of `min` to `max` digits; -1 and nothing taken for another length.
  int number(std::size_t min, std::size_t max) {
    const std::size_t count = digits_ahead();
    return count < min || count > max ? -1 : first_digits(count);
  }
  // Exactly `count` digits, whatever follows.
  int first_digits(std::size_t count) {
    if (digits_ahead() < count) return -1;
    int value = 0;
    for (std::size_t i = 0; i < count; ++i) value = value * 10 + (text_[pos_++] - '0');
    return value;
  }
  [[nodiscard]] std::size_t digits_ahead() const {
    std::size_t count = 0;
    while (pos_ + count < text_.size() && is_digit(text_[pos_ + count])) ++count;
    return count;
  }
  std::string_view letters() {
    const std::size_t begin = pos_;
    while (!done() && is_letter(text_[pos_])) ++pos_;
    return text_.substr(begin, pos_ - begin);
  }
  // "(CET)" and the like, which RFC 2822 allows after the zone.
  void skip_comment() {
    skip_blanks();
    if (peek() != '(') return;
    const std::size_t close = text_.find(')', pos_);
    pos_ = close == std::string_view::npos ? text_.size() : close + 1;
  }

  // "10:00", "10:00:00.123", "10:00 pm"; false when what stands there is malformed.
  bool time(Parts& parts) {
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
        while (is_digit(peek())) ++pos_;
      }
    }
    return half_of_day(parts);
  }

  // "Z", "+01:00", "+0100", "+01", "GMT"; nothing there is UTC. False when malformed.
  bool zone(Parts& parts) {
    skip_blanks();
    if (done() || peek() == '(') return true;
    if (peek() == '+' || peek() == '-') return numeric_zone(parts);
    const std::string_view name = letters();
    for (const Zone& zone : kZones) {
      if (equals_lower(name, zone.name)) {
        parts.offset_minutes = zone.minutes;
        // "GMT+0100", as JavaScript prints it.
        const bool goes_on = peek() == '+' || peek() == '-';
        return !goes_on || zone.minutes != 0 || numeric_zone(parts);
      }
    }
    // RFC 2822 4.3: other zone names are to be taken for UTC, as their meaning is unknown.
    return !name.empty() && name.size() <= 5;
  }

 private:
  bool numeric_zone(Parts& parts) {
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
  bool half_of_day(Parts& parts) {
    const std::size_t before = pos_;
    skip_blanks();
    const std::size_t begin = pos_;
    while (is_letter(peek()) || (peek() == '.' && pos_ > begin)) ++pos_;
    const std::string_view half = text_.substr(begin, pos_ - begin);
    const bool am = equals_lower(half, "am") || equals_lower(half, "a.m.");
    const bool pm = equals_lower(half, "pm") || equals_lower(half, "p.m.");
    if (!am && !pm) {
      pos_ = before;
      return true;
    }
    if (parts.hour < 1 || parts.hour > 12) return false;
    parts.hour = parts.hour % 12 + (pm ? 12 : 0);
    return true;
  }

  std::string_view text_;
  std::size_t pos_ = 0;
};

// A time and zone, where there are any, up to the end.
bool rest_is_time(Reader& reader, Parts& parts) {
  reader.skip_blanks_and_commas();
  if (reader.done()) return true;
  // "25 November 2021 at 10:00"
  Reader ahead = reader;
  if (equals_lower(ahead.letters(), "at")) {
    reader = ahead;
    reader.skip_blanks();
  }
  if (!reader.time(parts) || !reader.zone(parts)) return false;
  reader.skip_comment();
  reader.skip_blanks();
  return reader.done();
}

// "20211125" and "20211125T100000Z".
bool read_compact(Reader& reader, Parts& parts) {
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
bool read_iso(Reader& reader, Parts& parts) {
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
  if (!reader.take('T') && !reader.take('t') && !is_blank(reader.peek())) return false;
  return !reader.done() && rest_is_time(reader, parts);
}

int read_year(Reader& reader) {
  if (reader.digits_ahead() != 2) return reader.number(4, 4);
  const int year = reader.number(2, 2);  // RFC 2822 4.3
  return year < 50 ? 2000 + year : 1900 + year;
}

void skip_ordinal_ending(Reader& reader) {
  if (!is_letter(reader.peek())) return;
  Reader ahead = reader;
  const std::string_view ending = ahead.letters();
  for (const std::string_view known : {"st", "nd", "rd", "th"}) {
    if (equals_lower(ending, known)) reader = ahead;
  }
}

void skip_separators(Reader& reader) {
  reader.skip_blanks_and_commas();
  if (reader.take('-') || reader.take('.')) reader.skip_blanks_and_commas();
}

// "25.11.2021", and "25/11/2021" or "11/25/2021" where only one of the two can be meant. `first` is
// read already.
bool read_numeric(Reader& reader, int first, char separator, Parts& parts) {
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
bool read_day_first(Reader& reader, Parts& parts) {
  parts.day = reader.number(1, 2);
  for (const char separator : {'.', '/', '-'}) {
    Reader ahead = reader;
    if (ahead.take(separator) && is_digit(ahead.peek())) {
      reader = ahead;
      return read_numeric(reader, parts.day, separator, parts);
    }
  }
  skip_ordinal_ending(reader);
  skip_separators(reader);
  std::string_view name = reader.letters();
  if (equals_lower(name, "of")) {
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
bool read_month_first(Reader& reader, std::string_view name, Parts& parts) {
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
  Reader ahead = reader;
  if (ahead.time(parts)) {
    reader = ahead;
    reader.skip_blanks();
    if (is_letter(reader.peek()) && !reader.zone(parts)) return false;
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
    if (name.size() >= 3 && equals_lower(name.substr(0, 3), day)) return true;
  }
  return false;
}

// "Published:", "Last updated on" and the like before a date.
void skip_lead_words(Reader& reader) {
  while (true) {
    Reader ahead = reader;
    const std::string_view word = ahead.letters();
    bool is_known = false;
    for (const std::string_view known :
         {"published", "updated", "posted", "last", "first", "modified", "created", "date", "on"}) {
      is_known = is_known || equals_lower(word, known);
    }
    if (!is_known) return;
    reader = ahead;
    reader.skip_blanks();
    reader.take(':');
    reader.skip_blanks();
  }
}

bool read_words(Reader& reader, Parts& parts);

// "10:00 GMT, 25 November 2021", "10.30pm on Thursday, November 25 2021": false when it does not
// begin with a time.
bool read_time_first(Reader& reader, Parts& parts) {
  Reader ahead = reader;
  Parts time;
  if (!ahead.time(time)) return false;
  ahead.skip_blanks();
  // A zone, unless it is the date's first word.
  Reader behind_zone = ahead;
  const std::string_view word = ahead.letters();
  const bool is_date =
      word.empty() || equals_lower(word, "on") || month_number(word) > 0 || word.size() > 5;
  if (!is_date && !behind_zone.zone(time)) return false;
  behind_zone.skip_blanks_and_commas();
  skip_lead_words(behind_zone);
  Parts day;
  if (!read_words(behind_zone, day) || day.hour >= 0 || day.day < 0) return false;
  time.year = day.year;
  time.month = day.month;
  time.day = day.day;
  parts = time;
  reader = behind_zone;
  return true;
}

bool read_words(Reader& reader, Parts& parts) {
  if (is_digit(reader.peek())) return read_day_first(reader, parts);
  std::string_view name = reader.letters();
  if (month_number(name) == 0 && is_weekday(name)) {
    skip_separators(reader);
    if (is_digit(reader.peek())) return read_day_first(reader, parts);
    name = reader.letters();
  }
  return read_month_first(reader, name, parts);
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace

std::string Date::iso() const {
  std::array<char, 40> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02d", year, month, day);
  return buffer.data();
}

std::string Date::iso_month() const { return iso().substr(0, 7); }
std::string Date::iso_year() const { return iso().substr(0, 4); }

// Howard Hinnant's days_from_civil (public domain description): years begin in March, eras of 400
// years.
std::int64_t Date::days() const {
  const std::int64_t y = month <= 2 ? year - 1 : year;
  const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
  const std::int64_t year_of_era = y - era * 400;
  const std::int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const std::int64_t day_of_era =
      year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

Date Date::from_days(std::int64_t days) {
  const std::int64_t shifted = days + 719468;
  const std::int64_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  const std::int64_t day_of_era = shifted - era * 146097;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t shifted_month = (5 * day_of_year + 2) / 153;
  Date date;
  date.day = static_cast<int>(day_of_year - (153 * shifted_month + 2) / 5 + 1);
  date.month = static_cast<int>(shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
  date.year = static_cast<int>(year_of_era + era * 400 + (date.month <= 2 ? 1 : 0));
  return date;
}

int Date::weekday() const {
  const std::int64_t from_thursday = (days() + 4) % 7;  // 1970-01-01 was a Thursday
  return static_cast<int>(from_thursday < 0 ? from_thursday + 7 : from_thursday);
}

int days_in_month(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12) return 0;
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

bool is_valid_date(int year, int month, int day) {
  return year >= 1 && year <= 9999 && day >= 1 && day <= days_in_month(year, month);
}

std::optional<DateSpan> parse_date_span(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return std::nullopt;
  if (text.size() > 4 && text[4] != '-') return std::nullopt;
  Reader reader(text);
  Parts parts;
  if (!read_iso(reader, parts) || !in_range(parts)) return std::nullopt;
  DateSpan span;
  span.first = {parts.year, parts.month < 0 ? 1 : parts.month, parts.day < 0 ? 1 : parts.day};
  span.last = span.first;
  if (parts.month < 0) span.last.month = 12;
  if (parts.day < 0) span.last.day = days_in_month(span.last.year, span.last.month);
  return span;
}

std::optional<std::string> normalised_date(std::string_view text) {
  text = trimmed(text);
  if (text.empty() || text.size() > 128) return std::nullopt;
  Reader reader(text);
  skip_lead_words(reader);
  Parts parts;
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

std::optional<Date> own_day(std::string_view normalised) {
  if (normalised.size() > 10 && normalised[10] != 'T') return std::nullopt;
  const std::optional<DateSpan> span = parse_date_span(normalised.substr(0, 10));
  if (!span) return std::nullopt;
  return span->first;
}

std::string sort_key(std::string_view normalised) {
  Reader reader(normalised);
  Parts parts;
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

int month_number(std::string_view name) {
  constexpr std::array<std::string_view, 12> kMonths = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  if (!name.empty() && name.back() == '.') name.remove_suffix(1);
  if (name.size() < 3 || name.size() > 9) return 0;
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (equals_lower(name, kMonths[i]) || equals_lower(name, kMonths[i].substr(0, 3))) {
      return static_cast<int>(i) + 1;
    }
  }
  return equals_lower(name, "sept") ? 9 : 0;
}

}  // namespace dateline
