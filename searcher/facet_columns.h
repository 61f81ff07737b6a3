// Facet ids of every article of a local index as flat arrays, for counting without touching the
// index per match. Read from the facet slots' value streams; after a commit only what was added is
// read. Shared by all threads.
//
// Rests on what the writer keeps to (indexer/scratch.h): within a generation a document's number is
// never given to another article or version of one. So what was read once stays true, and numbers
// of articles that are gone do no harm: no query finds them. The next generation mostly keeps the
// numbers too, and says so (core/schema/kept_numbers.h).
#pragma once

#include <xapian.h>

#include <array>
#include <cstdint>
#include <mutex>
#include <string>
#include <vector>

#include "core/schema/facet_ids.h"
#include "searcher/growing_array.h"
#include "searcher/index_reader.h"

namespace dateline {

// One facet at one moment: the ordinals of article d are ordinals[begins[d] .. begins[d + 1]);
// ids[ordinal] names the value.
struct FacetColumn {
  GrowingArray<std::uint32_t>::View begins;  // lastdocid + 2 entries
  GrowingArray<std::uint32_t>::View ordinals;
  GrowingArray<FacetId>::View ids;
};

// One facet of one generation as it grows. One thread at a time.
class FacetColumnBuilder {
 public:
  // Reads what documents behind the last one read hold in `slot`: time linear in these. About 4
  // bytes a value, 4 a document and 16 a distinct value. Xapian exceptions pass through, and leave
  // the builder unusable.
  void extend(const Xapian::Database& database, Slot slot);
  [[nodiscard]] FacetColumn column() const;
  // The last document's number; how many documents with values were read.
  [[nodiscard]] Xapian::docid last() const { return last_; }
  [[nodiscard]] std::size_t documents() const { return documents_; }

 private:
  [[nodiscard]] std::uint32_t ordinal_of(FacetId id);
  void rehash();

  Xapian::docid last_ = 0;
  std::size_t documents_ = 0;
  GrowingArray<std::uint32_t> begins_;
  GrowingArray<std::uint32_t> ordinals_;
  GrowingArray<FacetId> ids_;
  std::vector<std::uint32_t> table_;  // open addressing by id: ordinal + 1; 0: free
};

inline constexpr std::size_t kFacetColumns = number_of(Slot::day) + 1;

// The columns of an index, made on first need and kept up. Thread-safe.
class FacetColumnCache {
 public:
  // A column that holds every article the reader sees. REQUIRES a local reader. Xapian exceptions
  // pass through.
  [[nodiscard]] FacetColumn get(const IndexReader& reader, Slot slot);

 private:
  struct Kept {
    std::mutex mutex;  // held while reading: whoever comes second waits rather than do it again
    std::string generation;
    Xapian::rev revision = 0;  // of the reader that read last
    FacetColumnBuilder builder;
  };
  std::array<Kept, kFacetColumns> kept_;
};

}  // namespace dateline
