#include "core/schema/entity_terms.h"

#include <algorithm>
#include <array>

#include "core/base/date.h"
#include "core/entities/person_name.h"
#include "core/entities/unit_words.h"
#include "core/schema/number_terms.h"
#include "core/schema/terms.h"

namespace dateline {
namespace {

// The two styles of quotes of the query language (searcher/query/lexer.h): each ends at the next of
// its own.
constexpr std::array<std::string_view, 6> kMarks = {"\"", "“", "”", "„", "‟", "＂"};
constexpr std::array<std::string_view, 2> kGuillemets = {"«", "»"};

template <std::size_t N>
bool holds_any(std::string_view text, const std::array<std::string_view, N>& marks) {
  return std::any_of(marks.begin(), marks.end(), [&](std::string_view mark) {
    return text.find(mark) != std::string_view::npos;
  });
}

bool is_plain_word(std::string_view value) {
  return !value.empty() && std::all_of(value.begin(), value.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  });
}

FacetEntry named(Slot slot, std::string_view field, std::string_view key,
                 const std::string& value) {
  FacetEntry entry;
  entry.id = facet_id(slot, key);
  entry.name.value = value;
  // Quoted even for one word: person:"Madonna" is exactly her, person:madonna anyone of that name.
  entry.name.filter = field_query(field, value);
  return entry;
}

// "Paris, Texas, United States": a place with all it lies in, nearest first.
std::string qualified_name(const PlaceEntity& place) {
  std::string out = place.name;
  for (auto it = place.within.rbegin(); it != place.within.rend(); ++it) out += ", " + *it;
  return out;
}

// The plain name where the gazetteer knows one place of that name, else the exact key ("=Paris,
// Texas, United States").
std::string place_filter(const PlaceEntity& place) {
  const bool unique = Gazetteer::instance().find(place.name).size() == 1;
  return field_query("place", unique ? place.name : "=" + qualified_name(place));
}

FacetEntry place_entry(const PlaceEntity& place) {
  FacetEntry entry;
  entry.id = facet_id(Slot::places, exact_place_key(place));
  entry.name.value = place.name;
  if (!place.within.empty()) entry.name.qualified = qualified_name(place);
  entry.name.filter = place_filter(place);
  return entry;
}

// The place `depth` steps down what `place` lies in: its country, its region.
PlaceEntity container_of(const PlaceEntity& place, std::size_t depth) {
  PlaceEntity container;
  container.name = place.within[depth];
  container.within.assign(place.within.begin(),
                          place.within.begin() + static_cast<std::ptrdiff_t>(depth));
  return container;
}

void add_place_entries(const PlaceEntity& place, std::vector<FacetEntry>& out) {
  out.push_back(place_entry(place));
  for (std::size_t i = 0; i < place.within.size(); ++i)
    out.push_back(place_entry(container_of(place, i)));
}

// "3 miles (4.8 km)": the quantity says in another unit what the one before it said, and counts
// once.
bool is_said_before(const Article& article, std::size_t i) {
  const std::vector<Quantity>& numbers = article.found.numbers;
  return i > 0 && is_conversion(article.text, numbers[i - 1], numbers[i]);
}

FacetEntry number_entry(const Quantity& q) {
  FacetEntry entry;
  const std::string text = label(q);
  entry.id = facet_id(Slot::numbers, label_key(text));
  entry.name.value = text;
  entry.name.filter = field_query("number", "=" + text);
  entry.name.number = std::to_string(q.value);
  if (q.value_high) entry.name.number_high = std::to_string(*q.value_high);
  entry.name.kind = name_of(q.kind);
  entry.name.unit = q.unit;
  const std::size_t head = q.thing.rfind(' ');
  entry.name.thing = head == std::string::npos ? q.thing : q.thing.substr(head + 1);
  return entry;
}

void append(std::vector<std::string>& out, std::vector<std::string> terms) {
  std::move(terms.begin(), terms.end(), std::back_inserter(out));
}

}  // namespace

