// What travels from the reader to the workers: articles to index, in batches, with the origins that
// end there.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "core/schema/article.h"
#include "indexer/ledger.h"

namespace dateline {

// How a batch goes into the index (see index_writer.h).
enum class Way : unsigned char { direct, chunk };

struct Job {
  Article article;
  std::string content_hash;  // 16 bytes
  std::shared_ptr<const std::string> origin;
  bool replaces =
      false;  // another article of that id is in the index, or was met before in this run
};

struct Batch {
  Way way = Way::direct;
  std::vector<Job> jobs;
  std::vector<LedgerEntry> settled;  // origins that are complete with these jobs
  std::size_t text_bytes = 0;        // of the jobs: text and title
};

}  // namespace dateline
