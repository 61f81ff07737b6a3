#include "web/labels.h"

#include <algorithm>
#include <optional>

#include "core/base/ascii.h"
#include "core/base/date.h"

namespace dateline::web {
namespace {

// Letters of an ISO date that say it, one that begins or ends a month or a year.
constexpr std::size_t kYear = 4, kMonth = 7, kDay = 10;

std::size_t letters_of_first(const Date& day) {
  if (day.day > 1) return kDay;
  return day.month > 1 ? kMonth : kYear;
}

std::size_t letters_of_last(const Date& day) {
  if (day.day < days_in_month(day.year, day.month)) return kDay;
  return day.month < 12 ? kMonth : kYear;
}

std::optional<Date> one_day(std::string_view iso) {
  const auto span = parse_date_span(iso);
  return span && span->first == span->last ? std::optional(span->first) : std::nullopt;
}

// For days around "..", either left out; empty for anything else.
std::string span_label(std::string_view value) {
  const std::size_t dots = value.find("..");
  if (dots == std::string_view::npos) return {};
  const std::string_view low = value.substr(0, dots);
  const std::string_view high = value.substr(dots + 2);
  const auto first = one_day(low);
  const auto last = one_day(high);
  if ((!first && !low.empty()) || (!last && !high.empty())) return {};
  if (first && last) {
    // "1998 to 15 January 1998" would be riddles.
    const std::size_t letters = std::max(letters_of_first(*first), letters_of_last(*last));
    return filled(Text::dates_between, {{"first", date_label(low.substr(0, letters))},
                                        {"last", date_label(high.substr(0, letters))}});
  }
  if (first)
    return filled(Text::dates_from,
                  {{"first", date_label(low.substr(0, letters_of_first(*first)))}});
  if (last)
    return filled(Text::dates_until,
                  {{"last", date_label(high.substr(0, letters_of_last(*last)))}});
  return {};
}

}  // namespace

std::string date_label(std::string_view iso) {
  const std::string_view day = iso.substr(0, iso.find('T'));
  const auto span = parse_date_span(day);
  if (!span) return std::string(iso);
  const Date& date = span->first;
  if (day.size() <= 4) return std::to_string(date.year);
  return date_text(date.year, date.month, day.size() <= 7 ? 0 : date.day);
}

void write_date(std::string_view iso, HtmlWriter& out) {
  out.markup("<time datetime=\"").text(iso).markup("\">").text(date_label(iso)).markup("</time>");
}

std::string language_label(std::string_view code) {
  const std::string_view name = language_text(code);
  return std::string(name.empty() ? code : name);
}

std::string facet_label(std::string_view name) {
  const std::string_view label = facet_text(name);
  return std::string(label.empty() ? name : label);
}

std::string facet_value_label(std::string_view facet, std::string_view value) {
  if (facet == "dates") {
    const std::string span = span_label(value);
    return span.empty() ? date_label(value) : span;
  }
  if (facet == "languages") return language_label(value);
  return std::string(value);
}

bool is_language_code(std::string_view code) {
  return code.size() >= 2 && code.size() <= 35 && std::all_of(code.begin(), code.end(), [](char c) {
           return is_ascii_alnum(c) || c == '-';
         });
}

}  // namespace dateline::web
