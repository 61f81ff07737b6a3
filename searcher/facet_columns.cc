#include "searcher/facet_columns.h"

#include <algorithm>

#include "core/schema/kept_numbers.h"

namespace dateline {
namespace {

// The day slot holds "YYYYMMDD", the date slot the time as well: as an id it is that number.
std::vector<FacetId> ids_of(Slot slot, const std::string& value) {
  if (slot != Slot::day && slot != Slot::date) return unpacked_facet_ids(value);
  FacetId day = 0;
  for (const char c : value) day = day * 10 + static_cast<FacetId>(c - '0');
  return {day};
}

// Where the search for an id begins. Days are no hashes: multiplied, they spread too.
std::size_t place_of(FacetId id, std::size_t mask) {
  return static_cast<std::size_t>((id * 0x9E3779B97F4A7C15ULL) >> 20) & mask;
}

// Values of articles that are gone stay in a column. This many times those still there, it is read
// anew.
constexpr std::size_t kMostStale = 2;
constexpr std::size_t kStaleAnyway = 10'000;

// Whether what was read of another generation up to document `last` is true of this one.
bool continues(const Xapian::Database& database, const std::string& generation,
               Xapian::docid last) {
  const KeptNumbers kept = kept_numbers(database);
  return !kept.generation.empty() && kept.generation == generation && last <= kept.last;
}

}  // namespace

std::uint32_t FacetColumnBuilder::ordinal_of(FacetId id) {
  if (2 * (ids_.size() + 1) > table_.size()) rehash();
  const std::size_t mask = table_.size() - 1;
  std::size_t at = place_of(id, mask);
  for (; table_[at] != 0; at = (at + 1) & mask) {
    if (ids_[table_[at] - 1] == id) return table_[at] - 1;
  }
  ids_.push_back(id);
  table_[at] = static_cast<std::uint32_t>(ids_.size());
  return table_[at] - 1;
}

void FacetColumnBuilder::rehash() {
  table_.assign(std::max<std::size_t>(64, 2 * table_.size()), 0);
  const std::size_t mask = table_.size() - 1;
  for (std::size_t i = 0; i < ids_.size(); ++i) {
    std::size_t at = place_of(ids_[i], mask);
    while (table_[at] != 0) at = (at + 1) & mask;
    table_[at] = static_cast<std::uint32_t>(i + 1);
  }
}

void FacetColumnBuilder::extend(const Xapian::Database& database, Slot slot) {
  const Xapian::docid last = database.get_lastdocid();
  if (last_ == 0) begins_.reserve(last + std::size_t{2});
  const auto size = [this] { return static_cast<std::uint32_t>(ordinals_.size()); };
  // begins_ ends with an entry for last_ + 1, where the next document's ordinals begin.
  begins_.extend_to(last_ + std::size_t{2}, 0);
  auto it = database.valuestream_begin(number_of(slot));
  const auto end = database.valuestream_end(number_of(slot));
  if (it != end && last_ > 0) it.skip_to(last_ + 1);
  for (; it != end; ++it) {
    begins_.extend_to(it.get_docid() + std::size_t{1}, size());
    for (const FacetId id : ids_of(slot, *it)) ordinals_.push_back(ordinal_of(id));
    ++documents_;
  }
  begins_.extend_to(last + std::size_t{2}, size());
  last_ = last;
}

FacetColumn FacetColumnBuilder::column() const {
  return {begins_.view(), ordinals_.view(), ids_.view()};
}

FacetColumn FacetColumnCache::get(const IndexReader& reader, Slot slot) {
  const Xapian::Database& database = reader.database();
  Kept& kept = kept_[number_of(slot)];
  const std::lock_guard lock(kept.mutex);
  const bool same = kept.generation == reader.generation();
  if (same && database.get_revision() < kept.revision) {
    // A newer state was read, without articles that this one still holds.
    FacetColumnBuilder own;
    own.extend(database, slot);
    return own.column();
  }
  const bool stale = kept.builder.documents() >
                     kMostStale * database.get_value_freq(number_of(slot)) + kStaleAnyway;
  if (stale || !(same || continues(database, kept.generation, kept.builder.last())))
    kept.builder = FacetColumnBuilder();
  if (kept.builder.last() < database.get_lastdocid()) {
    kept.generation.clear();  // until it is read to the end
    kept.builder.extend(database, slot);
  }
  kept.generation = reader.generation();
  kept.revision = database.get_revision();
  return kept.builder.column();
}

}  // namespace dateline
