#include "indexer/dispatcher.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace dateline {
namespace {

// A chunk's text: smaller ones fragment posting lists (docs/indexing.md), larger ones take more
// memory. An article counts for this much more: of its names, values and stored fields.
constexpr std::size_t kChunkBytes = std::size_t{4} << 20;
constexpr std::size_t kArticleBytes = 1024;
// Near the end they grow smaller, so that all workers end together: a part of what is left.
constexpr std::size_t kLeastChunkBytes = std::size_t{1} << 20;
constexpr std::size_t kLastChunks = 4;
// Fewer articles than this go the direct way.
constexpr std::size_t kBulkIntoEmpty = 500;
constexpr std::size_t kBulkIntoFilled = 2000;
// Held while undecided, at most.
constexpr std::size_t kMaxHeldBytes = std::size_t{16} << 20;
constexpr std::chrono::seconds kMaxHeldTime{2};
// Merging rewrites the whole index at some 150 MB/s, and leaves it compact: half the size that
// direct changes make of it. Measured (docs/indexing.md), of an index of 109 MB, the direct way
// took 5.6 s of processors for 7 MB of new text and the bulk way 7.1; for 14 MB 11.8 and 13.9; for
// 24 MB 21.6 and 24.5. From an eighth of the index on, a fifth more work buys the smaller index,
// and work that all cores share, where the direct way has one writer.
constexpr std::size_t kIndexToTextRatio = 8;
// Built replacements take about ten times their text; past this the direct way takes over.
constexpr std::size_t kMaxLateBytes = std::size_t{16} << 20;

std::size_t bytes_of(const Job& job) { return job.article.text.size() + job.article.title.size(); }

}  // namespace

bool Dispatcher::bulk_pays() const {
  if (rule_.articles == 0) return true;
  return rule_.pending_bytes >= rule_.index_bytes / kIndexToTextRatio;
}

bool Dispatcher::decide(State state) {
  state_ = state;
  for (; !held_.empty(); held_.pop_front()) {
    Batch batch = std::move(held_.front());
    if (state == State::direct) {
      if (!submit_(std::move(batch))) return false;
      continue;
    }
    for (Job& job : batch.jobs) {
      if (!add_to_chunk(std::move(job))) return false;
    }
    std::move(batch.settled.begin(), batch.settled.end(), std::back_inserter(open_.settled));
  }
  held_bytes_ = 0;
  return true;
}

bool Dispatcher::submit_open() {
  if (open_.jobs.empty() && open_.settled.empty()) return true;
  open_.way = Way::chunk;
  return submit_(std::exchange(open_, Batch()));
}

std::size_t Dispatcher::chunk_bytes() const {
  // Files may hold more than their size (archives) or less (mark-up): this is a guess, for speed.
  if (taken_bytes_ >= rule_.pending_bytes) return kChunkBytes;
  const std::size_t left = open_.text_bytes + rule_.pending_bytes - taken_bytes_;
  return std::clamp(left / kLastChunks, kLeastChunkBytes, kChunkBytes);
}

bool Dispatcher::add_to_chunk(Job job) {
  const std::size_t bytes = bytes_of(job);
  if (job.replaces) late_bytes_ += bytes;
  open_.text_bytes += bytes;
  taken_bytes_ += bytes;
  open_.jobs.push_back(std::move(job));
  if (late_bytes_ > kMaxLateBytes) {
    state_ = State::direct;
    return submit_open();
  }
  const std::size_t size = open_.text_bytes + open_.jobs.size() * kArticleBytes;
  return size < chunk_bytes() || submit_open();
}

bool Dispatcher::add(Job job) {
  if (state_ == State::bulk) return add_to_chunk(std::move(job));
  Batch batch;
  batch.text_bytes = bytes_of(job);
  batch.jobs.push_back(std::move(job));
  if (state_ == State::direct) return submit_(std::move(batch));

  const auto now = std::chrono::steady_clock::now();
  if (held_.empty()) held_since_ = now;
  held_bytes_ += batch.text_bytes;
  held_.push_back(std::move(batch));
  const std::size_t enough = rule_.articles == 0 ? kBulkIntoEmpty : kBulkIntoFilled;
  if (held_.size() > enough || held_bytes_ > kMaxHeldBytes)
    return decide(bulk_pays() ? State::bulk : State::direct);
  // A slow source: what has come should be searchable soon.
  if (now - held_since_ > kMaxHeldTime) return decide(State::direct);
  return true;
}

bool Dispatcher::settle(LedgerEntry entry) {
  if (state_ == State::bulk) {
    open_.settled.push_back(std::move(entry));
    return true;
  }
  if (state_ == State::undecided && !held_.empty()) {
    held_.back().settled.push_back(std::move(entry));
    return true;
  }
  Batch batch;
  batch.settled.push_back(std::move(entry));
  return submit_(std::move(batch));
}

bool Dispatcher::flush() {
  if (state_ == State::undecided && !decide(State::direct)) return false;
  return submit_open();
}

}  // namespace dateline
