#include "searcher/entity_marks.h"

#include <algorithm>
#include <string>

#include "core/entities/person_name.h"
#include "core/schema/entity_terms.h"
#include "core/schema/quote_terms.h"
#include "core/schema/terms.h"
#include "searcher/said_ranges.h"

namespace dateline {
namespace {

using query::MarkRules;

bool place_matches(const MarkRules::Entity& rule, const PlaceEntity& place) {
  const std::vector<std::string> keys = rule.exact ? exact_place_keys(place) : place_keys(place);
  return std::any_of(keys.begin(), keys.end(), [&](const std::string& key) {
    return std::find(rule.keys.begin(), rule.keys.end(), key) != rule.keys.end();
  });
}

bool quantity_matches(const MarkRules::Number& rule, const Quantity& q) {
  if (!rule.label_key.empty()) return label_key(label(q)) == rule.label_key;
  switch (rule.scope.kind) {
    case NumberScope::Kind::money:
      if (q.kind != QuantityKind::money || (!rule.any_currency && q.unit != rule.scope.name))
        return false;
      break;
    case NumberScope::Kind::percent:
      if (q.kind != QuantityKind::percent) return false;
      break;
    case NumberScope::Kind::age:
      if (q.kind != QuantityKind::age) return false;
      break;
    case NumberScope::Kind::thing:
      if (thing_key(q.thing) != rule.scope.name) return false;
      break;
    case NumberScope::Kind::measure: {
      const auto measured = measured_range(q);
      return measured && dimension_letter(measured->dimension) == rule.scope.name &&
             rule.range.overlaps(measured->low, measured->high);
    }
    case NumberScope::Kind::unit:
      if (q.unit != rule.scope.name) return false;
      break;
    case NumberScope::Kind::any:
      break;
  }
  if (rule.agrees_with) return !q.value_high && agrees({q.bound, q.value}, *rule.agrees_with);
  return q.value_high ? rule.range.overlaps(q.value, *q.value_high) : rule.range.contains(q.value);
}

// Where a title that was taken from the text stands in it: what was found there is found once, in
// the text. Empty for others.
ByteRange title_in_text(const Article& article) {
  if (!article.title_from_text) return {};
  const std::size_t begin = article.text.find(article.title);
  if (begin == std::string::npos) return {};
  return {begin, begin + article.title.size()};
}

}  // namespace

void add_entity_marks(const Article& article, const MarkRules& rules, bool in_title,
                      std::vector<Mark>& out) {
  const ByteRange title = in_title ? title_in_text(article) : ByteRange{};
  const auto add_in_title = [&](ByteRange r, std::uint32_t unit) {
    if (title.contains(r)) out.push_back({{r.begin - title.begin, r.end - title.begin}, unit});
  };
  const auto add = [&](const auto& entity, std::uint32_t unit) {
    for (const ByteRange& r : in_title ? entity.title_mentions : entity.mentions)
      out.push_back({r, unit});
    if (title.empty()) return;
    for (const ByteRange& r : entity.mentions) add_in_title(r, unit);
  };
  for (const MarkRules::Entity& rule : rules.entities) {
    switch (rule.kind) {
      case MarkRules::EntityKind::person:
        for (const NamedEntity& p : article.found.people) {
          if (name_matches(rule, person_key(p.name))) add(p, rule.unit);
        }
        break;
      case MarkRules::EntityKind::organisation:
        for (const NamedEntity& o : article.found.organisations) {
          if (name_matches(rule, name_key(o.name))) add(o, rule.unit);
        }
        break;
      case MarkRules::EntityKind::speaker:
        for (const QuotedSpeaker& s : quoted_speakers(article.found)) {
          if (name_matches(rule, speaker_key(*s.entity, s.kind))) add(*s.entity, rule.unit);
        }
        break;
      case MarkRules::EntityKind::place:
        for (const PlaceEntity& p : article.found.places) {
          if (place_matches(rule, p)) add(p, rule.unit);
        }
        break;
    }
  }
  if (in_title && title.empty()) return;
  for (const MarkRules::Number& rule : rules.numbers) {
    for (const Quantity& q : article.found.numbers) {
      if (!quantity_matches(rule, q)) continue;
      if (in_title) {
        add_in_title(q.number_range, rule.unit);
      } else {
        out.push_back({q.number_range, rule.unit});
      }
    }
  }
}

}  // namespace dateline
