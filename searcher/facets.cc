#include "searcher/facets.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <map>

#include "core/base/date.h"
#include "core/entities/gazetteer.h"
#include "searcher/deadline.h"
#include "searcher/facet_words.h"
#include "searcher/number_ranges.h"
#include "searcher/posting_walk.h"
#include "searcher/query/compiler.h"
#include "searcher/suggest/counting.h"

namespace dateline {
namespace {

Slot slot_of(std::string_view facet) {
  if (facet == "people") return Slot::people;
  if (facet == "places") return Slot::places;
  if (facet == "organisations") return Slot::organisations;
  if (facet == "numbers" || facet == "number_ranges") return Slot::numbers;
  if (facet == "dates") return Slot::day;
  if (facet == "sources") return Slot::sources;
  if (facet == "languages") return Slot::languages;
  return Slot::sections;
}

// The values by falling count, then name.
void order(std::vector<FacetValue>& values) {
  std::sort(values.begin(), values.end(), [](const FacetValue& a, const FacetValue& b) {
    if (a.count != b.count) return a.count > b.count;
    return a.value != b.value ? a.value < b.value : a.id < b.id;
  });
}

std::string qualified(const FacetValue& value) {
  std::string out = value.value;
  for (auto it = value.within.rbegin(); it != value.within.rend(); ++it) out += ", " + *it;
  return out;
}

// Two values of one name are told apart by what they lie in.
void qualify_repeats(std::vector<FacetValue>& values) {
  std::map<std::string, int> seen;
  for (const FacetValue& v : values) ++seen[v.value];
  for (FacetValue& v : values) {
    if (seen[v.value] > 1) v.value = qualified(v);
  }
}

// All but the first `limit` go, unless the query has chosen them.
void cut(std::vector<FacetValue>& values, std::size_t limit) {
  if (values.size() <= limit) return;
  const auto rest = values.begin() + static_cast<std::ptrdiff_t>(limit);
  const auto last = std::remove_if(rest, values.end(),
                                   [](const FacetValue& v) { return !v.selected && !v.excluded; });
  values.erase(last, values.end());
}

Date date_of(FacetId day) {
  const int number = static_cast<int>(day);
  return {number / 10000, number / 100 % 100, number % 100};
}

// The spans that a facet counts days by, as what a day's number is divided by.
constexpr FacetId kDay = 1;
constexpr FacetId kMonth = 100;
constexpr FacetId kYear = 10000;

// Days up to two months, months up to four years, else years.
FacetId span_for(const Date& first, const Date& last) {
  const std::int64_t days = last.days() - first.days();
  if (days <= 62) return kDay;
  return days <= 4 * 366 ? kMonth : kYear;
}

// What date: takes for the `number`-th such span.
std::string printed(FacetId number, FacetId span) {
  const Date date = date_of(number * span);
  if (span == kDay) return date.iso();
  return span == kMonth ? date.iso_month() : date.iso_year();
}

// What a place lies in, widest first, as its qualified name says: "Paris, Texas, United States".
std::vector<std::string> within_of(const FacetName& name) {
  std::vector<std::string> out;
  std::string_view rest = name.qualified;
  if (!rest.starts_with(name.value)) return out;
  rest.remove_prefix(name.value.size());
  while (rest.starts_with(", ")) {
    rest.remove_prefix(2);
    const std::size_t end = std::min(rest.find(", "), rest.size());
    out.emplace_back(rest.substr(0, end));
    rest.remove_prefix(end);
  }
  std::reverse(out.begin(), out.end());
  return out;
}

// The id of what it lies in directly; empty for none.
std::string parent_of(const FacetName& name) {
  if (!std::string_view(name.qualified).starts_with(name.value + ", ")) return {};
  return facet_id_hex(facet_id(
      Slot::places, place_key(std::string_view(name.qualified).substr(name.value.size() + 2))));
}

// As the gazetteer knows the place of that name that lies there; what lies in nothing and is a
// country's name is that country.
std::string place_kind(const FacetName& name, const std::vector<std::string>& within) {
  const Gazetteer& gazetteer = Gazetteer::instance();
  const PlaceList places = gazetteer.find(name.value);
  for (const GazetteerPlace* place : places) {
    if (gazetteer.within(*place) == within) return std::string(name_of(place->kind));
  }
  return std::string(name_of(places.empty() ? PlaceKind::other : places.front()->kind));
}

}  // namespace

std::vector<Slot> slots_for(const std::vector<FacetRequest>& requests) {
  std::vector<Slot> out;
  for (const FacetRequest& request : requests) {
    const Slot slot = slot_of(request.name);
    if (std::find(out.begin(), out.end(), slot) == out.end()) out.push_back(slot);
  }
  return out;
}

FacetMaker::FacetMaker(const CountedMatch& match)
    : match_(match),
      state_(state_of(match.reader)),
      chosen_(chosen_values(match.prepared.parsed.root)) {}

bool FacetMaker::is_chosen(Slot slot, FacetId id) const {
  return std::any_of(chosen_.begin(), chosen_.end(),
                     [&](const ChosenValue& c) { return c.slot == slot && c.id == id; });
}

// How many articles would come back with the exclusion taken back.
std::size_t FacetMaker::kept_out(const ChosenValue& choice) const {
  const query::Node& asked = match_.prepared.parsed.root;
  // Alone it keeps out all that was not found.
  const bool alone =
      asked.children.size() == 2 && asked.children.front().kind == query::NodeKind::everything;
  if (alone && match_.matches.total_exact)
    return match_.reader.database().get_doccount() - match_.matches.total;
  query::Vocabulary vocabulary(match_.reader);
  const query::Node root = kept_out_by(asked, choice);
  return counted(query::compile(root, vocabulary, match_.prepared.options).query);
}

// How many articles a query finds, as far as there is time.
std::size_t FacetMaker::counted(const Xapian::Query& query) const {
  if (const auto count = counted_among(nullptr, query)) return *count;
  Xapian::Database& database = match_.reader.database();
  if (!match_.deadline || match_.reader.remote()) return count_matches(database, query);
  DeadlineSource source(*match_.deadline);
  const std::size_t count = count_matches(
      database, Xapian::Query(Xapian::Query::OP_FILTER, query, Xapian::Query(&source)));
  in_time_ = in_time_ && !source.expired();
  return count;
}

// The same of some articles (null: of all), where posting lists tell it and are at hand.
std::optional<std::size_t> FacetMaker::counted_among(const ArticleSet* articles,
                                                     const Xapian::Query& query) const {
  if (match_.reader.remote()) return {};
  const auto walked = walk_postings(match_.reader.database(), query, match_.deadline, articles);
  if (!walked) return {};
  in_time_ = in_time_ && walked->complete;
  return walked->articles.size();
}

// Fills in what every value has beside its name. REQUIRES count, filter and selected set.
void FacetMaker::finish(FacetValue& value, bool excluded) const {
  value.excluded = excluded;
  if (value.selected && !excluded) {
    value.count = match_.matches.total;
    value.margin = 0;
  }
  // Excluding what every article has would leave nothing.
  if (excluded || value.count < match_.matches.total) value.exclude = "-" + value.filter;
}

std::vector<FacetCount> FacetMaker::counts_with_chosen(Slot slot) const {
  std::vector<FacetCount> counts = match_.counts.of(slot);
  for (const ChosenValue& choice : chosen_) {
    if (choice.slot != slot || choice.id == 0) continue;
    // One that the index has never seen has no name, and is no value.
    if (match_.names.get(match_.reader, state_, choice.id)->value.empty()) continue;
    const auto same = [&](const FacetCount& c) { return c.id == choice.id; };
    const auto known = std::find_if(counts.begin(), counts.end(), same);
    if (!choice.excluded) {
      if (known == counts.end()) counts.push_back({choice.id, match_.matches.total, 0});
      continue;
    }
    if (known != counts.end()) counts.erase(known);
    counts.push_back({choice.id, kept_out(choice), 0});
  }
  return counts;
}

FacetValue FacetMaker::value_of(Slot slot, const FacetCount& count) const {
  const auto name = match_.names.get(match_.reader, state_, count.id);
  FacetValue value;
  value.id = facet_id_hex(count.id);
  value.value = name->value;
  value.filter = name->filter;
  value.count = count.count;
  value.margin = count.margin;
  if (slot == Slot::places) {
    value.within = within_of(*name);
    value.parent = parent_of(*name);
    value.kind = place_kind(*name, value.within);
  }
  if (slot == Slot::numbers) {
    value.number = std::strtod(name->number.c_str(), nullptr);
    if (!name->number_high.empty())
      value.number_high = std::strtod(name->number_high.c_str(), nullptr);
    value.kind = name->kind;
    value.unit = name->unit;
    value.thing = name->thing;
  }
  bool excluded = false;
  for (const ChosenValue& choice : chosen_) {
    if (choice.slot != slot || choice.id != count.id) continue;
    (choice.excluded ? excluded : value.selected) = true;
  }
  finish(value, excluded);
  return value;
}

std::vector<FacetValue> FacetMaker::named(Slot slot, const std::vector<FacetCount>& counts) const {
  std::vector<FacetValue> out;
  out.reserve(counts.size());
  for (const FacetCount& count : counts) out.push_back(value_of(slot, count));
  return out;
}

std::vector<FacetValue> FacetMaker::dates() const {
  std::map<FacetId, std::size_t> sums;  // of the articles looked at, by span
  FacetId span = kDay;
  const std::vector<FacetCount> counts = match_.counts.of(Slot::day);
  if (!counts.empty()) {
    const auto [first, last] =
        std::minmax_element(counts.begin(), counts.end(),
                            [](const FacetCount& a, const FacetCount& b) { return a.id < b.id; });
    span = span_for(date_of(first->id), date_of(last->id));
    for (const FacetCount& day : counts) sums[day.id / span] += day.sampled;
  }
  std::map<std::string, FacetValue> values;
  for (const auto& [number, sampled] : sums) {
    const std::string text = printed(number, span);
    const FacetCount sum = match_.counts.estimate(0, sampled);
    FacetValue& value = values[text];
    value.count = sum.count;
    value.margin = sum.margin;
    value.filter = "date:" + text;
  }
  std::map<std::string, bool> excluded;
  for (const ChosenValue& choice : chosen_) {
    if (choice.slot != Slot::day) continue;
    const std::string filter = query::print(choice.node);
    const std::string text = filter.substr(filter.find(':') + 1);
    FacetValue& value = values[text];
    value.filter = filter;
    if (choice.excluded) {
      excluded[text] = true;
      value.count = kept_out(choice);
      value.margin = 0;
    } else {
      value.selected = true;
    }
  }
  std::vector<FacetValue> out;
  for (auto& [text, value] : values) {
    value.id = value.value = text;
    finish(value, excluded[text]);
    out.push_back(std::move(value));
  }
  return out;
}

std::vector<FacetValue> FacetMaker::ranges() const {
  // Enough values to tell which kinds of numbers are frequent.
  constexpr std::size_t kLookAt = 200;
  std::vector<NumberRange> all = number_ranges(facet({"numbers", kLookAt}).values);
  // What the query asks for or excludes is listed, whatever else is.
  std::map<std::string, const ChosenValue*> chosen;
  for (const ChosenValue& choice : chosen_) {
    if (choice.node.kind != query::NodeKind::number || choice.id != 0) continue;
    NumberRange range = range_asked_for(choice.node);
    chosen[range.value.id] = &choice;
    const auto same = [&](const NumberRange& r) { return r.value.id == range.value.id; };
    if (std::none_of(all.begin(), all.end(), same)) all.push_back(std::move(range));
  }
  query::Vocabulary vocabulary(match_.reader);  // remembers what ranges of one kind share
  std::vector<FacetValue> out;
  for (NumberRange& range : all) {
    FacetValue& value = range.value;
    const auto choice = chosen.find(value.id);
    const bool excluded = choice != chosen.end() && choice->second->excluded;
    value.selected = choice != chosen.end() && !excluded;
    value.count = excluded ? kept_out(*choice->second) : count_with(range.condition, vocabulary);
    if (value.count == 0 && choice == chosen.end()) continue;
    finish(value, excluded);
    out.push_back(std::move(value));
  }
  return out;
}

// How many of the articles found meet a condition too.
std::size_t FacetMaker::count_with(const query::Node& condition,
                                   query::Vocabulary& vocabulary) const {
  const Xapian::Query wanted = query::compile(condition, vocabulary).query;
  if (const ArticleSet* found = match_.matches.articles_found()) {
    if (const auto count = counted_among(found, wanted)) return *count;
  }
  return counted(Xapian::Query(Xapian::Query::OP_FILTER, match_.prepared.compiled.query, wanted));
}

Facet FacetMaker::facet(const FacetRequest& request) const {
  Facet out;
  out.name = request.name;
  if (request.name == "number_ranges") {
    // By kind, then by value: a scale, not a list of the most frequent.
    out.values = ranges();
    cut(out.values, request.limit);
    return out;
  }
  const Slot slot = slot_of(request.name);
  if (slot == Slot::day) {
    out.values = dates();
  } else {
    std::vector<FacetCount> counts = counts_with_chosen(slot);
    // Names are read only for values that can be among the first: those that count as much as the
    // last of them.
    if (counts.size() > request.limit && request.limit > 0) {
      const auto last = counts.begin() + static_cast<std::ptrdiff_t>(request.limit) - 1;
      std::nth_element(counts.begin(), last, counts.end(),
                       [](const FacetCount& a, const FacetCount& b) { return a.count > b.count; });
      const std::size_t least = last->count;
      std::erase_if(counts,
                    [&](const FacetCount& c) { return c.count < least && !is_chosen(slot, c.id); });
    }
    out.values = named(slot, counts);
  }
  order(out.values);
  cut(out.values, request.limit);
  qualify_repeats(out.values);
  order(out.values);
  return out;
}

FacetPage FacetMaker::page(const std::string& name, const FacetFilter& filter, std::size_t offset,
                           std::size_t limit) const {
  FacetPage out;
  out.name = name;
  out.offset = offset;
  out.limit = limit;
  std::vector<FacetValue> values;
  std::size_t before = 0;  // values that come first and need no name
  const FacetPrefix prefix(filter.prefix);
  if (name == "number_ranges" || name == "dates") {
    values = name == "dates" ? dates() : ranges();
  } else {
    const Slot slot = slot_of(name);
    std::vector<FacetCount> counts = counts_with_chosen(slot);
    if (filter.prefix.empty() && filter.parent.empty()) {
      out.total = counts.size();
      std::sort(counts.begin(), counts.end(),
                [](const FacetCount& a, const FacetCount& b) { return a.count > b.count; });
      if (offset >= counts.size() || limit == 0) return out;
      const std::size_t last = std::min(offset + limit, counts.size()) - 1;
      const std::size_t most = counts[offset].count;
      const std::size_t least = counts[last].count;
      std::erase_if(counts, [&](const FacetCount& c) {
        before += c.count > most;
        return c.count > most || c.count < least;
      });
    }
    values = named(slot, counts);
  }
  std::erase_if(values, [&](const FacetValue& v) {
    const std::string parent = v.parent.empty() ? "top" : v.parent;
    return !prefix.begins(v.value) || (!filter.parent.empty() && filter.parent != parent);
  });
  if (name != "number_ranges") order(values);
  if (out.total == 0) out.total = values.size();
  const std::size_t first = std::min(offset - before, values.size());
  const std::size_t last = std::min(first + limit, values.size());
  std::move(values.begin() + static_cast<std::ptrdiff_t>(first),
            values.begin() + static_cast<std::ptrdiff_t>(last), std::back_inserter(out.values));
  qualify_repeats(out.values);
  return out;
}

}  // namespace dateline
