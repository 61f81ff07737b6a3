// One run of dateline-index, from options to summary.
#pragma once

#include <functional>
#include <stop_token>
#include <string>

#include "core/base/result.h"
#include "indexer/command_line.h"
#include "indexer/run_summary.h"

namespace dateline {

// Whether somebody still writes the file of that canonical path.
using IsUnfinished = std::function<bool(const std::string& path)>;

// Indexes the paths of `line`, after its removals, and prunes when asked to. Progress and refusals
// go to standard error. A stop request ends it early: what was read until then is committed,
// nothing is pruned. Files that are unfinished are left for a later run. Errors: those of the
// index; refused input is none.
[[nodiscard]] Result<RunSummary> run_index(const CommandLine& line, const std::stop_token& stop,
                                           const IsUnfinished& is_unfinished = {});

struct WatchReports {
  std::function<void(const RunSummary&, bool first)> done;
  std::function<void(const Error&)> failed;  // a later run, which is tried again
};

// run_index() now, and again each time that files have changed (watch/folder_watch.h), until a stop
// is requested; removals are the first run's. The index is free for others between runs. Errors:
// those of the first run, and of watching.
[[nodiscard]] Result<void> run_watch(const CommandLine& line, const std::stop_token& stop,
                                     const WatchReports& reports);

// Prints each article of the paths, enriched, to standard output: one JSON line each, in order,
// flushed. A refused record is
// {"id","error"} and named on standard error. Errors: standard output cannot be written.
[[nodiscard]] Result<RunSummary> run_extract(const CommandLine& line, const std::stop_token& stop);

}  // namespace dateline
