// One run of dateline-index, from options to summary.
#pragma once

#include <stop_token>

#include "core/base/result.h"
#include "indexer/command_line.h"
#include "indexer/run_summary.h"

namespace dateline {

// Indexes the paths of `line`, after its removals, and prunes when asked to. Progress and refusals
// go to standard error. A stop request ends it early: what was read until then is committed,
// nothing is pruned. Errors: those of the index; refused input is none.
[[nodiscard]] Result<RunSummary> run_index(const CommandLine& line, const std::stop_token& stop);

// Prints each article of the paths, enriched, to standard output: one JSON line each, in order,
// flushed. A refused record is
// {"id","error"} and named on standard error. Errors: standard output cannot be written.
[[nodiscard]] Result<RunSummary> run_extract(const CommandLine& line, const std::stop_token& stop);

}  // namespace dateline
