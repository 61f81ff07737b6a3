// The command line of dateline-index, as options.
#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "indexer/sources/format.h"

namespace dateline {

struct CommandLine {
  enum class Action : unsigned char { index, extract, stats, check, compact, help, version };
  Action action = Action::index;
  std::string index;      // --index, $DATELINE_INDEX, "./dateline.index"
  ReadOptions reading;    // --format, --columns
  std::string language;   // ISO 639-1; empty: auto
  std::string authority;  // path of an authority file (extract/authority.h); empty: none
  unsigned jobs = 1;
  bool prune = false;
  bool json = false;
  bool watch = false;
  std::vector<std::string> remove;
  std::vector<std::string> paths;
};

// `arguments` without the program's name; `default_index` as above. Long options only, their value
// after '=' or as the next word; "--" ends them. --remove takes every word up to the next option;
// with '=' just that one. Error usage says what is wrong.
[[nodiscard]] Result<CommandLine> parse_command_line(const std::vector<std::string>& arguments,
                                                     const std::string& default_index);

[[nodiscard]] std::string help_text();

// Words as one line that a shell takes apart into the same words.
[[nodiscard]] std::string shell_command(const std::vector<std::string>& words);

}  // namespace dateline
