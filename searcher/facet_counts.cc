#include "searcher/facet_counts.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

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

}  // namespace

// Articles found, or an even part of them.
class FacetCounts::Sample {
 public:
  explicit Sample(std::size_t most) : most_(most) {}

  void add(Xapian::docid id) {
    ++seen_;
    if (mask_ != 0 && (mixed(id) & mask_) != 0) return;
    ids_.push_back(id);
    if (ids_.size() > most_) thin();
  }

  [[nodiscard]] std::size_t seen() const { return seen_; }
  [[nodiscard]] const std::vector<Xapian::docid>& ids() const { return ids_; }

 private:
  void thin() {
    mask_ = mask_ * 2 + 1;
    std::erase_if(ids_, [this](Xapian::docid id) { return (mixed(id) & mask_) != 0; });
  }

  std::size_t most_;
  std::size_t seen_ = 0;
  std::uint64_t mask_ = 0;
  std::vector<Xapian::docid> ids_;
};

class FacetCounts::SampleSpy : public Xapian::MatchSpy {
 public:
  explicit SampleSpy(Sample& sample) : sample_(sample) {}
  void operator()(const Xapian::Document& document, double /*weight*/) override {
    sample_.add(document.get_docid());
  }

 private:
  Sample& sample_;
};

FacetCounts::FacetCounts(IndexReader& reader, FacetColumnCache& columns, std::vector<Slot> slots,
                         std::size_t exact_up_to)
    : reader_(reader), columns_(columns), slots_(std::move(slots)) {
  if (reader.remote()) {
    for (const Slot slot : slots_)
      value_spies_[slot] = std::make_unique<Xapian::ValueCountMatchSpy>(number_of(slot));
    return;
  }
  sample_ = std::make_unique<Sample>(exact_up_to);
  sample_spy_ = std::make_unique<SampleSpy>(*sample_);
}

FacetCounts::~FacetCounts() = default;

void FacetCounts::attach(Xapian::Enquire& enquire) {
  if (slots_.empty()) return;
  if (sample_spy_) enquire.add_matchspy(sample_spy_.get());
  for (auto& [slot, spy] : value_spies_) enquire.add_matchspy(spy.get());
}

void FacetCounts::take(const ArticleSet& articles) {
  if (slots_.empty()) return;
  articles.for_each([this](Xapian::docid id) { sample_->add(id); });
}

FacetCount FacetCounts::estimate(FacetId id, std::size_t sampled) const {
  if (!sample_) return {id, sampled, 0, sampled};
  return scaled(id, sampled, sample_->ids().size(), sample_->seen());
}

bool FacetCounts::exact() const { return !sample_ || sample_->ids().size() == sample_->seen(); }

std::vector<FacetCount> FacetCounts::of(Slot slot) const {
  if (!sample_) return from_server(slot);
  if (sample_->ids().empty()) return {};
  return added_up(columns_.get(reader_, slot));
}

std::vector<FacetCount> FacetCounts::added_up(const FacetColumn& column) const {
  std::vector<std::uint32_t> counts(column.ids.size(), 0);
  const std::uint32_t* begins = column.begins.data();
  const std::uint32_t* ordinals = column.ordinals.data();
  const std::size_t known = column.begins.empty() ? 0 : column.begins.size() - 1;
  for (const Xapian::docid id : sample_->ids()) {
    if (id >= known) continue;
    for (std::uint32_t i = begins[id]; i < begins[id + 1]; ++i) ++counts[ordinals[i]];
  }
  std::vector<FacetCount> out;
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
