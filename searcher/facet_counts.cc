#include "searcher/facet_counts.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "searcher/adding_up.h"

namespace dateline {
namespace {

// Spreads numbers that follow each other over all 64 bits (splitmix64, Steele et al. 2014).
std::uint64_t mixed(std::uint64_t x) {
  x += 0x9E3779B97F4A7C15;
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
  return x ^ (x >> 31);
}

// What of `sample` articles holds true of `seen`, of which they are an even sample.
FacetCount scaled(FacetId id, std::size_t count, std::size_t sample, std::size_t seen) {
  if (sample == seen) return {id, count, 0, count};
  constexpr double kDeviations = 2.576;  // 99 of 100, of a normal distribution
  const auto n = static_cast<double>(seen);
  const auto m = static_cast<double>(sample);
  // One more on either side, so that a share of nothing or all has a margin too (Agresti and
  // Coull).
  const double share = (static_cast<double>(count) + 1) / (m + 2);
  const double deviation = std::sqrt(share * (1 - share) / m * (1 - m / n));
  FacetCount out;
  out.id = id;
  out.sampled = count;
  out.count = static_cast<std::size_t>(std::llround(static_cast<double>(count) / m * n));
  out.margin = static_cast<std::size_t>(std::ceil(kDeviations * deviation * n));
  return out;
}

// Thins out an even sample until it has no more than `most`.
void thin(std::vector<Xapian::docid>& articles, std::size_t most) {
  for (std::uint64_t mask = 1; articles.size() > most; mask = mask * 2 + 1)
    std::erase_if(articles, [mask](Xapian::docid id) { return (mixed(id) & mask) != 0; });
}

}  // namespace

FacetCounts::FacetCounts(IndexReader& reader, IndexTables& tables, std::vector<Slot> slots,
                         std::size_t exact_up_to)
    : reader_(reader), tables_(tables), slots_(std::move(slots)), most_(exact_up_to) {
  if (!reader.remote()) return;
  for (const Slot slot : slots_)
    value_spies_[slot] = std::make_unique<Xapian::ValueCountMatchSpy>(number_of(slot));
}

void FacetCounts::attach(Xapian::Enquire& enquire) {
  for (auto& [slot, spy] : value_spies_) enquire.add_matchspy(spy.get());
}

void FacetCounts::take(const ArticleSet& articles) {
  if (slots_.empty()) return;
  seen_ = looked_at_ = articles.size();
  are_the_others_ = seen_ <= most_ && 2 * seen_ > reader_.database().get_doccount();
  if (are_the_others_) {
    ArticleSet others = *tables_.articles(reader_);
    others.remove(articles);
    added_up_ = others.numbers();
    return;
  }
  added_up_ = articles.numbers();
  thin(added_up_, most_);
  looked_at_ = added_up_.size();
}

FacetCount FacetCounts::estimate(FacetId id, std::size_t sampled) const {
  if (reader_.remote()) return {id, sampled, 0, sampled};
  return scaled(id, sampled, looked_at_, seen_);
}

bool FacetCounts::exact() const { return looked_at_ == seen_; }

std::vector<FacetCount> FacetCounts::of(Slot slot) const {
  if (reader_.remote()) return from_server(slot);
  if (looked_at_ == 0) return {};
  return from_arrays(slot);
}

std::vector<FacetCount> FacetCounts::from_arrays(Slot slot) const {
  if (!are_the_others_) {
    const FacetColumn column = tables_.column(reader_, slot);
    return named(column, added_up(column, added_up_));
  }
  const auto totals = tables_.totals(reader_, slot);
  std::vector<std::uint32_t> counts = totals->counts;
  const std::vector<std::uint32_t> others = added_up(totals->column, added_up_);
  for (std::size_t i = 0; i < counts.size(); ++i) counts[i] -= others[i];
  return named(totals->column, counts);
}

// Those that any article looked at has.
std::vector<FacetCount> FacetCounts::named(const FacetColumn& column,
                                           const std::vector<std::uint32_t>& counts) const {
  std::vector<FacetCount> out;
  out.reserve(counts.size());
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] != 0) out.push_back(estimate(column.ids[i], counts[i]));
  }
  return out;
}

std::vector<FacetCount> FacetCounts::from_server(Slot slot) const {
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
  std::vector<FacetCount> out;
  out.reserve(sums.size());
  for (const auto& [id, count] : sums) out.push_back(estimate(id, count));
  return out;
}

}  // namespace dateline
