#include "indexer/index_writer.h"

#include <algorithm>
#include <utility>

#include "core/schema/fields.h"
#include "core/schema/kept_numbers.h"
#include "core/schema/terms.h"
#include "core/schema/xapian_guard.h"

namespace dateline {
namespace {

// The direct path commits when either is reached: a commit costs 10 to 600 ms.
constexpr std::chrono::seconds kCommitEvery{5};
constexpr std::size_t kCommitBytes = std::size_t{32} << 20;
// A round's text, at least: one that is lost is this much to do again. Each round rewrites the
// whole index, so it takes in about as much text as the index holds: then an article is rewritten
// once or twice on average, however many there are.
constexpr std::size_t kRoundBytes = std::size_t{1} << 30;
constexpr std::size_t kIndexBytesPerTextByte = 2;

// The ledger's count of an origin's articles follows a takedown: they are as many as the index
// holds.
void count_one_less(Xapian::WritableDatabase& database, const std::string& origin_term) {
  const std::string key = ledger_key_of_term(origin_term);
  auto entry = decoded_ledger_entry(database.get_metadata(key));
  if (!entry || entry->articles == 0) return;
  --entry->articles;
  database.set_metadata(key, encoded(*entry));
}

}  // namespace

IndexWriter::IndexWriter(IndexDirectory& directory, unsigned jobs)
    : directory_(directory), jobs_(jobs), last_commit_(std::chrono::steady_clock::now()) {}

// What was not committed is dropped with its transaction.
IndexWriter::~IndexWriter() = default;

Result<DocumentSink*> IndexWriter::live() {
  if (!live_) {
    auto opened = guarded([this] {
      live_.emplace(Xapian::WritableDatabase(directory_.generation().string(), Xapian::DB_OPEN));
      // Everything happens in transactions: Xapian commits by count of its own accord otherwise,
      // articles without their word forms and ledger entries.
      live_->database().begin_transaction();
    });
    if (!opened) return opened.error();
  }
  return &*live_;
}

void IndexWriter::replace(DocumentSink& sink, const BuiltDocument& built) {
  Xapian::WritableDatabase& database = sink.database();
  const Xapian::PostingIterator known = database.postlist_begin(built.id_term);
  if (known != database.postlist_end(built.id_term)) {
    relations_.before_change(database.get_document(*known));
    relations_.deleted(*known);
  }
  relations_.put(sink.replace(built));
}

void IndexWriter::erase(Xapian::WritableDatabase& database, Xapian::docid article) {
  relations_.before_change(database.get_document(article));
  relations_.deleted(article);
  database.delete_document(article);
}

Result<void> IndexWriter::put(const BuiltDocument& built) {
  if (auto ended = end_round(); !ended) return ended;
  auto sink = live();
  if (!sink) return sink.error();
  if (auto done = guarded([&] { replace(**sink, built); }); !done) return done;
  return commit_if_due(built.text_bytes);
}

Result<void> IndexWriter::add_chunk(ScratchChunk chunk) {
  if (chunks_.empty()) {
    if (auto committed = commit(); !committed) return committed;
    round_bytes_ = 0;
    round_limit_ = std::max(kRoundBytes, directory_.generation_bytes() / kIndexBytesPerTextByte);
  }
  round_bytes_ += chunk.text_bytes;
  chunks_.push_back(std::move(chunk));
  return round_bytes_ >= round_limit_ ? end_round() : Result<void>();
}

Result<void> IndexWriter::put_later(BuiltDocument built) {
  if (chunks_.empty()) return put(built);
  later_.push_back(std::move(built));
  return {};
}

Result<void> IndexWriter::settle(const LedgerEntry& entry) {
  if (!chunks_.empty()) {
    settled_.push_back(entry);
    return {};
  }
  auto sink = live();
  if (!sink) return sink.error();
  auto done =
      guarded([&] { (*sink)->database().set_metadata(ledger_key(entry.path), encoded(entry)); });
  if (!done) return done;
  return commit_if_due(0);
}

Result<void> IndexWriter::commit_if_due(std::size_t text_bytes) {
  ++pending_changes_;
  pending_bytes_ += text_bytes;
  const bool due = pending_bytes_ >= kCommitBytes ||
                   std::chrono::steady_clock::now() - last_commit_ >= kCommitEvery;
  return due ? commit() : Result<void>();
}

Result<void> IndexWriter::commit() {
  if (!chunks_.empty()) return end_round();
  if (live_ && pending_changes_ > 0) {
    auto done = guarded([this] {
      relations_.settle_in(live_->database());
      live_->flush_notes();
      live_->database().commit_transaction();
      live_->database().begin_transaction();
    });
    if (!done) return done;
  }
  pending_changes_ = 0;
  pending_bytes_ = 0;
  last_commit_ = std::chrono::steady_clock::now();
  return {};
}

Result<void> IndexWriter::merge_round() {
  auto scratch = directory_.scratch();
  if (!scratch) return scratch.error();
  std::vector<std::filesystem::path> sources;
  ShingleSamples samples;
  for (ScratchChunk& chunk : chunks_) {
    sources.push_back(chunk.folder);
    samples.add_all(std::exchange(chunk.samples, {}));
  }
  return merge_databases(directory_.generation(), std::move(sources), directory_.next_generation(),
                         *scratch, jobs_, [&](const auto& chunks) {
                           auto late = relate_chunks(directory_.generation(), chunks, samples,
                                                     relations_, jobs_);
                           if (late) late_values_ = std::move(*late);
                           return late ? Result<void>() : late.error();
                         });
}

Result<void> IndexWriter::end_round() {
  if (chunks_.empty()) return {};
  live_.reset();  // committed when the round began
  if (auto merged = merge_round(); !merged) return merged;
  auto applied = guarded([this] {
    DocumentSink next(
        Xapian::WritableDatabase(directory_.next_generation().string(), Xapian::DB_OPEN));
    for (const auto& [id_term, values] : late_values_)
      write_values(next.database(), *next.database().postlist_begin(id_term), values);
    for (const BuiltDocument& built : later_) replace(next, built);
    relations_.settle_in(next.database());
    for (const LedgerEntry& entry : settled_)
      next.database().set_metadata(ledger_key(entry.path), encoded(entry));
    note_kept_numbers(Xapian::Database(directory_.generation().string()), next.database());
    next.commit();
  });
  if (!applied) return applied;
  if (auto switched = directory_.switch_to_next(); !switched) return switched;
  chunks_.clear();
  later_.clear();
  late_values_.clear();
  settled_.clear();
  last_commit_ = std::chrono::steady_clock::now();
  return {};
}

Result<std::size_t> IndexWriter::drop_origin(const std::string& origin) {
  auto dropped = drop_vanished(origin, [](const std::string&) { return false; });
  if (!dropped) return dropped;
  ++pending_changes_;
  auto done = guarded([&] { live_->database().set_metadata(ledger_key(origin), ""); });
  if (!done) return done.error();
  return dropped;
}

Result<std::size_t> IndexWriter::drop_vanished(
    const std::string& origin, const std::function<bool(const std::string&)>& keep) {
  if (auto ended = end_round(); !ended) return ended.error();
  auto sink = live();
  if (!sink) return sink.error();
  return guarded([&]() -> std::size_t {
    Xapian::WritableDatabase& database = (*sink)->database();
    const std::string term = origin_term(origin);
    const std::string id_prefix(prefix_of(Field::id));
    std::vector<Xapian::docid> gone;
    for (auto it = database.postlist_begin(term); it != database.postlist_end(term); ++it) {
      auto id = database.termlist_begin(*it);
      id.skip_to(id_prefix);
      if (id == database.termlist_end(*it) || !keep(*id)) gone.push_back(*it);
    }
    for (const Xapian::docid article : gone) erase(database, article);
    pending_changes_ += gone.size();
    return gone.size();
  });
}

Result<std::size_t> IndexWriter::take_down(const std::string& id) {
  if (auto ended = end_round(); !ended) return ended.error();
  auto sink = live();
  if (!sink) return sink.error();
  ++pending_changes_;
  return guarded([&]() -> std::size_t {
    Xapian::WritableDatabase& database = (*sink)->database();
    database.set_metadata(metadata_key(kMetaRemoved, id), id);
    const Xapian::PostingIterator posting = database.postlist_begin(id_term(id));
    if (posting == database.postlist_end(id_term(id))) return 0;
    count_one_less(database, origin_term_of(database.get_document(*posting)));
    erase(database, *posting);
    return 1;
  });
}

Result<std::vector<std::string>> IndexWriter::origins() {
  if (auto ended = end_round(); !ended) return ended.error();
  auto sink = live();
  if (!sink) return sink.error();
  return guarded([&] {
    std::vector<std::string> paths;
    Xapian::WritableDatabase& database = (*sink)->database();
    const std::string prefix(kMetaOrigin);
    for (auto key = database.metadata_keys_begin(prefix); key != database.metadata_keys_end(prefix);
         ++key) {
      if (auto entry = decoded_ledger_entry(database.get_metadata(*key)))
        paths.push_back(std::move(entry->path));
    }
    return paths;
  });
}

Result<std::size_t> IndexWriter::article_count() {
  if (auto ended = end_round(); !ended) return ended.error();
  return guarded([this] {
    return std::size_t{Xapian::Database(directory_.generation().string()).get_doccount()};
  });
}

}  // namespace dateline
