#include "indexer/command_line.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string_view>
#include <thread>

#include "core/text/language.h"
#include "indexer/sources/input_walk.h"

namespace dateline {
namespace {

constexpr unsigned kMaxJobs = 256;

enum class Option : unsigned char {
  index,
  format,
  columns,
  language,
  authority,
  jobs,
  prune,
  remove,
  json,
  watch,
  extract,
  stats,
  check,
  compact,
  help,
  version
};

struct OptionInfo {
  std::string_view name;
  Option option;
  bool takes_value;
};
constexpr std::array<OptionInfo, 16> kOptions = {{
    {"--index", Option::index, true},
    {"--format", Option::format, true},
    {"--columns", Option::columns, true},
    {"--language", Option::language, true},
    {"--authority", Option::authority, true},
    {"--jobs", Option::jobs, true},
    {"--remove", Option::remove, true},
    {"--prune", Option::prune, false},
    {"--json", Option::json, false},
    {"--watch", Option::watch, false},
    {"--extract", Option::extract, false},
    {"--stats", Option::stats, false},
    {"--check", Option::check, false},
    {"--compact", Option::compact, false},
    {"--help", Option::help, false},
    {"--version", Option::version, false},
}};

Error usage(std::string message) {
  return {ErrorCode::usage, std::move(message), "dateline-index --help lists the options"};
}

const OptionInfo* find_option(std::string_view name) {
  for (const OptionInfo& info : kOptions) {
    if (info.name == name) return &info;
  }
  return nullptr;
}

Result<void> set_format(const std::string& value, CommandLine& out) {
  if (const std::optional<Format> format = format_named(value)) {
    out.reading.format = *format;
    return {};
  }
  return usage("the format \"" + value + "\" is not known; there are: " + format_list());
}

Result<void> set_columns(const std::string& value, CommandLine& out) {
  auto columns = parse_column_names(value);
  if (!columns) return usage(columns.error().message);
  out.reading.columns.insert(out.reading.columns.end(), columns->begin(), columns->end());
  return {};
}

Result<void> set_language(const std::string& value, CommandLine& out) {
  out.language = value == "auto" ? std::string() : normalised_language(value);
  if (value == "auto" || !out.language.empty()) return {};
  return usage("\"" + value + "\" is no language: give a code such as en, or auto");
}

Result<void> set_jobs(const std::string& value, CommandLine& out) {
  const char* const end = value.data() + value.size();
  const auto [read_to, error] = std::from_chars(value.data(), end, out.jobs);
  if (error == std::errc() && read_to == end && out.jobs >= 1 && out.jobs <= kMaxJobs) return {};
  return usage("--jobs takes a number from 1 to " + std::to_string(kMaxJobs) + ", not \"" + value +
               "\"");
}

Result<void> set_value(Option option, const std::string& value, CommandLine& out) {
  if (value.empty()) return usage("an option's value is empty");
  switch (option) {
    case Option::index:
      out.index = value;
      return {};
    case Option::format:
      return set_format(value, out);
    case Option::columns:
      return set_columns(value, out);
    case Option::language:
      return set_language(value, out);
    case Option::authority:
      out.authority = value;
      return {};
    case Option::jobs:
      return set_jobs(value, out);
    default:
      out.remove.push_back(value);
      return {};
  }
}

// The option's action; nothing for one that only modifies another's.
std::optional<CommandLine::Action> action_of(Option option) {
  switch (option) {
    case Option::extract:
      return CommandLine::Action::extract;
    case Option::stats:
      return CommandLine::Action::stats;
    case Option::check:
      return CommandLine::Action::check;
    case Option::compact:
      return CommandLine::Action::compact;
    case Option::help:
      return CommandLine::Action::help;
    case Option::version:
      return CommandLine::Action::version;
    default:
      return {};
  }
}

Result<void> set_flag(Option option, CommandLine& out) {
  if (option == Option::prune) out.prune = true;
  if (option == Option::json) out.json = true;
  if (option == Option::watch) out.watch = true;
  const std::optional<CommandLine::Action> action = action_of(option);
  if (!action) return {};
  const bool shows =
      *action == CommandLine::Action::help || *action == CommandLine::Action::version;
  if (!shows && out.action != CommandLine::Action::index && out.action != *action)
    return usage("--extract, --stats, --check and --compact exclude each other");
  out.action = *action;
  return {};
}

bool is_option(const std::string& word) { return word.starts_with("--"); }

// Reads the option at arguments[at]; moves `at` to the last word that belongs to it.
Result<void> read_option(const std::vector<std::string>& arguments, std::size_t& at,
                         CommandLine& out) {
  const std::string& word = arguments[at];
  const std::size_t equals = word.find('=');
  const OptionInfo* const info = find_option(std::string_view(word).substr(0, equals));
  if (!info) return usage("there is no option " + word.substr(0, equals));
  if (!info->takes_value) {
    if (equals != std::string::npos) return usage(std::string(info->name) + " takes no value");
    return set_flag(info->option, out);
  }
  if (equals != std::string::npos) return set_value(info->option, word.substr(equals + 1), out);
  if (at + 1 >= arguments.size() || is_option(arguments[at + 1])) {
    return usage(std::string(info->name) + " needs a value");
  }
  do {
    if (auto set = set_value(info->option, arguments[++at], out); !set) return set;
  } while (info->option == Option::remove && at + 1 < arguments.size() &&
           !is_option(arguments[at + 1]));
  return {};
}

Result<void> check(const CommandLine& line) {
  using Action = CommandLine::Action;
  const bool extract = line.action == Action::extract;
  const bool looks_after = line.action == Action::stats || line.action == Action::check ||
                           line.action == Action::compact;
  if (extract && (line.prune || line.json || !line.remove.empty())) {
    return usage("--extract makes no index: it goes with no --prune, --remove or --json");
  }
  if (looks_after && (line.prune || !line.remove.empty() || !line.paths.empty())) {
    return usage(
        "--stats, --check and --compact read no articles: they go with no PATH, --prune "
        "or --remove");
  }
  if (line.watch && line.action != Action::index) {
    return usage("--watch indexes: it goes with no --extract, --stats, --check or --compact");
  }
  if (line.watch && std::count(line.paths.begin(), line.paths.end(), kStandardInput) > 0) {
    return usage("--watch cannot watch standard input");
  }
  if (line.watch && line.paths.empty()) return usage("--watch needs a PATH");
  if (line.paths.empty() && !looks_after && (extract || line.remove.empty())) {
    return usage("no PATH is given");
  }
  return {};
}

}  // namespace

Result<CommandLine> parse_command_line(const std::vector<std::string>& arguments,
                                       const std::string& default_index) {
  CommandLine out;
  out.index = default_index;
  out.jobs = std::clamp(std::thread::hardware_concurrency(), 1U, kMaxJobs);
  bool options_ended = false;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& word = arguments[i];
    if (options_ended || !word.starts_with('-') || word == "-") {
      if (word.empty()) return usage("a PATH is empty");
      out.paths.push_back(word);
    } else if (word == "--") {
      options_ended = true;
    } else if (!is_option(word)) {
      return usage("there is no option " + word + " (a file of that name: ./" + word + ")");
    } else if (auto read = read_option(arguments, i, out); !read) {
      return read.error();
    }
    const bool done =
        out.action == CommandLine::Action::help || out.action == CommandLine::Action::version;
    if (done) return out;
  }
  if (auto checked = check(out); !checked) return checked.error();
  return out;
}

