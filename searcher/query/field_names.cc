#include "searcher/query/field_names.h"

#include <array>

namespace dateline::query {
namespace {

struct FieldName {
  std::string_view name;
  Field field;
};

// The name to print comes before the aliases of its field.
constexpr std::array kFieldNames = {
    FieldName{"title", Field::title},
    FieldName{"said", Field::said},
    FieldName{"source", Field::source},
    FieldName{"author", Field::author},
    FieldName{"language", Field::language},
    FieldName{"lang", Field::language},
    FieldName{"section", Field::section},
    FieldName{"person", Field::person},
    FieldName{"people", Field::person},
    FieldName{"place", Field::place},
    FieldName{"places", Field::place},
    FieldName{"org", Field::organisation},
    FieldName{"organisation", Field::organisation},
    FieldName{"organization", Field::organisation},
    FieldName{"organisations", Field::organisation},
    FieldName{"organizations", Field::organisation},
    FieldName{"by", Field::speaker},
    FieldName{"speaker", Field::speaker},
    FieldName{"date", Field::date},
    FieldName{"after", Field::after},
    FieldName{"before", Field::before},
    FieldName{"number", Field::number},
    FieldName{"money", Field::money},
    FieldName{"percent", Field::percent},
    FieldName{"age", Field::age},
};

bool equals_ignoring_case(std::string_view typed, std::string_view lower) {
  if (typed.size() != lower.size()) return false;
  for (std::size_t i = 0; i < typed.size(); ++i) {
    const char c = typed[i];
    const char low = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (low != lower[i]) return false;
  }
  return true;
}

std::string_view name_of(NumberCondition::Over over) {
  switch (over) {
    case NumberCondition::Over::money:
      return "money";
    case NumberCondition::Over::percent:
      return "percent";
    case NumberCondition::Over::age:
      return "age";
    case NumberCondition::Over::any_kind:
      break;
  }
  return "number";
}

}  // namespace

std::optional<Field> field_named(std::string_view name) {
  for (const FieldName& known : kFieldNames) {
    if (equals_ignoring_case(name, known.name)) return known.field;
  }
  return {};
}

std::string_view name_of(Field field) {
  for (const FieldName& known : kFieldNames) {
    if (known.field == field) return known.name;
  }
  return {};
}

NodeKind kind_of(Field field) {
  switch (field) {
    case Field::title:
      return NodeKind::title;
    case Field::said:
      return NodeKind::said;
    case Field::source:
      return NodeKind::source;
    case Field::author:
      return NodeKind::author;
    case Field::language:
      return NodeKind::language;
    case Field::section:
      return NodeKind::section;
    case Field::person:
      return NodeKind::person;
    case Field::place:
      return NodeKind::place;
    case Field::organisation:
      return NodeKind::organisation;
    case Field::speaker:
      return NodeKind::speaker;
    case Field::date:
    case Field::after:
    case Field::before:
      return NodeKind::date;
    default:
      return NodeKind::number;
  }
}

std::string_view field_name_of(const Node& node) {
  switch (node.kind) {
    case NodeKind::number:
      return name_of(node.number.over);
    case NodeKind::date:
      return "date";
    default:
      break;
  }
  for (const FieldName& known : kFieldNames) {
    if (kind_of(known.field) == node.kind) return known.name;
  }
  return {};
}

}  // namespace dateline::query
