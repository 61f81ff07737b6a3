#include "indexer/scratch.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdint>
#include <string_view>
#include <system_error>

#include "core/base/parallel.h"
#include "core/schema/xapian_guard.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

// A database holds about five files open; this many at once, over all threads, stay well below the
// usual limit of 1,024.
constexpr std::size_t kMaxOpenSources = 160;
constexpr std::size_t kLeastGroup = 4;

// A write that failed with less than this left failed for want of space.
constexpr std::uintmax_t kAlmostFullBytes = std::uintmax_t{8} << 20;

// What stands before a metadata key in Xapian's own table, and in the keys that compaction asks
// for.
constexpr std::string_view kTablePrefix("\0\xC0", 2);

class Merger : public Xapian::Compactor {
 public:
  std::string resolve_duplicate_metadata(const std::string& table_key, std::size_t count,
                                         const std::string values[]) override {
    const std::size_t prefix = table_key.starts_with(kTablePrefix) ? kTablePrefix.size() : 0;
    return merged_metadata(table_key.substr(prefix),
                           std::vector<std::string>(values, values + count));
  }
};

Result<void> merge_once(const std::vector<fs::path>& sources, const fs::path& target) {
  return guarded([&] {
    Xapian::Database all;
    for (const fs::path& source : sources) all.add_database(Xapian::Database(source.string()));
    Merger merger;
    // In one pass: several, made for disks that seek, cost a quarter more.
    all.compact(target.string(), Xapian::Compactor::STANDARD, 0, merger);
  });
}

void remove_all(const std::vector<fs::path>& folders) {
  std::error_code ignored;  // scratch: gone with the run at the latest
  for (const fs::path& folder : folders) fs::remove_all(folder, ignored);
}

// Merges each group into one, groups in parallel; the first failure in their order wins.
Result<void> merge_groups(const std::vector<std::vector<fs::path>>& groups,
                          const std::vector<fs::path>& targets, std::size_t thread_count) {
  std::atomic<bool> failed{false};
  std::vector<Result<void>> merged(groups.size());
  in_parallel(groups.size(), thread_count, [&] {
    return [&](std::size_t i) {
      if (failed) return;
      merged[i] = merge_once(groups[i], targets[i]);
      remove_all(groups[i]);
      if (!merged[i]) failed = true;
    };
  });
  for (const Result<void>& each : merged) {
    if (!each) return each;
  }
  return {};
}

}  // namespace

void DocumentSink::add(const BuiltDocument& built) {
  database_.add_document(built.document);
  notes_.add(built);
}

Xapian::docid DocumentSink::replace(const BuiltDocument& built) {
  database_.delete_document(built.id_term);
  const Xapian::docid article = database_.add_document(built.document);
  notes_.add(built);
  return article;
}

void DocumentSink::commit() {
  flush_notes();
  database_.commit();
}

Xapian::WritableDatabase make_scratch_database(const fs::path& folder) {
  return Xapian::WritableDatabase(folder.string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS |
                                                       Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS);
}

Error scratch_error(const Error& error, const fs::path& folder) {
  if (error.code == ErrorCode::no_space || error.code == ErrorCode::permission) return error;
  std::error_code failed;
  const fs::space_info space = fs::space(folder, failed);
  if (!failed && space.available < kAlmostFullBytes)
    return system_error("cannot write to " + folder.string(), ENOSPC);
  return {ErrorCode::io, "cannot write to " + folder.string() + ": " + error.message, error.hint};
}

Result<void> merge_databases(const fs::path& first, std::vector<fs::path> sources,
                             const fs::path& target, const fs::path& scratch, unsigned jobs,
                             const BeforeLastMerge& before_last) {
  const auto threads = std::clamp<std::size_t>(jobs, 1, kMaxOpenSources / kLeastGroup);
  const std::size_t group_size = kMaxOpenSources / threads;
  for (std::size_t level = 0; sources.size() > kMaxOpenSources; ++level) {
    std::vector<std::vector<fs::path>> groups;
    std::vector<fs::path> merged;
    for (std::size_t i = 0; i < sources.size(); ++i) {
      if (i % group_size == 0) {
        groups.emplace_back();
        merged.push_back(scratch /
                         ("merged-" + std::to_string(level) + "-" + std::to_string(merged.size())));
      }
      groups.back().push_back(sources[i]);
    }
    if (auto done = merge_groups(groups, merged, threads); !done) return done;
    sources = std::move(merged);
  }
  if (before_last) {
    if (auto done = before_last(sources); !done) return done;
  }
  std::vector<fs::path> all;
  if (!first.empty()) all.push_back(first);
  all.insert(all.end(), sources.begin(), sources.end());
  const Result<void> done = merge_once(all, target);
  remove_all(sources);
  return done;
}

}  // namespace dateline
