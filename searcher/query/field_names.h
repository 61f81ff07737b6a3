// The fields of the query language: what a reader may type before the colon, and how it is printed.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "searcher/query/ast.h"

namespace dateline::query {

enum class Field : std::uint8_t {
  title,
  said,
  source,
  author,
  language,
  section,
  person,
  place,
  organisation,
  speaker,
  date,
  after,
  before,
  number,
  money,
  percent,
  age,
};

// The field with that name or alias ("lang", "organization", "people"), in any ASCII case.
[[nodiscard]] std::optional<Field> field_named(std::string_view name);

// The name it is printed with: "org" for organisation.
[[nodiscard]] std::string_view name_of(Field field);

// The kind of node that source:, author:, ... organisation: make. REQUIRES one of those, title
// or said.
[[nodiscard]] NodeKind kind_of(Field field);

// The name a field node is printed with; empty for kinds that are no field. Numbers go by
// NumberCondition::over.
[[nodiscard]] std::string_view field_name_of(const Node& node);

}  // namespace dateline::query
