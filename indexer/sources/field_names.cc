#include "indexer/sources/field_names.h"

#include <algorithm>
#include <array>

namespace dateline {
namespace {

constexpr std::array<FieldName, 25> kNames = {{
    {"id", ArticleField::id},
    {"title", ArticleField::title},
    {"text", ArticleField::text},
    {"body", ArticleField::text},
    {"content", ArticleField::text},
    {"maintext", ArticleField::text},
    {"date", ArticleField::date},
    {"published", ArticleField::date},
    {"date_published", ArticleField::date},
    {"date_publish", ArticleField::date},
    {"source", ArticleField::source},
    {"publisher", ArticleField::source},
    {"source_domain", ArticleField::source},
    {"author", ArticleField::authors},
    {"authors", ArticleField::authors},
    {"url", ArticleField::url},
    {"link", ArticleField::url},
    {"language", ArticleField::language},
    {"lang", ArticleField::language},
    {"section", ArticleField::section},
    {"category", ArticleField::section},
    {"keywords", ArticleField::keywords},
    {"tags", ArticleField::keywords},
    // Words of spreadsheets; JSON never had them.
    {"headline", ArticleField::title},
    {"keyword", ArticleField::keywords},
}};
// Those that JSON objects go by.
constexpr std::size_t kJsonNames = 23;

bool equals(std::string_view name, std::string_view known) {
  return std::equal(name.begin(), name.end(), known.begin(), known.end(), [](char a, char b) {
    if (a >= 'A' && a <= 'Z') a = static_cast<char>(a + 32);
    if (a == ' ' || a == '-') a = '_';
    return a == b;
  });
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

void add_each(std::vector<std::string>& list, std::string_view value, std::string_view marks) {
  for (std::size_t begin = 0; begin <= value.size();) {
    const std::size_t end = std::min(value.find_first_of(marks, begin), value.size());
    const std::string_view one = trimmed(value.substr(begin, end - begin));
    if (!one.empty()) list.emplace_back(one);
    begin = end + 1;
  }
}

std::string* field_of(Article& article, ArticleField field) {
  switch (field) {
    case ArticleField::id:
      return &article.id;
    case ArticleField::title:
      return &article.title;
    case ArticleField::date:
      return &article.date;
    case ArticleField::source:
      return &article.source;
    case ArticleField::url:
      return &article.url;
    case ArticleField::language:
      return &article.language;
    case ArticleField::section:
      return &article.section;
    case ArticleField::text:
      return &article.text;
    default:
      return nullptr;
  }
}

}  // namespace

std::span<const FieldName> field_names() { return std::span(kNames).first(kJsonNames); }

ArticleField field_named(std::string_view name) {
  name = trimmed(name);
  for (const FieldName& known : kNames) {
    if (equals(name, known.name)) return known.field;
  }
  return ArticleField::none;
}

bool is_list(ArticleField field) {
  return field == ArticleField::authors || field == ArticleField::keywords;
}

void set_field(Article& article, ArticleField field, std::string_view value) {
  if (field == ArticleField::authors && article.authors.empty())
    add_each(article.authors, value, ";|");
  if (field == ArticleField::keywords && article.keywords.empty())
    add_each(article.keywords, value, ";|,");
  std::string* const one = field_of(article, field);
  if (one != nullptr && one->empty()) *one = value;
}

Result<ColumnNames> parse_column_names(std::string_view text) {
  ColumnNames out;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    const std::string_view pair = text.substr(begin, end - begin);
    const std::size_t equals_at = std::min(pair.find('='), pair.size());
    ColumnName name;
    name.field = field_named(pair.substr(0, equals_at));
    name.column = trimmed(pair.substr(std::min(equals_at + 1, pair.size())));
    if (name.field == ArticleField::none || name.column.empty()) {
      return Error{ErrorCode::usage,
                   "\"" + std::string(pair) +
                       "\" names no column: give FIELD=COLUMN, as in "
                       "title=Headline,text=Body",
                   ""};
    }
    out.push_back(std::move(name));
    begin = end + 1;
  }
  return out;
}

}  // namespace dateline
