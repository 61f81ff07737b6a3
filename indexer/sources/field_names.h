// The names under which sources give an article's fields: the contract's, their aliases, and those
// of news-please. JSON objects, CSV columns and plain XML elements share them.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/schema/article.h"

namespace dateline {

enum class ArticleField : unsigned char {
  none,
  id,
  title,
  date,
  source,
  authors,
  url,
  language,
  section,
  keywords,
  text
};

struct FieldName {
  std::string_view name;
  ArticleField field;
};

// A field's own name first, then its aliases in the order they are preferred in.
[[nodiscard]] std::span<const FieldName> field_names();

// Whatever its case; blanks and hyphens count as underscores. none when nobody knows it.
[[nodiscard]] ArticleField field_named(std::string_view name);

[[nodiscard]] bool is_list(ArticleField field);

// Sets a field that is still empty. Several authors or keywords in one value stand apart at ";", or
// at "|"; keywords at "," too.
void set_field(Article& article, ArticleField field, std::string_view value);

// What the user says on columns of other names.
struct ColumnName {
  ArticleField field = ArticleField::none;
  std::string column;
};
using ColumnNames = std::vector<ColumnName>;

// "title=Headline,text=Body". Error usage for a field nobody knows, or no column.
[[nodiscard]] Result<ColumnNames> parse_column_names(std::string_view text);

}  // namespace dateline
