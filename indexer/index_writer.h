// Puts built documents into an index, by one of two ways:
//   direct  into the live generation, committed by time and by bytes; readers see each commit
//   round   finished scratch chunks are gathered; ending the round merges them with the live
//   generation into the next one, applies
//           there what was put later, and switches readers over in one step
// The ledger's entries commit together with the articles they speak of, so a run that dies leaves a
// state the next run continues.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "indexer/document_builder.h"
#include "indexer/index_directory.h"
#include "indexer/ledger.h"
#include "indexer/relate_chunks.h"
#include "indexer/relations.h"
#include "indexer/scratch.h"

namespace dateline {

// One thread at a time. After an error only the destructor may be called: what was committed is
// kept.
class IndexWriter {
 public:
  // REQUIRES that `directory` outlives it. `jobs`: threads for merging.
  IndexWriter(IndexDirectory& directory, unsigned jobs);
  ~IndexWriter();
  IndexWriter(const IndexWriter&) = delete;
  IndexWriter& operator=(const IndexWriter&) = delete;

  // Adds the article, or puts it in place of the one of that id. Ends a round first.
  [[nodiscard]] Result<void> put(const BuiltDocument& built);

  // A chunk of articles whose ids the index does not hold; begins a round, and ends it when it has
  // become large, the larger the more the index holds.
  [[nodiscard]] Result<void> add_chunk(ScratchChunk chunk);
  // Like put(), when the round ends. Kept in memory until then: the caller limits how much.
  [[nodiscard]] Result<void> put_later(BuiltDocument built);

  // The origin's articles before this call are all there is of it.
  [[nodiscard]] Result<void> settle(const LedgerEntry& entry);

  // Makes everything so far durable and visible.
  [[nodiscard]] Result<void> commit();

  // These end a round first and need a commit() after. Counts are of articles dropped.
  [[nodiscard]] Result<std::size_t> drop_origin(const std::string& origin);
  [[nodiscard]] Result<std::size_t> drop_vanished(
      const std::string& origin, const std::function<bool(const std::string& id_term)>& keep);
  // Takes an article out for good; 0 when there is none of that id, the takedown is remembered all
  // the same.
  [[nodiscard]] Result<std::size_t> take_down(const std::string& id);
  // The path of every ledger entry.
  [[nodiscard]] Result<std::vector<std::string>> origins();
  [[nodiscard]] Result<std::size_t> article_count();

 private:
  [[nodiscard]] Result<DocumentSink*> live();
  [[nodiscard]] Result<void> end_round();
  [[nodiscard]] Result<void> merge_round();
  [[nodiscard]] Result<void> commit_if_due(std::size_t text_bytes);
  void replace(DocumentSink& sink, const BuiltDocument& built);
  void erase(Xapian::WritableDatabase& database, Xapian::docid article);

  IndexDirectory& directory_;
  unsigned jobs_;
  std::optional<DocumentSink> live_;
  // Uncommitted in live_.
  std::size_t pending_bytes_ = 0;
  std::size_t pending_changes_ = 0;
  std::chrono::steady_clock::time_point last_commit_;
  Relations relations_;
  // The open round.
  std::vector<ScratchChunk> chunks_;
  std::size_t round_bytes_ = 0;  // of text in chunks_
  std::size_t round_limit_ = 0;
  std::vector<BuiltDocument> later_;
  LateValues late_values_;
  std::vector<LedgerEntry> settled_;
};

}  // namespace dateline
