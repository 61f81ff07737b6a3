#include "tests/support/enriched_counts.h"

#include "core/entities/person_name.h"
#include "core/entities/place_key.h"
#include "core/entities/quantity.h"
#include "core/entities/unit_words.h"
#include "core/schema/facet_ids.h"
#include "core/schema/number_terms.h"
#include "core/schema/terms.h"

namespace dateline::test {
namespace {

using nlohmann::json;

std::string id(Slot slot, const std::string& key) { return facet_id_hex(facet_id(slot, key)); }

std::string text_or_empty(const json& value) {
  return value.is_string() ? value.get<std::string>() : std::string();
}

Quantity quantity_of(const json& number) {
  Quantity q;
  q.value = number["value"];
  if (!number["value_high"].is_null()) q.value_high = number["value_high"].get<double>();
  q.bound = *bound_named(number["bound"].get<std::string>());
  q.kind = *kind_named(number["kind"].get<std::string>());
  q.unit = text_or_empty(number["unit"]);
  q.thing = text_or_empty(number["thing"]);
  q.range = {number["begin"], number["end"]};
  q.number_range = {number["number_begin"], number["number_end"]};
  return q;
}

// A place counts for itself and for everything it lies in.
void add_places(const json& article, std::set<std::string>& out) {
  for (const json& place : article["places"]) {
    std::string name;
    for (const json& whole : place["within"]) {
      name = whole.get<std::string>() + (name.empty() ? "" : ", " + name);
      out.insert(id(Slot::places, place_key(name)));
    }
    name = place["name"].get<std::string>() + (name.empty() ? "" : ", " + name);
    out.insert(id(Slot::places, place_key(name)));
  }
}

// Ranks are no quantities, and what a bracket says again in another unit counts once.
void add_numbers(const json& article, std::set<std::string>& out) {
  const auto text = article["text"].get<std::string>();
  Quantity before;
  bool first = true;
  for (const json& number : article["numbers"]) {
    const Quantity q = quantity_of(number);
    const bool again = !first && is_conversion(text, before, q);
    if (q.kind != QuantityKind::ordinal && !again)
      out.insert(id(Slot::numbers, label_key(label(q))));
    before = q;
    first = false;
  }
}

}  // namespace

std::set<std::string> facet_keys(const json& article, std::string_view facet) {
  std::set<std::string> out;
  const auto plain = [&](Slot slot, const char* field) {
    const std::string key = name_key(text_or_empty(article[field]));
    if (!key.empty()) out.insert(id(slot, key));
  };
  if (facet == "people") {
    for (const json& p : article["people"])
      out.insert(id(Slot::people, person_key(p["name"].get<std::string>())));
  } else if (facet == "organisations") {
    for (const json& o : article["organisations"])
      out.insert(id(Slot::organisations, name_key(o["name"].get<std::string>())));
  } else if (facet == "places") {
    add_places(article, out);
  } else if (facet == "numbers") {
    add_numbers(article, out);
  } else if (facet == "sources") {
    plain(Slot::sources, "source");
  } else if (facet == "languages") {
    plain(Slot::languages, "language");
  } else if (facet == "sections") {
    plain(Slot::sections, "section");
  } else if (facet == "dates") {
    const std::string date = text_or_empty(article["date"]);
    if (!date.empty()) out.insert(date.substr(0, 10));
  }
  return out;
}

std::map<std::string, std::size_t> recounted(const std::vector<const json*>& articles,
                                             std::string_view facet) {
  std::map<std::string, std::size_t> out;
  for (const json* article : articles) {
    for (const std::string& key : facet_keys(*article, facet)) ++out[key];
  }
  return out;
}

}  // namespace dateline::test
