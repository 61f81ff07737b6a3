// Scratch databases: where the bulk path builds, chunk by chunk and in parallel, what compaction
// then merges.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "indexer/copies/shingle_samples.h"
#include "indexer/document_builder.h"
#include "indexer/side_notes.h"

namespace dateline {

// A database being written, with what its documents need beside them. Throws Xapian's exceptions:
// call it under guarded(). One thread at a time.
class DocumentSink {
 public:
  // `notes`: of the scratch databases before, whose union with this one counts.
  explicit DocumentSink(Xapian::WritableDatabase database, SideNotes notes = {})
      : database_(std::move(database)), notes_(std::move(notes)) {}

  // Adds a document whose id the database does not hold, or puts it in place of the one of that id:
  // under a new number, since what readers keep of a document (facet columns) they keep by its
  // number, which is returned.
  void add(const BuiltDocument& built);
  Xapian::docid replace(const BuiltDocument& built);
  // Writes the notes met so far; before every commit, or the next run, finding the articles
  // unchanged, never would.
  void flush_notes() { notes_.flush(database_); }
  // flush_notes() and commit.
  void commit();
  // Ends it; what the next one goes on with.
  [[nodiscard]] SideNotes take_notes() && { return std::move(notes_); }
  [[nodiscard]] Xapian::WritableDatabase& database() { return database_; }

 private:
  Xapian::WritableDatabase database_;
  SideNotes notes_;
};

// One finished chunk.
struct ScratchChunk {
  std::filesystem::path folder;
  std::size_t text_bytes = 0;
  ShingleSamples samples;  // of its articles, in order
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
// never removed. `before_last` (may be empty) is called before the last step with the databases
// that it merges after `first`: as many as may be open at once, and they may still be written to.
using BeforeLastMerge = std::function<Result<void>(const std::vector<std::filesystem::path>&)>;
[[nodiscard]] Result<void> merge_databases(const std::filesystem::path& first,
                                           std::vector<std::filesystem::path> sources,
                                           const std::filesystem::path& target,
                                           const std::filesystem::path& scratch, unsigned jobs,
                                           const BeforeLastMerge& before_last = {});

}  // namespace dateline
