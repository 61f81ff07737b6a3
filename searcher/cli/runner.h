// Answers the queries of one command line.
#pragma once

#include <cstdio>

#include "searcher/cli/options.h"
#include "searcher/search_service.h"

namespace dateline::cli {

// Writes the answers to `out`, messages to standard error; returns the exit status. A reader that
// goes away (EPIPE) ends it quietly with 0; REQUIRES that SIGPIPE is ignored.
[[nodiscard]] int run(const SearchService& service, const Options& options, std::FILE* out);

}  // namespace dateline::cli
