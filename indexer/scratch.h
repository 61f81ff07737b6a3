// Scratch databases: where the bulk path builds, chunk by chunk and in parallel, what compaction
// then merges.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/base/result.h"
#include "core/schema/word_forms.h"
#include "indexer/document_builder.h"

namespace dateline {

// A database being written, with what its documents need beside them: facet names, word forms,
// joins. Throws Xapian's exceptions: call it under guarded(). One thread at a time.
class DocumentSink {
 public:
  explicit DocumentSink(Xapian::WritableDatabase database) : database_(std::move(database)) {}

  // Adds a document whose id the database does not hold, or puts it in place of the one of that id.
  void add(const BuiltDocument& built);
  Xapian::docid replace(const BuiltDocument& built);
  // Writes the word forms met so far; before every commit, or the next run, finding the articles
  // unchanged, never would.
  void flush_forms() { forms_.flush(database_); }
  // flush_forms() and commit.
  void commit();
  [[nodiscard]] Xapian::WritableDatabase& database() { return database_; }

 private:
  void add_beside(const BuiltDocument& built);

  Xapian::WritableDatabase database_;
  WordFormCollector forms_;
  std::unordered_map<std::string, std::string> facet_names_;  // as the database has them
};

// One finished chunk.
struct ScratchChunk {
  std::filesystem::path folder;
  std::size_t text_bytes = 0;
};

// An empty scratch database in `folder`, which must not exist. No durability at all. Throws as
// above.
[[nodiscard]] Xapian::WritableDatabase make_scratch_database(const std::filesystem::path& folder);

// What a failure to write below `folder` was. Without a journal to go back to, Xapian hides the
// reason: the disk tells.
[[nodiscard]] Error scratch_error(const Error& error, const std::filesystem::path& folder);

// Merges `sources` in order into the new database `target`, documents renumbered, metadata united
// (merged_metadata). Any number of sources: many are merged in steps under `scratch`, using up to
// `jobs` threads. Chunks merged on the way are removed. `first` (may be empty) goes first and is
// never removed. `before_last` (may be empty) is called before the last step with the databases, at
// most kMaxMergeSources, that it merges after `first`: they may still be written to.
using BeforeLastMerge = std::function<Result<void>(const std::vector<std::filesystem::path>&)>;
[[nodiscard]] Result<void> merge_databases(const std::filesystem::path& first,
                                           std::vector<std::filesystem::path> sources,
                                           const std::filesystem::path& target,
                                           const std::filesystem::path& scratch, unsigned jobs,
                                           const BeforeLastMerge& before_last = {});

// A database holds about five files open; this many at once stay well below the usual limit of
// 1,024.
inline constexpr std::size_t kMaxMergeSources = 48;

}  // namespace dateline
