// What may stand at one position of a written date: digits, words, a time, a zone.
#pragma once

#include <string_view>

#include "core/base/ascii.h"

namespace dateline {

// What a date's text may give; -1 where it did not.
struct DateParts {
  int year = -1, month = -1, day = -1;
  int hour = -1, minute = 0, second = 0;
  int offset_minutes = 0;
};

// Reads a date from left to right. Each reader takes what it names or leaves the position alone.
class DateReader {
 public:
  explicit DateReader(std::string_view text) : text_(text) {}

  [[nodiscard]] bool done() const { return pos_ >= text_.size(); }
  [[nodiscard]] char peek() const { return done() ? '\0' : text_[pos_]; }

  void skip_blanks() {
    while (!done() && is_ascii_blank(text_[pos_])) ++pos_;
  }
  void skip_blanks_and_commas() {
    while (!done() && (is_ascii_blank(text_[pos_]) || text_[pos_] == ',')) ++pos_;
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
    while (pos_ + count < text_.size() && is_ascii_digit(text_[pos_ + count])) ++count;
    return count;
  }
  std::string_view letters() {
    const std::size_t begin = pos_;
    while (!done() && is_ascii_letter(text_[pos_])) ++pos_;
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
  bool time(DateParts& parts);
  // "Z", "+01:00", "+0100", "+01", "GMT"; nothing there is UTC. False when malformed.
  bool zone(DateParts& parts);

 private:
  bool numeric_zone(DateParts& parts);
  bool half_of_day(DateParts& parts);

  std::string_view text_;
  std::size_t pos_ = 0;
};

}  // namespace dateline
