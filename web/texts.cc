#include "web/texts.h"

#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <vector>

#include "core/text/plural_forms.h"
#include "web/static_assets.h"

namespace dateline::web {
namespace {

// Forms by their CLDR name; a text that is not counted has "other" alone.
using Forms = std::map<std::string, std::string, std::less<>>;
using Names = std::map<std::string, std::string, std::less<>>;

struct Texts {
  std::string language;
  std::string direction;
  std::string thousands;
  std::string date_day;
  std::string date_month;
  std::vector<std::string> months;
  Names facets;
  Names languages;
  std::vector<Forms> forms;  // by Text
};

// The file is part of the program: that it is whole is for the tests to say.
Texts load() {
  const auto json = nlohmann::ordered_json::parse(asset_named("texts.json").content);
  Texts texts;
  texts.language = json.at("language");
  texts.direction = json.at("direction");
  texts.thousands = json.at("thousands");
  texts.date_day = json.at("date_day");
  texts.date_month = json.at("date_month");
  texts.months = json.at("months").get<std::vector<std::string>>();
  texts.facets = json.at("facets").get<Names>();
  texts.languages = json.at("languages").get<Names>();
  for (const auto& text : json.at("texts")) {
    texts.forms.push_back(text.is_string() ? Forms{{"other", text}} : text.get<Forms>());
  }
  return texts;
}

const Texts& texts() {
  static const Texts all = load();
  return all;
}

const PluralForms& plural_forms() {
  static const PluralForms forms(texts().language);
  return forms;
}

std::string_view name_in(const Names& names, std::string_view name) {
  const auto found = names.find(name);
  return found == names.end() ? std::string_view() : found->second;
}

// Foreign words between isolates, so that they do not turn the sentence around them.
void append_isolated(std::string_view words, std::string& out) {
  constexpr std::string_view kFirstStrongIsolate = "\u2068";
  constexpr std::string_view kPopIsolate = "\u2069";
  bool is_ascii = true;
  for (const char c : words) is_ascii = is_ascii && static_cast<unsigned char>(c) < 0x80;
  if (is_ascii && texts().direction == "ltr") {
    out += words;
  } else {
    out.append(kFirstStrongIsolate).append(words).append(kPopIsolate);
  }
}

}  // namespace

std::string_view text_of(Text id, std::size_t count) {
  const Forms& forms = texts().forms[static_cast<std::size_t>(id)];
  if (forms.size() > 1) {
    const auto found = forms.find(plural_forms().form_of(count));
    if (found != forms.end()) return found->second;
  }
  const auto other = forms.find("other");
  return other == forms.end() ? std::string_view() : other->second;
}

std::string_view pattern_of(Text id, Fills fills) {
  for (const Fill& fill : fills) {
    if (fill.number) return text_of(id, *fill.number);
  }
  return text_of(id);
}

std::string filled(Text id, Fills fills) {
  std::string out;
  for_parts(
      pattern_of(id, fills), fills, [&](std::string_view words) { out += words; },
      [&](const Fill& fill) {
        if (fill.number) {
          out += number_text(*fill.number);
        } else {
          append_isolated(fill.text, out);
        }
      });
  return out;
}

std::string number_text(std::size_t value) {
  std::string digits = std::to_string(value);
  for (std::size_t i = digits.size(); i > 3;) {
    i -= 3;
    digits.insert(i, texts().thousands);
  }
  return digits;
}

std::string date_text(int year, int month, int day) {
  const std::string year_digits = std::to_string(year);
  const std::string day_digits = std::to_string(day);
  const std::string& name = texts().months[static_cast<std::size_t>(month - 1)];
  const Fills fills = {{"day", day_digits}, {"month", name}, {"year", year_digits}};
  std::string out;
  for_parts(
      day > 0 ? texts().date_day : texts().date_month, fills,
      [&](std::string_view words) { out += words; }, [&](const Fill& fill) { out += fill.text; });
  return out;
}

std::string_view page_language() { return texts().language; }
std::string_view page_direction() { return texts().direction; }
std::string_view facet_text(std::string_view name) { return name_in(texts().facets, name); }
std::string_view language_text(std::string_view code) { return name_in(texts().languages, code); }

}  // namespace dateline::web
