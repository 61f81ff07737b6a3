#include "searcher/cli/runner.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <mutex>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "searcher/cli/ordered_output.h"
#include "searcher/output/csv.h"
#include "searcher/output/figures_json.h"
#include "searcher/output/figures_text.h"
#include "searcher/output/human.h"
#include "searcher/output/json.h"
#include "searcher/output/jsonl.h"
#include "searcher/output/trec.h"

namespace dateline::cli {
namespace {

constexpr std::size_t kDefaultLimit = 10;
constexpr std::size_t kLongList = 1000;  // more are not held in memory together
constexpr std::size_t kTrecLimit = 1000;
constexpr std::size_t kIdsPage = 100'000;  // every page costs a whole search

HumanStyle style_for(std::FILE* out) {
  const char* no_color = std::getenv("NO_COLOR");  // NOLINT(concurrency-mt-unsafe): one thread
  return {(no_color == nullptr || *no_color == '\0') && isatty(fileno(out)) == 1};
}

std::string byte_order_mark(const Options& options) {
  return options.byte_order_mark ? std::string(kByteOrderMark) : std::string();
}

// Answers queries, one after the other; several may share an output.
class Runner {
 public:
  using Qid = std::optional<std::string>;

  Runner(const SearchService& service, const Options& options, HumanStyle style, OrderedOutput& out)
      : service_(service), options_(options), style_(style), output_(out) {}

  // The answer of that number: it searches at once, and writes when its turn has come.
  void answer(std::size_t number, const std::string& query, const Qid& qid) {
    number_ = number;
    answer(query, qid);
    output_.end_turn(number);
  }

  // A line of a batch, `qid<TAB>query`.
  void answer_line(std::size_t number, const std::string& line) {
    number_ = number;
    const std::size_t tab = line.find('\t');
    if (tab != std::string::npos) {
      answer(line.substr(tab + 1), line.substr(0, tab));
    } else if (!line.empty()) {
      const std::string where = "line " + std::to_string(number + 1);
      out().report({ErrorCode::bad_input, where + " is not `qid<TAB>query`", ""});
    }
    output_.end_turn(number);
  }

 private:
  OrderedOutput& out() {
    output_.await_turn(number_);
    return output_;
  }
  void write(std::string_view text) { out().write(text); }

  void answer(const std::string& query, const Qid& qid) {
    SearchRequest request = options_.request;
    request.query = query;
    request.ids_only = options_.form == Form::ids || options_.form == Form::trec;
    if (options_.figures) return answer_figures(std::move(request), qid);
    if (options_.form == Form::ids) {
      answer_ids(std::move(request), qid);
      return;
    }
    const bool lines = options_.form == Form::jsonl || options_.form == Form::csv;
    if (lines && (options_.all || options_.limit.value_or(0) > kLongList)) {
      stream(std::move(request), qid);
      return;
    }
    const std::size_t usual = options_.form == Form::trec ? kTrecLimit : kDefaultLimit;
    request.limit = options_.limit.value_or(usual);
    const Result<SearchResults> results = service_.search(request);
    if (!results) {
      fail(results.error(), qid);
      return;
    }
    write_notices(results->notices, qid);
    write_results(*results, qid);
  }

  // Hit by hit: no more than one is in memory, however many there are.
  void stream(SearchRequest request, const Qid& qid) {
    request.limit =
        options_.all ? static_cast<std::size_t>(-1) : options_.limit.value_or(kDefaultLimit);
    const auto cursor = service_.every_hit(request);
    if (!cursor) return fail(cursor.error(), qid);
    write_notices((*cursor)->notices(), qid);
    while (output_.writable()) {
      const auto hit = (*cursor)->next();
      if (!hit) return fail(hit.error(), qid);
      if (!*hit) return;
      write(options_.form == Form::csv ? csv_record(**hit, qid) : jsonl_line(**hit, qid));
    }
  }

  void answer_figures(SearchRequest request, const Qid& qid) {
    FigureRequest asked;
    asked.search = std::move(request);
    if (options_.limit) asked.tables = *options_.limit;
    const Result<FigureResults> figures = service_.figures(asked);
    if (!figures) return fail(figures.error(), qid);
    if (options_.form == Form::json) {
      write((qid ? with_qid(to_json(*figures), *qid) : to_json(*figures)) + "\n");
    } else {
      if (qid) write("== " + *qid + ": " + asked.search.query + "\n\n");
      write(human_text(*figures, style_));
    }
  }