std::string field_query(std::string_view field, std::string_view value) {
  const std::string named = std::string(field) + ":";
  if (!holds_any(value, kMarks)) return named + "\"" + std::string(value) + "\"";
  if (!holds_any(value, kGuillemets)) return named + "«" + std::string(value) + "»";
  std::string text(value);
  for (const std::string_view mark : kMarks) {
    for (std::size_t at = 0; (at = text.find(mark, at)) != std::string::npos;)
      text.replace(at, mark.size(), "'");
  }
  return named + "\"" + text + "\"";
}

std::string exact_place_key(const PlaceEntity& place) { return place_key(qualified_name(place)); }

std::vector<std::string> place_keys(const PlaceEntity& place) {
  std::vector<std::string> keys = {place_key(place.name)};
  for (std::size_t i = 0; i < place.within.size(); ++i) {
    keys.push_back(place_key(place.name + " " + place.within[i]));
    keys.push_back(place_key(place.within[i]));
    if (i > 0) keys.push_back(place_key(place.within[i] + " " + place.within.front()));
  }
  return keys;
}

std::vector<std::string> exact_place_keys(const PlaceEntity& place) {
  std::vector<std::string> keys = {exact_place_key(place)};
  for (std::size_t i = 0; i < place.within.size(); ++i)
    keys.push_back(exact_place_key(container_of(place, i)));
  return keys;
}

std::vector<FacetEntry> facet_entries(const Article& article, Slot slot) {
  std::vector<FacetEntry> out;
  const auto plain = [&](std::string_view field, const std::string& value) {
    const std::string key = name_key(value);
    if (key.empty()) return;
    out.push_back(named(slot, field, key, value));
    if (is_plain_word(value) && slot == Slot::languages)
      out.back().name.filter = std::string(field) + ":" + value;
  };
  switch (slot) {
    case Slot::people:
      for (const NamedEntity& p : article.found.people) {
        out.push_back(named(slot, "person", person_key(p.name), p.name));
      }
      break;
    case Slot::organisations:
      for (const NamedEntity& o : article.found.organisations) {
        out.push_back(named(slot, "org", name_key(o.name), o.name));
      }
      break;
    case Slot::places:
      for (const PlaceEntity& place : article.found.places) add_place_entries(place, out);
      break;
    case Slot::numbers:
      for (std::size_t i = 0; i < article.found.numbers.size(); ++i) {
        const Quantity& q = article.found.numbers[i];
        if (q.kind != QuantityKind::ordinal && !is_said_before(article, i))
          out.push_back(number_entry(q));
      }
      break;
    case Slot::sources:
      plain("source", article.source);
      break;
    case Slot::languages:
      plain("language", article.language);
      break;
    case Slot::sections:
      plain("section", article.section);
      break;
    default:
      break;
  }
  return out;
}

std::vector<std::string> entity_terms(const Article& article) {
  std::vector<std::string> out;
  for (const NamedEntity& p : article.found.people)
    append(out, name_terms(Field::person, person_key(p.name)));
  for (const NamedEntity& o : article.found.organisations) {
    append(out, name_terms(Field::organisation, name_key(o.name)));
  }
  for (const PlaceEntity& place : article.found.places) {
    for (const std::string& key : place_keys(place)) out.push_back(term(Field::place, key));
  }
  for (const PlaceEntity& place : article.found.places) {
    for (const std::string& key : exact_place_keys(place))
      out.push_back(whole_name_term(Field::place, key));
  }
  for (std::size_t i = 0; i < article.found.numbers.size(); ++i) {
    std::vector<std::string> terms = number_terms(article.found.numbers[i]);
    // What is no facet value has no label; it is found by value and unit all the same.
    if (!terms.empty() && is_said_before(article, i)) terms.erase(terms.begin());
    append(out, terms);
  }
  if (!article.source.empty()) append(out, name_terms(Field::source, name_key(article.source)));
  for (const std::string& author : article.authors)
    append(out, name_terms(Field::author, name_key(author)));
  if (!article.language.empty()) out.push_back(term(Field::language, article.language));
  if (!article.section.empty()) append(out, name_terms(Field::section, name_key(article.section)));
  if (const auto day = own_day(article.date)) append(out, date_terms(*day));
  return out;
}

}  // namespace dateline
