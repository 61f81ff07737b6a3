#include "searcher/facet_columns.h"

#include <unordered_map>

namespace dateline {
namespace {

// The day slot holds "YYYYMMDD", the date slot the time as well: as an id it is that number.
std::vector<FacetId> ids_of(Slot slot, const std::string& value) {
  if (slot != Slot::day && slot != Slot::date) return unpacked_facet_ids(value);
  FacetId day = 0;
  for (const char c : value) day = day * 10 + static_cast<FacetId>(c - '0');
  return {day};
}

}  // namespace

FacetColumn load_facet_column(const Xapian::Database& database, Slot slot) {
  FacetColumn column;
  std::unordered_map<FacetId, std::uint32_t> ordinals;
  const Xapian::docid last = database.get_lastdocid();
  column.begins.reserve(last + std::size_t{2});
  column.begins.push_back(0);  // docids begin at 1
  const auto number = number_of(slot);
  for (auto it = database.valuestream_begin(number); it != database.valuestream_end(number); ++it) {
    const auto size = static_cast<std::uint32_t>(column.ordinals.size());
    column.begins.resize(it.get_docid() + std::size_t{1}, size);
    for (const FacetId id : ids_of(slot, *it)) {
      const auto [found, fresh] =
          ordinals.emplace(id, static_cast<std::uint32_t>(column.ids.size()));
      if (fresh) column.ids.push_back(id);
      column.ordinals.push_back(found->second);
    }
  }
  column.begins.resize(last + std::size_t{2}, static_cast<std::uint32_t>(column.ordinals.size()));
  return column;
}

std::shared_ptr<const FacetColumn> FacetColumnCache::get(const Xapian::Database& database,
                                                         const std::string& revision, Slot slot) {
  {
    const std::lock_guard lock(mutex_);
    if (revision == revision_ && columns_.contains(slot)) return columns_[slot];
  }
  // Loaded without the lock: two threads may do the same work once, none waits for another's slot.
  auto column = std::make_shared<const FacetColumn>(load_facet_column(database, slot));
  const std::lock_guard lock(mutex_);
  if (revision != revision_) {
    columns_.clear();
    revision_ = revision;
  }
  columns_[slot] = column;
  return column;
}

}  // namespace dateline