  // Page by page: the hits of a whole archive need not be in memory together.
  void answer_ids(SearchRequest request, const Qid& qid) {
    std::size_t left = options_.limit.value_or(static_cast<std::size_t>(-1));
    for (bool first = true; left > 0 && output_.writable(); first = false) {
      request.limit = std::min(left, kIdsPage);
      const Result<SearchResults> results = service_.search(request);
      if (!results) {
        fail(results.error(), qid);
        return;
      }
      if (first) write_notices(results->notices, qid);
      for (const Hit& hit : results->hits) write((qid ? *qid + "\t" : "") + hit.id + "\n");
      if (results->hits.size() < request.limit) return;
      left -= results->hits.size();
      request.offset += results->hits.size();
      request.facets.clear();
    }
  }

  void write_results(const SearchResults& results, const Qid& qid) {
    switch (options_.form) {
      case Form::json:
        write((qid ? with_qid(to_json(results), *qid) : to_json(results)) + "\n");
        break;
      case Form::jsonl:
        for (const Hit& hit : results.hits) write(jsonl_line(hit, qid));
        break;
      case Form::csv:
        for (const Hit& hit : results.hits) write(csv_record(hit, qid));
        break;
      case Form::trec:
        write(trec_lines(results.hits, qid.value_or("1"), options_.trec_tag));
        break;
      default:
        if (qid) write("== " + *qid + ": " + results.query + "\n\n");
        write(human_text(results, style_) + (qid ? "\n" : ""));
    }
  }

  // JSON carries them itself; for a batch of anything else they would be noise.
  void write_notices(const std::vector<Notice>& notices, const Qid& qid) {
    if (options_.form == Form::json || (qid && options_.form != Form::human)) return;
    if (!notices.empty()) output_.await_turn(number_);
    for (const Notice& notice : notices) std::cerr << human_text(notice);
  }

  void fail(const Error& error, const Qid& qid) {
    out().report(error, qid.value_or(""));
    const bool in_output = options_.form == Form::json || options_.form == Form::jsonl;
    if (qid && in_output) write(with_qid(to_json(error), *qid) + "\n");
  }

  const SearchService& service_;
  const Options& options_;
  const HumanStyle style_;
  OrderedOutput& output_;
  std::size_t number_ = 0;
};

// The lines of a batch, numbered from 0, for whoever comes next.
class Lines {
 public:
  explicit Lines(std::istream& in) : in_(in) {}

  // False at the end.
  [[nodiscard]] bool next(std::size_t& number, std::string& line) {
    const std::lock_guard lock(mutex_);
    if (!std::getline(in_, line)) return false;
    if (!line.empty() && line.back() == '\r') line.pop_back();
    number = read_++;
    return true;
  }

 private:
  std::istream& in_;
  std::mutex mutex_;
  std::size_t read_ = 0;
};

// Each thread takes a line, answers it and waits for its turn to write: so as many answers are in
// memory as there are threads, and whoever sends line by line gets each answer at once.
void run_batch(const SearchService& service, const Options& options, HumanStyle style,
               std::istream& in, OrderedOutput& out) {
  Lines lines(in);
  const auto work = [&] {
    Runner runner(service, options, style, out);
    std::size_t number = 0;
    for (std::string line; out.writable() && lines.next(number, line);)
      runner.answer_line(number, line);
  };
  {
    std::vector<std::jthread> threads;
    for (unsigned i = 1; i < options.jobs; ++i) threads.emplace_back(work);
    work();
  }
  if (in.bad()) out.report({ErrorCode::io, "cannot read " + options.queries, ""});
}

}  // namespace

int run(const SearchService& service, const Options& options, std::FILE* out) {
  OrderedOutput output(out);
  const HumanStyle style = style_for(out);
  const bool batch = !options.queries.empty();
  std::ifstream file;
  if (batch && options.queries != "-") {
    errno = 0;
    file.open(options.queries, std::ios::binary);
    if (!file) {
      output.report(system_error("cannot read " + options.queries, errno));
      return output.finish();
    }
  }
  if (options.form == Form::csv) output.write(byte_order_mark(options) + csv_header(batch));
  if (batch) {
    run_batch(service, options, style, file.is_open() ? file : std::cin, output);
  } else {
    Runner(service, options, style, output).answer(0, options.request.query, {});
  }
  return output.finish();
}

}  // namespace dateline::cli
