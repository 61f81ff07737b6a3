// Reads the input: walks the files, leaves out what did not change, and decides for each record
// whether it is new, an update, the same as before, or refused. All decisions are made here, in
// input order, so that they do not depend on threads.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <set>
#include <stop_token>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/base/result.h"
#include "indexer/dispatcher.h"
#include "indexer/index_view.h"
#include "indexer/run_summary.h"
#include "indexer/sources/format.h"
#include "indexer/sources/input_walk.h"

namespace dateline {

struct IntakeOptions {
  ReadOptions reading;
  std::string language;   // of articles that do not say; empty: detect
  std::string authority;  // the version of what the user says on names; empty: nothing
  bool prune =
      false;  // then an origin that holds fewer articles than the index knows of it is read again
  // Whether somebody still writes the file of that canonical path: it is left out, as if it had not
  // changed. Empty: nobody does.
  std::function<bool(const std::string& origin)> is_unfinished;
};

class Intake {
 public:
  // `on_progress` is called after each record. All references must outlive the Intake.
  Intake(const IntakeOptions& options, IndexView& view, RunSummary& summary, std::stop_token stop,
         std::function<void()> on_progress);

  // Drops from `files` those that are the same as when they were indexed (counting their articles
  // as unchanged, their old refusals as refused): by size and time, without opening them. Errors
  // are the index's.
  [[nodiscard]] Result<void> leave_out_unchanged(std::vector<InputFile>& files);

  // Reads the files and hands their articles to `out`. Ends early after a stop request or when
  // `out` fails. A file that cannot be read is refused, and not settled. Errors are the index's.
  [[nodiscard]] Result<void> read(const std::vector<InputFile>& files, Dispatcher& out);

  // Of the files given to read(): files that are done count as their size, compressed or not.
  [[nodiscard]] std::size_t bytes_read() const;

  // Origins that were read to the end without any refusal, and may have lost articles since they
  // were last indexed.
  struct Recheck {
    std::string origin;
    bool whole_file =
        false;  // one article: another of this origin is a leftover of an id it once had
  };
  [[nodiscard]] const std::vector<Recheck>& rechecks() const { return rechecks_; }

  // Whether this run met an article of that id in that origin.
  [[nodiscard]] bool has_seen(const std::string& id_term, const std::string& origin) const;

 private:
  struct Current;  // the origin being read

  // 16 bytes each instead of the ids: a run may meet millions.
  struct IdHash {
    std::uint64_t high = 0, low = 0;
    friend bool operator==(const IdHash&, const IdHash&) = default;
  };
  struct IdHashHash {
    std::size_t operator()(const IdHash& id) const { return static_cast<std::size_t>(id.low); }
  };
  [[nodiscard]] static IdHash hash_of(const std::string& id_term);

  // Where an article of some id stands between this run and the index.
  struct PlaceOfId {
    IdHash hash;
    bool seen = false;   // met before in this run
    bool known = false;  // in the index, with the hash below
    std::string known_hash;
    std::string
        conflict;  // why another origin's article keeps the id; empty when this one may have it
  };

  [[nodiscard]] Result<bool> is_unchanged(const InputFile& file, const LedgerEntry& entry);
  void count_unchanged(const InputFile& file, const LedgerEntry& entry);
  [[nodiscard]] Result<void> read_file(const InputFile& file, Dispatcher& out);
  [[nodiscard]] Result<bool> same_contents(const InputFile& file, Dispatcher& out);
  [[nodiscard]] bool take_record(RawRecord&& record, Current& current, Dispatcher& out);
  [[nodiscard]] Result<PlaceOfId> place_of(const std::string& id, const Current& current);
  [[nodiscard]] bool take_article(Article&& article, const PlaceOfId& place, Current& current,
                                  Dispatcher& out);
  void refuse(Current& current, LedgerRefusal refusal);
  [[nodiscard]] Result<void> settle(Current& current, const ByteReader& input, Dispatcher& out);

  IntakeOptions options_;
  std::string reading_;  // the options as the ledger keeps them
  IndexView& view_;
  RunSummary& summary_;
  std::stop_token stop_;
  std::function<void()> on_progress_;
  std::size_t bytes_done_ = 0;             // of files before the one being read
  const ByteReader* input_now_ = nullptr;  // the one being read

  // Hash of an id's term -> number of the origin it came from in this run.
  std::unordered_map<IdHash, std::uint32_t, IdHashHash> seen_;
  std::vector<std::shared_ptr<const std::string>> origins_;  // by number, in the order read
  std::set<std::string> reread_;  // origin terms of those read to the end
  std::vector<Recheck> rechecks_;
};

}  // namespace dateline
