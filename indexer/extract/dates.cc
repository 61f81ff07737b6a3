#include "indexer/extract/dates.h"

#include "indexer/extract/english.h"
#include "indexer/extract/number_cues.h"
#include "indexer/extract/years.h"

namespace dateline {
namespace {

// A date as it was read: what is -1 was not said.
struct Reading {
  int year = -1, month = -1, day = -1;
  std::size_t last = 0;  // its last word
  std::size_t end = 0;   // byte after it
};

bool is_dot(std::string_view gap) { return gap == ". " || gap == "."; }
bool is_comma(std::string_view gap) { return gap == ", " || gap == ","; }
bool is_dash(std::string_view gap) { return gap == "-" || gap == "\u2013" || gap == " \u2013 "; }

// Up to four plain digits as a number; -1 for anything else.
int plain_number(std::string_view word) {
  if (word.empty() || word.size() > 4) return -1;
  int value = 0;
  for (const char c : word) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

// A day of the month: "25", "25th"; 0 for anything else.
int day_of(std::string_view lower) {
  if (lower.size() >= 3) {
    const std::string_view ending = lower.substr(lower.size() - 2);
    if (ending == "st" || ending == "nd" || ending == "rd" || ending == "th")
      lower.remove_suffix(2);
  }
  if (lower.size() > 2) return 0;
  const int day = plain_number(lower);
  return day >= 1 && day <= 31 ? day : 0;
}

class DateFinder {
 public:
  DateFinder(const WordView& view, std::optional<Date> published)
      : view_(view), published_(published) {}

  // Only `cues` can begin a date.
  std::vector<FoundDate> find(const std::vector<std::uint32_t>& cues) {
    std::size_t next = 0;
    for (const std::uint32_t cue : cues) {
      if (cue >= next) next = step(cue);
    }
    return std::move(found_);
  }

 private:
  // Looks at word i; the word to go on with.
  std::size_t step(std::size_t i) {
    const Word& word = view_.at(i);
    if (word.has_digit) return digits(i);
    if (word.initial_upper) {
      const std::size_t next = names(i);
      if (next > i) return next;
    }
    return relative(i);
  }

  // --- Absolute dates ---

  std::size_t digits(std::size_t i) {
    Reading reading;
    if (iso(i, reading) || slashed(i, reading) || day_first(i, reading)) return add(i, reading);
    if (const std::size_t next = day_list(i); next > i) return next;
    if (!reads_as_year(view_, i)) return i + 1;
    return add(i, {plain_number(view_.word(i).substr(0, 4)), -1, -1, i,
                   view_.at(i).begin + std::size_t{4}});
  }

  bool iso(std::size_t i, Reading& out) const {
    if (i + 2 >= view_.size() || view_.word(i).size() != 4) return false;
    const std::string_view gap = view_.gap_after(i);
    if ((gap != "-" && gap != "/") || view_.gap_after(i + 1) != gap) return false;
    const std::string_view day = view_.word(i + 2);
    const bool timed = day.size() > 3 && day[2] == 'T';
    const int year = plain_number(view_.word(i));
    const int month = plain_number(view_.word(i + 1));
    const int number = day.size() <= 2 || timed ? plain_number(day.substr(0, 2)) : -1;
    if (!is_valid_date(year, month, number)) return false;
    out = {year, month, number, i + 2, view_.at(i + 2).begin + (timed ? 2 : day.size())};
    return true;
  }

  // "25/11/2021" and "11/25/2021" where only one order is possible.
  bool slashed(std::size_t i, Reading& out) const {
    if (i + 2 >= view_.size() || view_.gap_after(i) != "/" || view_.gap_after(i + 1) != "/")
      return false;
    if (view_.word(i + 2).size() != 4) return false;
    const int first = plain_number(view_.word(i));
    const int second = plain_number(view_.word(i + 1));
    const int year = plain_number(view_.word(i + 2));
    const bool day_month = is_valid_date(year, second, first);
    const bool month_day = is_valid_date(year, first, second);
    if (day_month == month_day && first != second) return false;
    out = {year, day_month ? second : first, day_month ? first : second, i + 2,
           view_.at(i + 2).end};
    return true;
  }

  // "25 November 2021", "25th of Nov.".
  bool day_first(std::size_t i, Reading& out) const {
    const int day = day_of(view_.lower(i));
    if (day == 0) return false;
    std::size_t at = i;
    if (view_.followed_by(at, "of")) ++at;
    if (at + 1 >= view_.size() || !view_.joined_after(at)) return false;
    const int month = month_at(++at);
    if (month == 0) return false;
    out = {-1, month, day, at, view_.at(at).end};
    read_year(out);
    return is_valid_date(out.year < 0 ? 2000 : out.year, month, day);
  }

  // "November 25, 2021", "Nov. 25", "November 2021".
  bool month_first(std::size_t i, Reading& out) const {
    const int month = month_at(i);
    if (month == 0) return false;
    out = {-1, month, -1, i, view_.at(i).end};
    const std::string_view gap = view_.gap_after(i);
    if (i + 1 < view_.size() && (view_.joined_after(i) || is_dot(gap))) {
      const bool the =
          view_.followed_by(i, "the") && i + 2 < view_.size() && view_.blank_after(i + 1);
      const std::size_t at = the ? i + 2 : i + 1;
      const int day = view_.at(at).has_digit ? day_of(view_.lower(at)) : 0;
      if (day > 0 && is_valid_date(2000, month, day)) {
        out.day = day;
        out.last = at;
        out.end = view_.at(at).end;
      }
    }
    read_year(out);
    return true;
  }

  // The month that word i names; names that are other words too must be capitals.
  [[nodiscard]] int month_at(std::size_t i) const {
    if (!view_.at(i).initial_upper || view_.at(i).end - view_.at(i).begin > 12) return 0;
    return month_number(view_.stem(i));
  }

  // A year after the date read so far: " 2021", ", 2021", " of 2021".
  void read_year(Reading& out) const {
    std::size_t at = out.last;
    const std::string_view gap = view_.gap_after(at);
    if (at + 1 >= view_.size() || view_.is_possessive(at)) return;
    if (!view_.joined_after(at) && !is_comma(gap) && !is_dot(gap)) return;
    if (view_.followed_by(at, "of")) ++at;
    if (at + 1 >= view_.size()) return;
    ++at;
    const std::string_view word = view_.stem(at);
    const int year = word.size() == 4 ? plain_number(word) : -1;
    if (year < 1000 || year > 2999) return;
    out.year = year;
    out.last = at;
    out.end = view_.at(at).end;
  }

  // "25-26 November", "25 and 26 November": the first day; the second is found on its own.
  std::size_t day_list(std::size_t i) {
    const int day = day_of(view_.lower(i));
    if (day == 0 || i + 2 >= view_.size()) return i;
    std::size_t next = i + 1;
    if (!is_dash(view_.gap_after(i))) {
      const std::string_view link = view_.lower(next);
      if ((link != "and" && link != "to" && link != "or") || !view_.blank_after(i)) return i;
      ++next;
    }
    Reading second;
    if (next >= view_.size() || !day_first(next, second)) return i;
    add(i, {second.year, second.month, day, i, view_.at(i).end});
    return add(next, second);
  }

  // "November 25-26" and "25 to 26": the second day.
  std::size_t more_days(const Reading& first, std::size_t next) {
    if (first.day < 0 || next >= view_.size() || next != first.last + 1) return next;
    std::size_t at = next;
    const std::string_view gap = view_.gap_before(at);
    if (!is_dash(gap)) {
      const std::string_view link = view_.lower(at);
      if (link != "to" && link != "and" && link != "or") return next;
      if (!view_.blank_after(at - 1) || !view_.blank_after(at)) return next;
      ++at;
    }
    const int day = view_.at(at).has_digit ? day_of(view_.lower(at)) : 0;
    const std::string_view after = view_.gap_after(at);
    // "November 25 and 26 people" counts people.
    if (day == 0 || (!is_dash(gap) && view_.blank_after(at) && looks_plural(view_.lower(at + 1))))
      return next;
    if (after.substr(0, 1) == "%") return next;
    Reading second = first;
    second.day = day;
    second.last = at;
    second.end = view_.at(at).end;
    if (second.year < 0) read_year(second);
    return add(at, second);
  }

  // --- Names of months and weekdays ---

  std::size_t names(std::size_t i) {
    const std::string_view word = view_.stem(i);
    if (word.size() < 3 || word.size() > 9) return i;
    Reading reading;
    if (month_first(i, reading)) return month(i, reading);
    const int weekday = weekday_number(word);
    return weekday < 0 ? i : this->weekday(i, weekday);
  }

  std::size_t month(std::size_t i, Reading& reading) {
    if (reading.day > 0 || reading.year > 0) return more_days(reading, add(i, reading));
    const std::string_view word = view_.stem(i);
    const std::string_view before = i > 0 && view_.blank_after(i - 1) ? view_.lower(i - 1) : "";
    const bool name_too =
        word == "may" || word == "march" || word == "april" || word == "june" || word == "august";
    const bool introduced = before == "in" || before == "last" || before == "since" ||
                            before == "next" || before == "this" || before == "by" ||
                            before == "until" || before == "during" || before == "early" ||
                            before == "late" || before == "mid";
    if (word.size() <= 4 && !name_too && word != "july") return i;  // "Jan", "Dec" alone
    if (name_too && !introduced) return i;
    // "in May's speech", "since June Brown": a person follows or is meant.
    if (name_too && (view_.is_possessive(i) || (view_.blank_after(i) && i + 1 < view_.size() &&
                                                view_.at(i + 1).initial_upper))) {
      return i;
    }
    const bool last = before == "last";
    const bool next = before == "next";
    if (const std::size_t after = month_of_named_year(i, reading); after > i) return after;
    if (published_) reading.year = year_of_month(reading.month, before);
    return add_value(last || next || before == "this" ? i - 1 : i, i,
                     published_ ? value_of(reading) : "");
  }

  // "January of this year".
  std::size_t month_of_named_year(std::size_t i, Reading& reading) {
    if (i + 3 >= view_.size() || !view_.followed_by(i, "of") || !view_.followed_by(i + 2, "year"))
      return i;
    const std::string_view which = view_.lower(i + 2);
    const int by = which == "last" ? -1 : which == "next" ? 1 : 0;
    if (by == 0 && which != "this") return i;
    if (published_) reading.year = published_->year + by;
    return add_value(i, i + 3, published_ ? value_of(reading) : "");
  }

  [[nodiscard]] int year_of_month(int month, std::string_view before) const {
    if (before == "since" && month <= published_->month) return published_->year;
    if (before == "last" || before == "since") {
      return month < published_->month ? published_->year : published_->year - 1;
    }
    if (before == "next")
      return month > published_->month ? published_->year : published_->year + 1;
    const int away = month - published_->month;
    if (away > 6) return published_->year - 1;
    return away < -6 ? published_->year + 1 : published_->year;
  }

  std::size_t weekday(std::size_t i, int weekday) {
    if (const std::size_t next = dated_weekday(i); next > i) return next;
    if (view_.stem(i).size() < 4 || !sane_weekday(i)) return i;
    const bool last = view_.preceded_by(i, "last");
    const bool next = view_.preceded_by(i, "next");
    const bool coming = view_.preceded_by(i, "this") || view_.preceded_by(i, "coming");
    std::string value;
    if (published_) {
      const int back = (published_->weekday() - weekday + 7) % 7;
      std::int64_t days = published_->days() - back;
      if (last && back == 0) days -= 7;
      if (next) days += 7;
      if (coming && back != 0) days += 7;
      value = Date::from_days(days).iso();
    }
    return add_value(last || next || coming ? i - 1 : i, i, std::move(value));
  }

  // "Wednesday, 25 November 2021", "Friday, January 4, 2019", "Wed. 3 May".
  std::size_t dated_weekday(std::size_t i) {
    if (i + 1 >= view_.size()) return i;
    const std::string_view gap = view_.gap_after(i);
    if (!view_.blank_after(i) && !is_comma(gap) && !is_dot(gap)) return i;
    std::size_t at = i + 1;
    if (view_.lower(at) == "the" && view_.blank_after(at)) ++at;
    Reading reading;
    const bool read = view_.at(at).has_digit ? day_first(at, reading)
                                             : month_first(at, reading) && reading.day > 0;
    return read ? more_days(reading, add(i, reading)) : i;
  }

  // "Sheffield Wednesday", "Black Friday", "Wednesday Martin" are names.
  [[nodiscard]] bool sane_weekday(std::size_t i) const {
    if (i == 0 || !view_.blank_after(i - 1)) return true;
    const std::string_view before = view_.lower(i - 1);
    return before != "sheffield" && before != "black" && before != "good" && before != "bloody" &&
           before != "cyber" && before != "ash" && before != "easter" && before != "palm";
  }

  // --- Words that count from the day of publication ---

  std::size_t relative(std::size_t i) {
    const std::string_view word = view_.lower(i);
    switch (word[0]) {
      case 'y':
        return view_.stem(i) == "yesterday" ? add_days(i, i, -1) : i + 1;
      case 't':
        return relative_t(i);
      case 'l':
        return word == "last" ? relative_pair(i, -1) : i + 1;
      case 'n':
        return word == "next" ? relative_pair(i, 1) : i + 1;
      default:
        return i + 1;
    }
  }

  std::size_t relative_t(std::size_t i) {
    const std::string_view word = view_.stem(i);
    if (word == "today" || word == "tonight") return add_days(i, i, 0);
    if (word == "tomorrow") return add_days(i, i, 1);
    return word == "this" ? relative_pair(i, 0) : i + 1;
  }

  // "last month", "this year", "last night"; weeks are no calendar span we print.
  std::size_t relative_pair(std::size_t i, int by) {
    if (i + 1 >= view_.size() || !view_.blank_after(i)) return i + 1;
    const std::string_view unit = view_.stem(i + 1);
    const bool day_part = unit == "morning" || unit == "afternoon" || unit == "evening";
    if (unit == "night" && by < 0) return add_days(i, i + 1, -1);
    if (day_part && by == 0) return add_days(i, i + 1, 0);
    if (unit == "year") {
      std::string value;
      if (published_) value = Date{published_->year + by, 1, 1}.iso_year();
      return add_value(i, i + 1, std::move(value));
    }
    if (unit != "month") return i + 1;
    std::string value;
    if (published_) {
      const int months = published_->year * 12 + published_->month - 1 + by;
      value = Date{months / 12, months % 12 + 1, 1}.iso_month();
    }
    return add_value(i, i + 1, std::move(value));
  }

  std::size_t add_days(std::size_t first, std::size_t last, int by) {
    return add_value(first, last, published_ ? Date::from_days(published_->days() + by).iso() : "");
  }

  // --- Results ---

  std::size_t add(std::size_t first, Reading reading) {
    if (reading.year < 0 && published_) reading.year = nearest_year(reading.month, reading.day);
    const std::size_t begin = view_.at(first).begin;
    if (found_.empty() || found_.back().range.end <= begin) {
      found_.push_back(
          {reading.year < 0 ? std::string() : value_of(reading), {begin, reading.end}});
    }
    return reading.last + 1;
  }

  std::size_t add_value(std::size_t first, std::size_t last, std::string value) {
    // A possessive is no part of the date; "last Wednesday" may begin in a date already found.
    const std::size_t end = view_.at(last).begin + view_.stem(last).size();
    std::size_t begin = view_.at(first).begin;
    if (!found_.empty() && begin < found_.back().range.end) begin = view_.at(last).begin;
    if (found_.empty() || found_.back().range.end <= begin)
      found_.push_back({std::move(value), {begin, end}});
    return last + 1;
  }

  [[nodiscard]] int nearest_year(int month, int day) const {
    int best = published_->year;
    std::int64_t best_away = -1;
    for (const int year : {published_->year, published_->year - 1, published_->year + 1}) {
      if (!is_valid_date(year, month, day)) continue;
      const std::int64_t days = Date{year, month, day}.days() - published_->days();
      const std::int64_t away = days < 0 ? -days : days;
      if (best_away < 0 || away < best_away) {
        best = year;
        best_away = away;
      }
    }
    return best_away < 0 ? -1 : best;
  }

  static std::string value_of(const Reading& reading) {
    if (reading.month < 0) return Date{reading.year, 1, 1}.iso_year();
    if (reading.day < 0) return Date{reading.year, reading.month, 1}.iso_month();
    if (!is_valid_date(reading.year, reading.month, reading.day)) return {};
    return Date{reading.year, reading.month, reading.day}.iso();
  }

  const WordView& view_;
  std::optional<Date> published_;
  std::vector<FoundDate> found_;
};

}  // namespace

std::vector<FoundDate> find_dates(const WordView& view, const std::vector<std::uint32_t>& cues,
                                  std::optional<Date> published) {
  return DateFinder(view, published).find(cues);
}

std::vector<FoundDate> find_dates(std::string_view text, const std::vector<Word>& words,
                                  std::optional<Date> published) {
  return find_dates(WordView(text, words), number_cues(text, words), published);
}

}  // namespace dateline
