#include "searcher/query/condition_compiler.h"

#include <algorithm>
#include <cmath>

#include "core/entities/gazetteer.h"
#include "core/entities/person_name.h"
#include "core/entities/unit_words.h"
#include "core/schema/entity_terms.h"
#include "core/schema/fields.h"
#include "core/schema/terms.h"
#include "core/text/language.h"

namespace dateline::query {
namespace {

using Queries = std::vector<Xapian::Query>;

constexpr double kNearlySame = 0.01;

Xapian::Query any_term(const std::vector<std::string>& terms) {
  if (terms.empty()) return Xapian::Query::MatchNothing;
  return {Xapian::Query::OP_OR, terms.begin(), terms.end()};
}

// Exactly that name where it was quoted; else every one of its words.
Xapian::Query name_query(const Node& node, dateline::Field field, const std::string& key) {
  if (key.empty()) return Xapian::Query::MatchNothing;
  if (node.quoted) return Xapian::Query(whole_name_term(field, key));
  Queries words;
  for (const std::string& word : key_words(key)) words.emplace_back(term(field, word));
  return {Xapian::Query::OP_AND, words.begin(), words.end()};
}

// Without punctuation around it: person:Johnson, and by:Johnson.
std::string_view bare(std::string_view name) {
  constexpr std::string_view kAround = " ,;.:!?";
  const std::size_t begin = std::min(name.find_first_not_of(kAround), name.size());
  return name.substr(begin, name.find_last_not_of(kAround) + 1 - begin);
}

// Titles stand in no name of the index: "President Macron" is Macron.
std::string_view without_titles(std::string_view name) {
  for (std::size_t blank = name.find(' '); blank != std::string_view::npos;
       blank = name.find(' ')) {
    if (!is_person_title(name.substr(0, blank))) break;
    name = bare(name.substr(blank + 1));
  }
  return name;
}

// A speaker is a person or an organisation: their keys differ for some names (initials).
std::vector<std::string> keys_of(std::string_view name, MarkRules::EntityKind kind) {
  std::vector<std::string> keys;
  if (kind != MarkRules::EntityKind::organisation) keys.push_back(person_key(name));
  if (kind != MarkRules::EntityKind::person) keys.push_back(name_key(name));
  std::erase(keys, std::string());
  return keys;
}

dateline::Field field_of(MarkRules::EntityKind kind) {
  switch (kind) {
    case MarkRules::EntityKind::person:
      return dateline::Field::person;
    case MarkRules::EntityKind::organisation:
      return dateline::Field::organisation;
    default:
      return dateline::Field::speaker;
  }
}

// Exactly that name where it was quoted; where no article has it, the name without its titles, or
// anybody of the one surname behind them. Unquoted, every one of its words.
MarkRules::Entity name_rule(const Node& node, MarkRules::EntityKind kind, Vocabulary& vocabulary) {
  MarkRules::Entity rule;
  rule.kind = kind;
  const std::string_view name = bare(node.text);
  std::vector<std::string> keys = keys_of(name, kind);
  if (keys.empty()) return rule;
  if (!node.quoted) {
    rule.words = key_words(keys.front());
    return rule;
  }
  rule.keys = keys;
  const std::string_view untitled = without_titles(name);
  const bool known = std::any_of(keys.begin(), keys.end(), [&](const std::string& key) {
    return vocabulary.frequency(whole_name_term(field_of(kind), key)) > 0;
  });
  if (known || untitled == name || kind == MarkRules::EntityKind::organisation) return rule;
  rule.keys = keys_of(untitled, kind);
  if (rule.keys.empty()) return rule;
  if (std::vector<std::string> words = key_words(rule.keys.front()); words.size() == 1) {
    rule.keys.clear();
    rule.words = std::move(words);
  }
  return rule;
}

Xapian::Query name_query(const MarkRules::Entity& rule, dateline::Field field) {
  Queries ways;
  for (const std::string& key : rule.keys) ways.emplace_back(whole_name_term(field, key));
  Queries words;
  for (const std::string& word : rule.words) words.emplace_back(term(field, word));
  if (!words.empty()) ways.emplace_back(Xapian::Query::OP_AND, words.begin(), words.end());
  return {Xapian::Query::OP_OR, ways.begin(), ways.end()};
}

Xapian::Query entity_query(const Node& node, MarkRules::EntityKind kind, Vocabulary& vocabulary,
                           MarkRules* marks) {
  MarkRules::Entity rule = name_rule(node, kind, vocabulary);
  const Xapian::Query query = name_query(rule, field_of(kind));
  if (marks != nullptr && !(rule.keys.empty() && rule.words.empty())) {
    rule.unit = marks->units++;
    marks->entities.push_back(std::move(rule));
  }
  return query;
}

// Other names of a place ("UK", "Holland") lead to the one it is indexed under.
std::string canonical_place(std::string_view name) {
  const auto known = Gazetteer::instance().find(name);
  return known.empty() ? place_key(name) : place_key(known.front()->name);
}

// The text itself, and with other names led to those indexed: "Portland, OR", "Paris, Texas, USA"
// (of what a place lies in the nearest is enough).
std::vector<std::string> place_query_keys(std::string_view text) {
  std::vector<std::string> keys = {place_key(text)};
  const auto add = [&](std::string key) {
    if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(std::move(key));
  };
  const std::size_t comma = text.find(',');
  if (comma == std::string_view::npos) {
    add(canonical_place(text));
    return keys;
  }
  const std::string place = place_key(text.substr(0, comma));
  std::string_view whole = text.substr(comma + 1);
  whole = whole.substr(0, whole.find(','));
  for (const GazetteerPlace* state : Gazetteer::instance().find_after_comma(whole))
    add(place + " " + place_key(state->name));
  add(place + " " + canonical_place(whole));
  return keys;
}

Xapian::Query place_query(const Node& node, MarkRules* marks) {
  MarkRules::Entity rule;
  rule.kind = MarkRules::EntityKind::place;
  std::vector<std::string> terms;
  if (node.text.starts_with('=')) {
    rule.exact = true;
    rule.keys = {place_key(std::string_view(node.text).substr(1))};
    terms = {whole_name_term(dateline::Field::place, rule.keys.front())};
  } else {
    rule.keys = place_query_keys(node.text);
    for (const std::string& key : rule.keys) terms.push_back(term(dateline::Field::place, key));
  }
  if (marks != nullptr) {
    rule.unit = marks->units++;
    marks->entities.push_back(std::move(rule));
  }
  return any_term(terms);
}

Xapian::Query date_query(const Node& node, Vocabulary& vocabulary) {
  const std::string year(prefix_of(dateline::Field::year));
  const std::vector<std::string> years = vocabulary.all_terms(year);
  if (years.empty()) return Xapian::Query::MatchNothing;
  // Open ends go no further than the archive does.
  const Date oldest{std::max(std::stoi(years.front().substr(year.size())), 1), 1, 1};
  const Date newest{std::stoi(years.back().substr(year.size())), 12, 31};
  const Date first = std::max(node.first.value_or(oldest), oldest);
  const Date last = std::min(node.last.value_or(newest), newest);
  return any_term(date_cover(first, last));
}

// "3 miles": a range of the unit's dimension, in its base unit. One value stands for all within a
// hundredth of it (half a degree), so that a rounded conversion is found: "4.8 km".
struct MeasureCondition {
  NumberScope scope;
  ValueRange range;
};
std::optional<MeasureCondition> measure_of(const NumberCondition& condition) {
  if (condition.over != NumberCondition::Over::any_kind || !condition.currency.empty()) return {};
  const std::string unit = unit_named(condition.thing);
  const auto base = in_base_unit(0, unit);
  if (!base) return {};
  MeasureCondition out;
  out.scope = {NumberScope::Kind::measure, dimension_letter(base->dimension)};
  out.range = {condition.low, condition.high, condition.low_open, condition.high_open};
  const bool one_value = condition.low && condition.high && *condition.low == *condition.high;
  for (std::optional<double>* end : {&out.range.low, &out.range.high}) {
    if (!*end) continue;
    double value = in_base_unit(**end, unit)->value;
    const double slack =
        base->dimension == Dimension::temperature ? 0.5 : std::abs(value) * kNearlySame;
    if (one_value) value += end == &out.range.low ? -slack : slack;
    *end = rounded_measure(value);
  }
  return out;
}

NumberScope scope_of(const NumberCondition& condition) {
  if (const std::string key = thing_key(condition.thing); !key.empty())
    return {NumberScope::Kind::thing, key};
  switch (condition.over) {
    case NumberCondition::Over::money:
      return {NumberScope::Kind::money, condition.currency};
    case NumberCondition::Over::percent:
      return {NumberScope::Kind::percent, ""};
    case NumberCondition::Over::age:
      return {NumberScope::Kind::age, ""};
    case NumberCondition::Over::any_kind:
      break;
  }
  if (!condition.currency.empty()) return {NumberScope::Kind::money, condition.currency};
  return {NumberScope::Kind::any, ""};
}

void add_intervals(const std::string& prefix, const ValueRange& range, Vocabulary& vocabulary,
                   std::vector<std::string>& out) {
  for (const std::string& t : vocabulary.all_terms(prefix)) {
    const auto ends = interval_of_term(t);
    if (ends && range.overlaps(ends->first, ends->second)) out.push_back(t);
  }
}

// Every money term, whatever its currency.
std::vector<std::string> money_terms(const ValueRange& range, Vocabulary& vocabulary) {
  std::vector<std::string> out;
  std::string prefix = scope_prefix({NumberScope::Kind::money, ""});
  prefix.pop_back();  // the bar that ends the scope
  for (const std::string& t : vocabulary.all_terms(prefix)) {
    const auto value = value_of_exact_term(t);
    const auto ends = interval_of_term(t);
    if ((value && range.contains(*value)) || (ends && range.overlaps(ends->first, ends->second)))
      out.push_back(t);
  }
  return out;
}

// A scope for each currency that the index has amounts in.
std::vector<NumberScope> currencies_held(Vocabulary& vocabulary) {
  std::string prefix = scope_prefix({NumberScope::Kind::money, ""});
  prefix.pop_back();
  std::vector<NumberScope> out;
  for (const std::string& t : vocabulary.all_terms(prefix)) {
    std::string currency = t.substr(prefix.size(), t.find('|') - prefix.size());
    if (out.empty() || out.back().name != currency)
      out.push_back({NumberScope::Kind::money, std::move(currency)});
  }
  return out;
}

std::vector<std::string> range_terms(const NumberScope& scope, const ValueRange& range,
                                     Vocabulary& vocabulary) {
  const NumberPlan plan = plan_range(scope, range);
  std::vector<std::string> out;
  for (const TermRange& cells : plan.cells) {
    const std::vector<std::string>& terms = vocabulary.terms_between(cells);
    out.insert(out.end(), terms.begin(), terms.end());
  }
  for (const TermRange& exact : plan.exact) {
    for (const std::string& t : vocabulary.terms_between(exact)) {
      const auto value = value_of_exact_term(t);
      if (value && range.contains(*value)) out.push_back(t);
    }
  }
  add_intervals(plan.intervals, range, vocabulary, out);
  return out;
}

// The roundings of one value. Of money without a currency in any.
Xapian::Query roundings_query(const NumberCondition& condition, Vocabulary& vocabulary,
                              MarkRules* marks) {
  MarkRules::Number rule;
  rule.agrees_with = condition.low;
  rule.scope = measure_of(condition)
                   ? NumberScope{NumberScope::Kind::unit, unit_named(condition.thing)}
                   : scope_of(condition);
  rule.any_currency = rule.scope.kind == NumberScope::Kind::money && rule.scope.name.empty();
  std::vector<NumberScope> scopes = {rule.scope};
  if (rule.any_currency) scopes = currencies_held(vocabulary);
  std::vector<std::string> terms;
  for (const Statement& statement : roundings_of(*condition.low)) {
    for (const NumberScope& scope : scopes) terms.push_back(bounded_term(scope, statement));
  }
  if (marks != nullptr) {
    rule.unit = marks->units++;
    marks->numbers.push_back(std::move(rule));
  }
  return any_term(terms);
}

Xapian::Query number_query(const Node& node, Vocabulary& vocabulary, MarkRules* marks) {
  const NumberCondition& condition = node.number;
  if (condition.roundings) return roundings_query(condition, vocabulary, marks);
  MarkRules::Number rule;
  rule.range = {condition.low, condition.high, condition.low_open, condition.high_open};
  rule.scope = scope_of(condition);
  if (const auto measure = measure_of(condition)) {
    rule.scope = measure->scope;
    rule.range = measure->range;
  }
  rule.any_currency = rule.scope.kind == NumberScope::Kind::money && rule.scope.name.empty();
  std::vector<std::string> terms;
  if (!condition.label.empty()) {
    rule.label_key = label_key(condition.label);
    terms = {label_term(condition.label)};
  } else {
    terms = rule.any_currency ? money_terms(rule.range, vocabulary)
                              : range_terms(rule.scope, rule.range, vocabulary);
  }
  if (marks != nullptr) {
    rule.unit = marks->units++;
    marks->numbers.push_back(std::move(rule));
  }
  return any_term(terms);
}

}  // namespace

MarkRules::Entity speaker_rule(const Node& node, Vocabulary& vocabulary) {
  return name_rule(node, MarkRules::EntityKind::speaker, vocabulary);
}

Xapian::Query compile_condition(const Node& node, Vocabulary& vocabulary, MarkRules* marks) {
  using F = dateline::Field;
  switch (node.kind) {
    case NodeKind::source:
      return name_query(node, F::source, name_key(node.text));
    case NodeKind::author:
      return name_query(node, F::author, name_key(node.text));
    case NodeKind::section:
      return name_query(node, F::section, name_key(node.text));
    case NodeKind::language:
      return Xapian::Query(term(F::language, normalised_language(node.text)));
    case NodeKind::person:
      return entity_query(node, MarkRules::EntityKind::person, vocabulary, marks);
    case NodeKind::organisation:
      return entity_query(node, MarkRules::EntityKind::organisation, vocabulary, marks);
    case NodeKind::speaker:
      return entity_query(node, MarkRules::EntityKind::speaker, vocabulary, marks);
    case NodeKind::place:
      return place_query(node, marks);
    case NodeKind::date:
      return date_query(node, vocabulary);
    case NodeKind::number:
      return number_query(node, vocabulary, marks);
    default:
      return Xapian::Query::MatchNothing;
  }
}

}  // namespace dateline::query
