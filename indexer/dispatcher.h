// Decides which way articles go into the index, direct or in chunks, and cuts the stream into
// batches accordingly.
#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <functional>

#include "indexer/batch.h"

namespace dateline {

// What the decision rests on. Bytes of files, text and index are compared as they are: only their
// order of size matters.
struct BulkRule {
  std::size_t articles = 0;       // in the index now
  std::size_t index_bytes = 0;    // on disk
  std::size_t pending_bytes = 0;  // of files to be read; standard input counts 0
};

class Dispatcher {
 public:
  // Hands on a batch; false after a failure.
  using Submit = std::function<bool(Batch&&)>;
  Dispatcher(const BulkRule& rule, Submit submit) : rule_(rule), submit_(std::move(submit)) {}

  // False after a failure: stop reading.
  [[nodiscard]] bool add(Job job);
  [[nodiscard]] bool settle(LedgerEntry entry);
  // Hands on what is still held. Call it at the end.
  [[nodiscard]] bool flush();

 private:
  enum class State : unsigned char { undecided, direct, bulk };

  [[nodiscard]] bool decide(State state);
  [[nodiscard]] bool add_to_chunk(Job job);
  [[nodiscard]] bool submit_open();
  [[nodiscard]] bool bulk_pays() const;
  [[nodiscard]] std::size_t chunk_bytes() const;  // of the chunk being filled

  BulkRule rule_;
  Submit submit_;
  State state_ = State::undecided;
  std::deque<Batch> held_;  // while undecided: one for each article
  std::size_t held_bytes_ = 0;
  std::chrono::steady_clock::time_point held_since_;
  Batch open_;                   // the chunk being filled
  std::size_t taken_bytes_ = 0;  // put into chunks
  std::size_t late_bytes_ = 0;   // of replacements that the writer keeps in memory
};

}  // namespace dateline
