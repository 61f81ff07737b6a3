#include "web/labels.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/date.h"
#include "web/ascii.h"

namespace dateline::web {
namespace {

using Label = std::pair<std::string_view, std::string_view>;

constexpr std::array<Label, 56> kLanguages = {{
    {"ar", "Arabic"},    {"bg", "Bulgarian"},  {"bn", "Bengali"},    {"bs", "Bosnian"},
    {"ca", "Catalan"},   {"cs", "Czech"},      {"cy", "Welsh"},      {"da", "Danish"},
    {"de", "German"},    {"el", "Greek"},      {"en", "English"},    {"es", "Spanish"},
    {"et", "Estonian"},  {"eu", "Basque"},     {"fa", "Persian"},    {"fi", "Finnish"},
    {"fr", "French"},    {"ga", "Irish"},      {"he", "Hebrew"},     {"hi", "Hindi"},
    {"hr", "Croatian"},  {"hu", "Hungarian"},  {"hy", "Armenian"},   {"id", "Indonesian"},
    {"is", "Icelandic"}, {"it", "Italian"},    {"ja", "Japanese"},   {"ka", "Georgian"},
    {"km", "Khmer"},     {"ko", "Korean"},     {"lo", "Lao"},        {"lt", "Lithuanian"},
    {"lv", "Latvian"},   {"mk", "Macedonian"}, {"ms", "Malay"},      {"my", "Burmese"},
    {"nl", "Dutch"},     {"no", "Norwegian"},  {"pl", "Polish"},     {"pt", "Portuguese"},
    {"ro", "Romanian"},  {"ru", "Russian"},    {"sk", "Slovak"},     {"sl", "Slovenian"},
    {"sq", "Albanian"},  {"sr", "Serbian"},    {"sv", "Swedish"},    {"sw", "Swahili"},
    {"ta", "Tamil"},     {"te", "Telugu"},     {"th", "Thai"},       {"tr", "Turkish"},
    {"uk", "Ukrainian"}, {"ur", "Urdu"},       {"vi", "Vietnamese"}, {"zh", "Chinese"},
}};

constexpr std::array<std::string_view, 12> kMonths = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

}  // namespace

std::string date_label(std::string_view iso) {
  const std::string_view day = iso.substr(0, iso.find('T'));
  const auto span = parse_date_span(day);
  if (!span) return std::string(iso);
  const Date& date = span->first;
  const std::string year = std::to_string(date.year);
  const std::string month(kMonths[static_cast<std::size_t>(date.month - 1)]);
  if (day.size() <= 4) return year;
  if (day.size() <= 7) return month + " " + year;
  return std::to_string(date.day) + " " + month + " " + year;
}

void write_date(std::string_view iso, HtmlWriter& out) {
  out.markup("<time datetime=\"").text(iso).markup("\">").text(date_label(iso)).markup("</time>");
}

std::string language_label(std::string_view code) {
  const auto* const found = std::find_if(kLanguages.begin(), kLanguages.end(),
                                         [&](const Label& label) { return label.first == code; });
  return std::string(found == kLanguages.end() ? code : found->second);
}

std::string facet_label(std::string_view name) {
  std::string label(name);
  std::replace(label.begin(), label.end(), '_', ' ');
  if (!label.empty() && label[0] >= 'a' && label[0] <= 'z') {
    label[0] = static_cast<char>(label[0] - ('a' - 'A'));
  }
  return label;
}

std::string facet_value_label(std::string_view facet, std::string_view value) {
  if (facet == "dates") return date_label(value);
  if (facet == "languages") return language_label(value);
  return std::string(value);
}

bool is_language_code(std::string_view code) {
  return code.size() >= 2 && code.size() <= 35 &&
         std::all_of(code.begin(), code.end(), [](char c) { return is_alnum(c) || c == '-'; });
}

}  // namespace dateline::web
