#include "searcher/chosen_values.h"

#include <string>
#include <string_view>

#include "core/entities/gazetteer.h"
#include "core/entities/person_name.h"
#include "core/schema/entity_terms.h"
#include "core/schema/number_terms.h"
#include "core/schema/terms.h"
#include "core/text/language.h"

namespace dateline {
namespace {

using query::Node;
using query::NodeKind;

// The exact key a place condition names: "=Paris, Texas, United States", or a name that only one
// place has.
std::optional<std::string> place_named(std::string_view text) {
  if (text.starts_with('=')) return place_key(text.substr(1));
  const PlaceList places = Gazetteer::instance().find(text);
  if (places.size() != 1) return {};
  PlaceEntity place;
  place.name = std::string(places.front()->name);
  place.within = Gazetteer::instance().within(*places.front());
  return exact_place_key(place);
}

std::optional<std::pair<Slot, std::string>> key_of(const Node& node) {
  switch (node.kind) {
    case NodeKind::person:
      if (node.quoted) return std::pair{Slot::people, person_key(node.text)};
      break;
    case NodeKind::organisation:
      if (node.quoted) return std::pair{Slot::organisations, name_key(node.text)};
      break;
    case NodeKind::source:
      if (node.quoted) return std::pair{Slot::sources, name_key(node.text)};
      break;
    case NodeKind::section:
      if (node.quoted) return std::pair{Slot::sections, name_key(node.text)};
      break;
    case NodeKind::language:
      return std::pair{Slot::languages, name_key(normalised_language(node.text))};
    case NodeKind::place:
      if (const auto key = place_named(node.text)) return std::pair{Slot::places, *key};
      break;
    case NodeKind::number:
      if (!node.number.label.empty()) return std::pair{Slot::numbers, label_key(node.number.label)};
      break;
    default:
      break;
  }
  return {};
}

std::optional<ChosenValue> choice_of(const Node& node) {
  ChosenValue out;
  out.excluded = node.kind == NodeKind::none_of;
  const Node& condition = out.excluded ? node.children.front() : node;
  out.node = condition;
  if (condition.kind == NodeKind::date) {
    out.slot = Slot::day;
    return out;
  }
  if (condition.kind == NodeKind::number && condition.number.label.empty()) {
    out.slot = Slot::numbers;
    return out;
  }
  const auto key = key_of(condition);
  if (!key) return {};
  out.slot = key->first;
  out.id = facet_id(key->first, key->second);
  return out;
}

}  // namespace

std::vector<ChosenValue> chosen_values(const Node& root) {
  std::vector<ChosenValue> out;
  if (root.kind != NodeKind::all_of) {
    if (auto choice = choice_of(root)) out.push_back(std::move(*choice));
    return out;
  }
  for (std::size_t i = 0; i < root.children.size(); ++i) {
    auto choice = choice_of(root.children[i]);
    if (!choice) continue;
    choice->child = i;
    out.push_back(std::move(*choice));
  }
  return out;
}

Node kept_out_by(const Node& root, const ChosenValue& choice) {
  Node out = root;
  out.children[*choice.child] = choice.node;
  return out;
}

}  // namespace dateline
