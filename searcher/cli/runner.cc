#include "searcher/cli/runner.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string_view>
#include <utility>

#include "core/base/result.h"
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

class Runner {
 public:
  Runner(const SearchService& service, const Options& options, std::FILE* out)
      : service_(service), options_(options), out_(out), style_(style_for(out)) {}

  int run_one() {
    if (options_.form == Form::csv) write(byte_order_mark() + csv_header());
    answer(options_.request.query, {});
    return finish();
  }

  int run_batch(std::istream& in) {
    if (options_.form == Form::csv) write(byte_order_mark() + csv_header(true));
    std::string line;
    for (std::size_t number = 1; writable_ && std::getline(in, line); ++number) {
      if (!line.empty() && line.back() == '\r') line.pop_back();
      if (line.empty()) continue;
      const std::size_t tab = line.find('\t');
      if (tab == std::string::npos) {
        refuse("line " + std::to_string(number) + " is not `qid<TAB>query`");
        continue;
      }
      answer(line.substr(tab + 1), line.substr(0, tab));
      if (std::fflush(out_) != 0) stop(errno);
    }
    if (in.bad()) fail({ErrorCode::io, "cannot read " + options_.queries, ""}, {});
    return finish();
  }

 private:
  using Qid = std::optional<std::string>;

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

  [[nodiscard]] std::string byte_order_mark() const {
    return options_.byte_order_mark ? std::string(kByteOrderMark) : std::string();
  }

  // Hit by hit: no more than one is in memory, however many there are.
  void stream(SearchRequest request, const Qid& qid) {
    request.limit =
        options_.all ? static_cast<std::size_t>(-1) : options_.limit.value_or(kDefaultLimit);
    const auto cursor = service_.every_hit(request);
    if (!cursor) return fail(cursor.error(), qid);
    write_notices((*cursor)->notices(), qid);
    while (writable_) {
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
    for (bool first = true; left > 0 && writable_; first = false) {
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
    for (const Notice& notice : notices) std::cerr << human_text(notice);
  }

  void fail(const Error& error, const Qid& qid) {
    status_ = std::max(status_, exit_status(error.code));
    std::cerr << "dateline-search: " << (qid ? *qid + ": " : "") << error.text() << "\n";
    const bool in_output = options_.form == Form::json || options_.form == Form::jsonl;
    if (qid && in_output) write(with_qid(to_json(error), *qid) + "\n");
  }

  void refuse(const std::string& why) { fail({ErrorCode::bad_input, why, ""}, {}); }

  void write(std::string_view text) {
    if (!writable_) return;
    errno = 0;
    if (std::fwrite(text.data(), 1, text.size(), out_) != text.size()) stop(errno);
  }

  void stop(int error) {
    if (!writable_) return;
    writable_ = false;
    if (error == EPIPE) return;
    const Error failure = system_error("cannot write the answer", error);
    status_ = std::max(status_, exit_status(failure.code));
    std::cerr << "dateline-search: " << failure.text() << "\n";
  }

  int finish() {
    if (writable_ && std::fflush(out_) != 0) stop(errno);
    return status_;
  }

  const SearchService& service_;
  const Options& options_;
  std::FILE* out_;
  HumanStyle style_;
  int status_ = 0;
  bool writable_ = true;
};

}  // namespace

int run(const SearchService& service, const Options& options, std::FILE* out) {
  Runner runner(service, options, out);
  if (options.queries.empty()) return runner.run_one();
  if (options.queries == "-") return runner.run_batch(std::cin);
  errno = 0;
  std::ifstream file(options.queries, std::ios::binary);
  if (!file) {
    const Error error = system_error("cannot read " + options.queries, errno);
    std::cerr << "dateline-search: " << error.text() << "\n";
    return exit_status(error.code);
  }
  return runner.run_batch(file);
}

}  // namespace dateline::cli
