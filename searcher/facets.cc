#include "searcher/facets.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <set>

#include "core/base/date.h"
#include "searcher/query/parser.h"

namespace dateline {
namespace {

Slot slot_of(std::string_view facet) {
  if (facet == "people") return Slot::people;
  if (facet == "places") return Slot::places;
  if (facet == "organisations") return Slot::organisations;
  if (facet == "numbers") return Slot::numbers;
  if (facet == "dates") return Slot::day;
  if (facet == "sources") return Slot::sources;
  if (facet == "languages") return Slot::languages;
  return Slot::sections;
}

// The values by falling count, then name; `names` holds each value's name.
void order(std::vector<FacetValue>& values) {
  std::sort(values.begin(), values.end(), [](const FacetValue& a, const FacetValue& b) {
    if (a.count != b.count) return a.count > b.count;
    return a.value != b.value ? a.value < b.value : a.id < b.id;
  });
}

// Two values of one name are told apart by what they lie in.
void qualify_repeats(std::vector<FacetValue>& values,
                     const std::map<std::string, std::string>& qualified_by_id) {
  std::map<std::string, int> seen;
  for (const FacetValue& v : values) ++seen[v.value];
  for (FacetValue& v : values) {
    const auto qualified = qualified_by_id.find(v.id);
    if (seen[v.value] > 1 && qualified != qualified_by_id.end()) v.value = qualified->second;
  }
}

Date date_of(FacetId day) {
  const int number = static_cast<int>(day);
  return {number / 10000, number / 100 % 100, number % 100};
}

// What date: takes for the span a facet counts by: days up to two months, months up to four years,
// else years.
enum class DateStep { day, month, year };
DateStep step_for(const Date& first, const Date& last) {
  const std::int64_t days = last.days() - first.days();
  if (days <= 62) return DateStep::day;
  return days <= 4 * 366 ? DateStep::month : DateStep::year;
}

std::string printed(const Date& date, DateStep step) {
  switch (step) {
    case DateStep::day:
      return date.iso();
    case DateStep::month:
      return date.iso_month();
    default:
      return date.iso_year();
  }
}

std::set<std::string> conjuncts(const query::Node& root) {
  std::set<std::string> out = {query::print(root)};
  if (root.kind == query::NodeKind::all_of) {
    for (const query::Node& child : root.children) out.insert(query::print(child));
  }
  return out;
}

}  // namespace

// Counts ordinals in flat arrays: one add per value of a matching article.
class FacetCounter::ColumnSpy : public Xapian::MatchSpy {
 public:
  void add(Slot slot, const FacetColumn& column) {
    counted_.push_back({slot, column, std::vector<std::uint32_t>(column.ids.size(), 0)});
  }

  void operator()(const Xapian::Document& document, double /*weight*/) override {
    const Xapian::docid id = document.get_docid();
    for (Counted& c : counted_) {
      if (id + std::size_t{1} >= c.column.begins.size()) continue;
      for (std::uint32_t i = c.column.begins[id]; i < c.column.begins[id + 1]; ++i)
        ++c.counts[c.column.ordinals[i]];
    }
  }

  [[nodiscard]] Counts counts_of(Slot slot) const {
    Counts out;
    for (const Counted& c : counted_) {
      if (c.slot != slot) continue;
      for (std::size_t i = 0; i < c.counts.size(); ++i) {
        if (c.counts[i] != 0) out.emplace_back(c.column.ids[i], c.counts[i]);
      }
    }
    return out;
  }

