#include <cerrno>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/schema/article_json.h"
#include "indexer/extract/extractor.h"
#include "indexer/pipeline.h"
#include "indexer/run.h"
#include "indexer/sources/format.h"
#include "indexer/sources/input_walk.h"

namespace dateline {
namespace {

constexpr std::size_t kBudgetBytes = std::size_t{64} << 20;
// What an item without text still costs, so that refusals count against the budget too.
constexpr std::size_t kItemBytes = 1024;

// An article to print, or why there is none.
struct Item {
  Article article;
  std::string id;
  std::string error;  // empty for an article
};

std::string error_line(const Item& item) {
  using Json = nlohmann::ordered_json;
  const Json line = {{"id", item.id.empty() ? Json() : Json(item.id)}, {"error", item.error}};
  return line.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<std::string> line_of(Item&& item, const Authority& authority) {
  if (!item.error.empty()) return error_line(item) + "\n";
  Article& article = item.article;
  if (article.language.empty()) article.language = own_language(article);
  extract_entities(article, authority);
  return enriched_json(article) + "\n";
}

Result<void> print(std::string&& line) {
  const bool written =
      std::fwrite(line.data(), 1, line.size(), stdout) == line.size() && std::fflush(stdout) == 0;
  if (!written) return system_error("cannot write to standard output", errno);
  return {};
}

using Lines = OrderedPipeline<Item, std::string>;

class Extraction {
 public:
  Extraction(const CommandLine& line, const std::stop_token& stop, Lines& lines)
      : line_(line), stop_(stop), lines_(lines) {}

  void refuse(const std::string& path, std::size_t record, const std::string& id,
              const std::string& reason) {
    Refusal refusal{path, record, reason};
    const std::string shown_refusal = shown(refusal);
    std::fprintf(stderr, "dateline-index: refused %s\n", shown_refusal.c_str());
    summary_.refuse(std::move(refusal));
    Item item;
    item.id = id;
    item.error = shown_refusal;
    submitted_ = lines_.submit(std::move(item), kItemBytes) && submitted_;
  }

  void read(const InputFile& file) {
    if (stop_.stop_requested() || !submitted_) return;
    auto input = file.origin == kStandardInput
                     ? Result<ByteReader>(ByteReader::standard_input(stop_))
                     : ByteReader::open(file.shown, stop_);
    if (!input) return refuse(file.shown, 0, file.id, input.error().message);
    const auto done = read_records(*input, line_.reading, file.shown, [&](RawRecord&& record) {
      take(file, std::move(record));
      return submitted_ && !stop_.stop_requested();
    });
    if (!done) refuse(file.shown, 0, file.id, done.error().message);
  }

  RunSummary take_summary() { return std::move(summary_); }

 private:
  void take(const InputFile& file, RawRecord&& record) {
    if (stop_.stop_requested() || !record.skipped.empty()) return;
    const std::size_t number = record.number;
    const std::string path = joined_path(file.shown, record.member);
    ArticleDefaults defaults;
    defaults.language = line_.language;
    if (record.is_whole_document()) defaults.id = joined_path(file.id, record.member);
    if (!record.refusal.empty()) return refuse(path, number, defaults.id, record.refusal);
    ReadArticle read = read_article(std::move(record), defaults);
    if (!read.refusal.empty()) return refuse(path, number, read.id, read.refusal);
    Item item;
    item.article = std::move(read.article);
    const std::size_t bytes = item.article.text.size() + kItemBytes;
    ++summary_.added;
    submitted_ = lines_.submit(std::move(item), bytes);
  }

  const CommandLine& line_;
  const std::stop_token& stop_;
  Lines& lines_;
  RunSummary summary_;
  bool submitted_ = true;
};

}  // namespace

Result<RunSummary> run_extract(const CommandLine& line, const std::stop_token& stop) {
  const auto authority = Authority::read(line.authority);
  if (!authority) return authority.error();
  Lines lines(
      line.jobs, kBudgetBytes,
      [&](Item&& item, unsigned) { return line_of(std::move(item), *authority); }, print);
  Extraction extraction(line, stop, lines);
  const InputList inputs = walk_inputs(line.paths, line.index);
  for (const std::string& path : inputs.missing)
    extraction.refuse(path, 0, "", "there is no such file or folder");
  for (const WalkProblem& problem : inputs.problems)
    extraction.refuse(problem.shown, 0, "", problem.reason);
  for (const InputFile& file : inputs.files) extraction.read(file);
  if (auto printed = lines.finish(); !printed) return printed.error();
  return extraction.take_summary();
}

}  // namespace dateline
