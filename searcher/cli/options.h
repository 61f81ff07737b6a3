// The command line of dateline-search, read.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "searcher/results.h"
#include "searcher/search_service.h"

namespace dateline::cli {

enum class Form : std::uint8_t { human, json, jsonl, csv, ids, trec };

struct Options {
  std::string index;  // --index, else $DATELINE_INDEX, else ./dateline.index
  Form form = Form::human;
  std::string trec_tag;
  std::optional<std::size_t> limit;  // unset: the form's own
  bool all = false;                  // every hit, streamed: JSON Lines, CSV or ids
  bool byte_order_mark = false;      // before CSV
  bool figures = false;              // tables of figures, not hits: human or JSON
  std::string queries;               // file of a batch, "-" for standard input; empty: none
  unsigned jobs = 1;                 // how many threads answer a batch
  SearchRequest request;             // its limit is not set yet
  ServiceOptions service;
};

// Either options, or a status to leave with: help, version and mistakes have been printed.
struct Parsed {
  std::optional<Options> options;
  int exit_status = 0;
};

// `arguments` without the program's name. Only words that begin with -- are options; every other
// one is a word of the query, also with a leading -; -- ends the options.
[[nodiscard]] Parsed parse_options(const std::vector<std::string>& arguments);

}  // namespace dateline::cli