 private:
  struct Counted {
    Slot slot;
    FacetColumn column;
    std::vector<std::uint32_t> counts;
  };
  std::vector<Counted> counted_;
};

FacetCounter::FacetCounter(IndexReader& reader, FacetColumnCache& columns,
                           std::vector<FacetRequest> requests)
    : reader_(reader), requests_(std::move(requests)) {
  for (const FacetRequest& request : requests_) {
    const Slot slot = slot_of(request.name);
    if (std::find(slots_.begin(), slots_.end(), slot) == slots_.end()) slots_.push_back(slot);
  }
  if (reader.remote()) {
    for (const Slot slot : slots_)
      value_spies_[slot] = std::make_unique<Xapian::ValueCountMatchSpy>(number_of(slot));
    return;
  }
  column_spy_ = std::make_unique<ColumnSpy>();
  for (const Slot slot : slots_) column_spy_->add(slot, columns.get(reader, slot));
}

FacetCounter::~FacetCounter() = default;

void FacetCounter::attach(Xapian::Enquire& enquire) {
  if (slots_.empty()) return;
  if (column_spy_) enquire.add_matchspy(column_spy_.get());
  for (auto& [slot, spy] : value_spies_) enquire.add_matchspy(spy.get());
}

FacetCounter::Counts FacetCounter::counts_of(Slot slot) const {
  if (column_spy_) return column_spy_->counts_of(slot);
  std::map<FacetId, std::size_t> sums;
  const Xapian::ValueCountMatchSpy& spy = *value_spies_.at(slot);
  for (auto it = spy.values_begin(); it != spy.values_end(); ++it) {
    if (slot == Slot::day) {
      sums[static_cast<FacetId>(std::strtoull((*it).c_str(), nullptr, 10))] += it.get_termfreq();
      continue;
    }
    for (const FacetId id : unpacked_facet_ids(*it)) sums[id] += it.get_termfreq();
  }
  sums.erase(0);
  return {sums.begin(), sums.end()};
}

FacetName FacetCounter::name_of(FacetId id) const {
  return decoded_facet_name(reader_.metadata(facet_name_key(id)));
}

FacetValue FacetCounter::value_of(Slot slot, FacetId id, std::size_t count, const FacetName& name) {
  FacetValue value;
  value.id = facet_id_hex(id);
  value.value = name.value;
  value.filter = name.filter;
  value.count = count;
  if (slot != Slot::numbers) return value;
  value.number = std::strtod(name.number.c_str(), nullptr);
  if (!name.number_high.empty()) value.number_high = std::strtod(name.number_high.c_str(), nullptr);
  value.kind = name.kind;
  value.unit = name.unit;
  value.thing = name.thing;
  return value;
}

Facet FacetCounter::named_facet(const FacetRequest& request, Slot slot) const {
  Counts counts = counts_of(slot);
  // Names are read only for values that can be among the first: those that count as much as the
  // last of them.
  if (counts.size() > request.limit && request.limit > 0) {
    const auto cut = counts.begin() + static_cast<std::ptrdiff_t>(request.limit) - 1;
    std::nth_element(counts.begin(), cut, counts.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    const std::size_t least = cut->second;
    std::erase_if(counts, [least](const auto& c) { return c.second < least; });
  }
  Facet facet;
  facet.name = request.name;
  std::map<std::string, std::string> qualified;
  for (const auto& [id, count] : counts) {
    const FacetName name = name_of(id);
    facet.values.push_back(value_of(slot, id, count, name));
    if (!name.qualified.empty()) qualified[facet.values.back().id] = name.qualified;
  }
  order(facet.values);
  if (facet.values.size() > request.limit) facet.values.resize(request.limit);
  qualify_repeats(facet.values, qualified);
  order(facet.values);
  return facet;
}

Facet FacetCounter::date_facet(const FacetRequest& request) const {
  Facet facet;
  facet.name = request.name;
  const Counts counts = counts_of(Slot::day);
  if (counts.empty()) return facet;
  const auto [first, last] = std::minmax_element(counts.begin(), counts.end());
  const DateStep step = step_for(date_of(first->first), date_of(last->first));
  std::map<std::string, std::size_t> sums;
  for (const auto& [day, count] : counts) sums[printed(date_of(day), step)] += count;
  for (const auto& [value, count] : sums) {
    FacetValue v;
    v.id = value;
    v.value = value;
    v.count = count;
    v.filter = "date:" + value;
    facet.values.push_back(std::move(v));
  }
  order(facet.values);
  if (facet.values.size() > request.limit) facet.values.resize(request.limit);
  return facet;
}

std::vector<Facet> FacetCounter::facets(const query::Node& root) const {
  std::vector<Facet> out;
  const std::set<std::string> chosen = conjuncts(root);
  for (const FacetRequest& request : requests_) {
    const Slot slot = slot_of(request.name);
    out.push_back(slot == Slot::day ? date_facet(request) : named_facet(request, slot));
    for (FacetValue& value : out.back().values) {
      value.selected = chosen.contains(query::print(query::parse(value.filter).root));
    }
  }
  return out;
}

}  // namespace dateline
