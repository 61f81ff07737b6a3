#include "web/labels.h"

#include <algorithm>

#include "core/base/ascii.h"
#include "core/base/date.h"

namespace dateline::web {
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
  if (facet == "dates") return date_label(value);
  if (facet == "languages") return language_label(value);
  return std::string(value);
}

bool is_language_code(std::string_view code) {
  return code.size() >= 2 && code.size() <= 35 && std::all_of(code.begin(), code.end(), [](char c) {
           return is_ascii_alnum(c) || c == '-';
         });
}

}  // namespace dateline::web
