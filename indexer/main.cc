// dateline-index: the command line, messages and exit status; the work is in run.h.
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <set>
#include <string>
#include <vector>

#include "core/schema/xapian_guard.h"
#include "indexer/command_line.h"
#include "indexer/interrupt.h"
#include "indexer/run.h"
#include "indexer/statistics.h"
#include "indexer/upkeep.h"

namespace dateline {
namespace {

// More refusals than this are only counted; --json lists them.
constexpr std::size_t kMaxPrintedRefusals = 100;

int fail(const Error& error) {
  std::fprintf(stderr, "dateline-index: %s\n", error.text().c_str());
  return exit_status(error.code);
}

// On a full disk Xapian 1.4 writes once more from a destructor while the first failure unwinds, and
// that is std::terminate. What was committed is whole, as after a kill; the next run clears the
// rest.
[[noreturn]] void report_termination() {
  Error error{ErrorCode::internal, "ended unexpectedly", ""};
  try {
    if (std::current_exception()) {
      const auto thrown = guarded([] { std::rethrow_exception(std::current_exception()); });
      error = thrown.error();
    }
  } catch (const std::exception& other) {
    error.message = other.what();
  } catch (...) {  // nothing to tell
  }
  std::_Exit(fail(error));
}

bool print_line(const std::string& text) {
  return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() &&
         std::fputc('\n', stdout) != EOF && std::fflush(stdout) == 0;
}

std::string default_index() {
  const char* const set = std::getenv("DATELINE_INDEX");
  return set && *set ? set : "./dateline.index";
}

void report(const RunSummary& summary) {
  for (std::size_t i = 0; i < summary.refusals.size() && i < kMaxPrintedRefusals; ++i) {
    std::fprintf(stderr, "dateline-index: refused %s\n", shown(summary.refusals[i]).c_str());
  }
  if (summary.refused > kMaxPrintedRefusals) {
    std::fprintf(stderr, "dateline-index: and %zu more refused\n",
                 summary.refused - kMaxPrintedRefusals);
  }
}

// `command` as the user would type it again.
int index(const CommandLine& line, const std::string& command) {
  const InterruptWatcher watcher;
  auto summary = run_index(line, watcher.token());
  if (!summary) return fail(summary.error());
  report(*summary);
  std::fprintf(stderr, "dateline-index: %s\n", sentence(*summary).c_str());
  if (line.json && !print_line(to_json(*summary))) {
    return fail({ErrorCode::io, "cannot write to standard output", ""});
  }
  if (watcher.token().stop_requested()) {
    std::fprintf(stderr,
                 "dateline-index: stopped. What was done is kept. To go on from there:\n%s\n",
                 command.c_str());
    return kInterruptedStatus;
  }
  return summary->refused > 0 ? exit_status(ErrorCode::bad_input) : EXIT_SUCCESS;
}

bool changed(const RunSummary& summary) {
  return summary.added + summary.updated + summary.removed > 0;
}

// Each run's summary, but for what earlier ones have said already.
int watch(const CommandLine& line) {
  const InterruptWatcher watcher;
  bool cut_short = false;
  std::set<std::string> said;
  WatchReports reports;
  reports.done = [&](const RunSummary& summary, bool first) {
    std::set<std::string> refused;
    for (const Refusal& refusal : summary.refusals) {
      const std::string text = shown(refusal);
      if (!said.contains(text)) std::fprintf(stderr, "dateline-index: refused %s\n", text.c_str());
      refused.insert(text);
    }
    said = std::move(refused);
    cut_short = watcher.token().stop_requested();
    if (first || changed(summary)) {
      std::fprintf(stderr, "dateline-index: %s\n", sentence(summary).c_str());
      if (line.json) static_cast<void>(print_line(to_json(summary)));
    }
    if (first && !cut_short) std::fputs("dateline-index: watching; Ctrl-C ends it\n", stderr);
  };
  reports.failed = [](const Error& error) {
    std::fprintf(stderr, "dateline-index: %s. Trying again in a while\n", error.message.c_str());
  };
  const auto ended = run_watch(line, watcher.token(), reports);
  if (!ended) return fail(ended.error());
  if (!cut_short) return EXIT_SUCCESS;
  std::fputs("dateline-index: stopped. What was done is kept; the next run does the rest\n",
             stderr);
  return kInterruptedStatus;
}

int extract(const CommandLine& line) {
  const InterruptWatcher watcher;
  auto summary = run_extract(line, watcher.token());
  if (!summary) return fail(summary.error());
  if (watcher.token().stop_requested()) return kInterruptedStatus;
  return summary->refused > 0 ? exit_status(ErrorCode::bad_input) : EXIT_SUCCESS;
}

// What is asked for on standard output.
int answer(const std::string& text) {
  if (print_line(text)) return EXIT_SUCCESS;
  return fail({ErrorCode::io, "cannot write to standard output", ""});
}

int stats(const CommandLine& line) {
  constexpr std::size_t kMost = 10;
  const auto statistics = read_statistics(line.index, kMost);
  if (!statistics) return fail(statistics.error());
  return answer(line.json ? to_json(*statistics) : report(*statistics));
}

int check(const CommandLine& line) {
  const auto checked = check_index(line.index);
  if (!checked) return fail(checked.error());
  for (const std::string& fault : checked->faults)
    std::fprintf(stderr, "dateline-index: %s\n", fault.c_str());
  if (checked->faults.empty())
    return answer("sound: " + std::to_string(checked->articles) + " articles");
  return fail({ErrorCode::io, "the index " + line.index + " is damaged",
               "Make it again from the articles, under another name or after removing it"});
}

int compact(const CommandLine& line) {
  const auto compacted = compact_index(line.index);
  return compacted ? EXIT_SUCCESS : fail(compacted.error());
}

int run(const std::vector<std::string>& words) {
  const std::vector<std::string> arguments(words.begin() + 1, words.end());
  const auto line = parse_command_line(arguments, default_index());
  if (!line) return fail(line.error());
  switch (line->action) {
    case CommandLine::Action::help:
      return answer(help_text());
    case CommandLine::Action::version:
      return answer("dateline-index " DATELINE_VERSION);
    case CommandLine::Action::stats:
      return stats(*line);
    case CommandLine::Action::check:
      return check(*line);
    case CommandLine::Action::compact:
      return compact(*line);
    case CommandLine::Action::extract:
      return extract(*line);
    case CommandLine::Action::index:
      break;
  }
  if (line->watch) return watch(*line);
  return index(*line, shell_command(words));
}

}  // namespace
}  // namespace dateline

int main(int argc, char** argv) {
  std::set_terminate(dateline::report_termination);
  std::signal(SIGXFSZ, SIG_IGN);  // a limit on the size of files is an error to report, not the end
  try {
    return dateline::run(std::vector<std::string>(argv, argv + argc));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "dateline-index: %s\n", error.what());
    return dateline::exit_status(dateline::ErrorCode::internal);
  }
}
