// Facet ids of every article of a local index as flat arrays, for counting without touching the
// index per match. Built from the facet slots' value streams in one pass, shared by all threads,
// immutable.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "core/schema/facet_ids.h"

namespace dateline {

// One facet: the ordinals of article d are ordinals[begins[d] .. begins[d + 1]); ids[ordinal] names
// the value.
struct FacetColumn {
  std::vector<std::uint32_t> begins;  // lastdocid + 2 entries
  std::vector<std::uint32_t> ordinals;
  std::vector<FacetId> ids;
};

// Reads one slot. Time linear in the index; about 4 bytes a value and 4 an article. Xapian
// exceptions pass through.
[[nodiscard]] FacetColumn load_facet_column(const Xapian::Database& database, Slot slot);

// The columns of the newest revision asked for, made on first need. Thread-safe.
class FacetColumnCache {
 public:
  [[nodiscard]] std::shared_ptr<const FacetColumn> get(const Xapian::Database& database,
                                                       const std::string& revision, Slot slot);

 private:
  std::mutex mutex_;
  std::string revision_;
  std::map<Slot, std::shared_ptr<const FacetColumn>> columns_;
};

}  // namespace dateline