std::string help_text() {
  return R"(Usage: dateline-index [OPTION...] PATH...
Indexes news articles for dateline-search and dateline-serve. PATH is a file, a
folder, an archive, or - for standard input. Again: only what is new or changed.

  --index DIR        the index: else $DATELINE_INDEX, else ./dateline.index
  --format FORMAT    auto, text, html, jsonl, csv, feed, nitf, newsml, warc, xml
  --columns F=C,...  CSV columns by field: title=Headline,text=Body
  --language CODE    of articles that name none: en, fr, ...; auto detects
  --authority FILE   who is who: lines of alias<TAB>preferred name, - for nobody
  --jobs N           how many threads (one for each core)
  --prune            drop articles below the PATHs whose file or record is gone
  --remove ID...     take articles out for good; end the list with --
  --watch            go on: index what comes and changes, until Ctrl-C
  --json             print a summary as one JSON object; of --stats too
  --extract          no index: print articles and what is found in them as JSON
  --stats, --check   tell what the index holds; whether it is sound
  --compact          write the index anew, as small and fast as it can be
  --help, --version

Examples: dateline-index --index news.index ~/articles
          dateline-index --index news.index --prune --watch /srv/incoming
          zcat dump.jsonl.gz | dateline-index --extract - | jq .people
Exit status and more: man dateline-index)";
}

std::string shell_command(const std::vector<std::string>& words) {
  constexpr std::string_view kPlain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./,:=@%+";
  std::string out;
  for (const std::string& word : words) {
    if (!out.empty()) out += ' ';
    if (!word.empty() && word.find_first_not_of(kPlain) == std::string::npos) {
      out += word;
      continue;
    }
    out += '\'';
    for (const char c : word) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    out += '\'';
  }
  return out;
}

}  // namespace dateline
