#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <limits>
#include <set>
#include <system_error>
#include <utility>

#include "core/schema/xapian_guard.h"
#include "indexer/document_builder.h"
#include "indexer/extract/extractor.h"
#include "indexer/index_directory.h"
#include "indexer/index_view.h"
#include "indexer/index_writer.h"
#include "indexer/intake.h"
#include "indexer/pipeline.h"
#include "indexer/progress.h"
#include "indexer/run.h"
#include "indexer/side_notes.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

// Read and not written yet, at most: this much, and two chunks for each worker.
constexpr std::size_t kBudgetBytes = std::size_t{8} << 20;
constexpr std::size_t kBudgetPerWorker = std::size_t{8} << 20;

// A finished chunk stands on disk; this bounds how many wait there while a round is merged.
constexpr std::size_t kChunkWeight = std::size_t{256} << 10;

// What a worker makes of a batch.
struct Built {
  std::optional<ScratchChunk> chunk;
  Way way = Way::direct;
  std::vector<BuiltDocument> documents;  // those that are not in the chunk
  std::vector<LedgerEntry> settled;
};

BuiltDocument build(Job& job, const Authority& authority) {
  Article& article = job.article;
  if (article.language.empty()) article.language = own_language(article);
  const ArticleWords words(article);
  extract_entities(article, words, authority);
  return build_document(article, words, job.content_hash, *job.origin);
}

// `notes`: what the worker wrote to its chunks before.
Result<Built> build_batch(Batch&& batch, const fs::path& chunk_folder, const Authority& authority,
                          SideNotes& notes) {
  Built out;
  out.way = batch.way;
  out.settled = std::move(batch.settled);
  std::optional<DocumentSink> sink;
  for (Job& job : batch.jobs) {
    BuiltDocument built = build(job, authority);
    job.article = Article();  // the document has it all now
    if (batch.way == Way::direct || job.replaces) {
      out.documents.push_back(std::move(built));
      continue;
    }
    auto added = guarded([&] {
      if (!sink) sink.emplace(make_scratch_database(chunk_folder), std::move(notes));
      sink->add(built);
    });
    if (!added) return scratch_error(added.error(), chunk_folder.parent_path());
    if (!out.chunk) out.chunk = ScratchChunk{chunk_folder, 0, {}};
    out.chunk->text_bytes += built.text_bytes;
    out.chunk->samples.add(built.sample);
  }
  if (sink) {
    const auto committed = guarded([&] {
      sink->commit();
      notes = std::move(*sink).take_notes();
    });
    if (!committed) return scratch_error(committed.error(), chunk_folder.parent_path());
  }
  return out;
}

Result<void> write_batch(Built&& built, IndexWriter& writer) {
  if (built.chunk) {
    if (auto added = writer.add_chunk(std::move(*built.chunk)); !added) return added;
  }
  for (BuiltDocument& document : built.documents) {
    auto put =
        built.way == Way::direct ? writer.put(document) : writer.put_later(std::move(document));
    if (!put) return put;
  }
  for (const LedgerEntry& entry : built.settled) {
    if (auto settled = writer.settle(entry); !settled) return settled;
  }
  return {};
}

// In bytes; 0 where standard input is among them.
std::size_t size_of(const std::vector<InputFile>& files) {
  std::size_t total = 0;
  for (const InputFile& file : files) {
    if (file.origin == kStandardInput) return 0;
    total += static_cast<std::size_t>(file.size);
  }
  return total;
}

// The parts of one run, in the order they need each other.
class Run {
 public:
  Run(const CommandLine& line, const Authority& authority, std::stop_token stop,
      IsUnfinished is_unfinished, IndexDirectory& directory, IndexView view)
      : line_(line),
        authority_(authority),
        stop_(std::move(stop)),
        is_unfinished_(std::move(is_unfinished)),
        directory_(directory),
        view_(std::move(view)),
        writer_(directory, line.jobs) {}

  Result<RunSummary> go() {
    if (auto removed = remove_articles(); !removed) return removed.error();
    InputList inputs = walk_inputs(line_.paths, line_.index);
    for (const WalkProblem& problem : inputs.problems)
      summary_.refuse({problem.shown, 0, problem.reason});
    if (auto indexed = index(inputs); !indexed) return indexed.error();
    if (auto pruned = prune(inputs); !pruned) return pruned.error();
    if (auto committed = writer_.commit(); !committed) return committed.error();
    auto articles = writer_.article_count();
    if (!articles) return articles.error();
    summary_.articles = *articles;
    return std::move(summary_);
  }

 private:
  Result<void> remove_articles();
  Result<void> index(InputList& inputs);
  Result<void> feed(const std::vector<InputFile>& files);
  [[nodiscard]] ProgressState progress() const;
  Result<void> prune(const InputList& inputs);
  Result<void> drop_gone(const InputList& inputs);

  const CommandLine& line_;
  const Authority& authority_;
  std::stop_token stop_;
  IsUnfinished is_unfinished_;
  IndexDirectory& directory_;
  IndexView view_;
  IndexWriter writer_;
  RunSummary summary_;
  Progress progress_;
  std::size_t input_bytes_ = 0;  // of the files to be read; 0 when unknown
  std::optional<Intake> intake_;
};

Result<void> Run::remove_articles() {
  if (line_.remove.empty()) return {};
  for (std::size_t i = 0; i < line_.remove.size(); ++i) {
    auto known = view_.find(id_term(line_.remove[i]));
    if (!known) return known.error();
    if (*known || view_.is_taken_down(line_.remove[i])) continue;
    std::error_code unreadable;
    if (i > 0 && fs::exists(line_.remove[i], unreadable)) {
      return Error{
          ErrorCode::usage,
          "--remove takes \"" + line_.remove[i] + "\" for an id, but it is a file or folder",
          "Put -- before the first PATH"};
    }
    std::fprintf(
        stderr,
        "dateline-index: the index holds no article \"%s\"; should it come, it will be left out\n",
        line_.remove[i].c_str());
  }
  for (const std::string& id : line_.remove) {
    auto removed = writer_.take_down(id);
    if (!removed) return removed.error();
    summary_.removed += *removed;
  }
  if (auto committed = writer_.commit(); !committed) return committed;
  auto view = IndexView::open(directory_.generation());
  if (!view) return view.error();
  view_ = std::move(*view);
  return {};
}

Result<void> Run::index(InputList& inputs) {
  const IntakeOptions options{line_.reading, line_.language, authority_.version(), line_.prune,
                              is_unfinished_};
  intake_.emplace(options, view_, summary_, stop_, [this] { progress_.show(progress()); });
  if (auto left_out = intake_->leave_out_unchanged(inputs.files); !left_out) return left_out;
  if (inputs.files.empty()) return writer_.commit();
  input_bytes_ = size_of(inputs.files);
  progress_.show(progress());
  auto done = feed(inputs.files);
  if (done) done = writer_.commit();
  progress_.clear();
  return done;
}

ProgressState Run::progress() const {
  return {summary_.added + summary_.updated + summary_.unchanged, summary_.text_bytes,
          summary_.refused, intake_->bytes_read(), input_bytes_};
}

Result<void> Run::feed(const std::vector<InputFile>& files) {
  BulkRule rule;
  auto articles = view_.article_count();
  if (!articles) return articles.error();
  rule.articles = *articles;
  rule.index_bytes = directory_.generation_bytes();
  for (const InputFile& file : files) rule.pending_bytes += static_cast<std::size_t>(file.size);
  auto scratch = directory_.scratch();
  if (!scratch) return scratch.error();

  std::atomic<std::size_t> chunk_number{0};
  std::vector<SideNotes> notes(line_.jobs);
  OrderedPipeline<Batch, Built> pipeline(
      line_.jobs, kBudgetBytes + line_.jobs * kBudgetPerWorker,
      [&](Batch&& batch, unsigned worker) {
        return build_batch(std::move(batch), *scratch / ("chunk-" + std::to_string(chunk_number++)),
                           authority_, notes[worker]);
      },
      [&](Built&& built) { return write_batch(std::move(built), writer_); },
      [](const Built& built) {
        return built.documents.empty() ? kChunkWeight : std::numeric_limits<std::size_t>::max();
      });
  Dispatcher dispatcher(rule, [&](Batch&& batch) {
    const std::size_t bytes = batch.text_bytes;
    return pipeline.submit(std::move(batch), bytes);
  });
  auto read = intake_->read(files, dispatcher);
  progress_.show_last(progress(), "writing the index");
  static_cast<void>(read && dispatcher.flush());  // a failure there is the pipeline's
  auto finished = pipeline.finish();
  return read ? finished : read;
}

Result<void> Run::prune(const InputList& inputs) {
  if (!stop_.stop_requested()) {
    for (const Intake::Recheck& recheck : intake_->rechecks()) {
      if (!recheck.whole_file && !line_.prune) continue;
      auto dropped = writer_.drop_vanished(recheck.origin, [&](const std::string& id_term) {
        return intake_->has_seen(id_term, recheck.origin);
      });
      if (!dropped) return dropped.error();
      summary_.removed += *dropped;
    }
    if (line_.prune) {
      if (auto dropped = drop_gone(inputs); !dropped) return dropped;
    }
  }
  if (line_.prune) return {};
  for (const std::string& path : inputs.missing)
    summary_.refuse({path, 0, "there is no such file or folder"});
  return {};
}

Result<void> Run::drop_gone(const InputList& inputs) {
  auto origins = writer_.origins();
  if (!origins) return origins.error();
  std::set<std::string> explained;  // missing PATHs that held articles: gone, not mistyped
  for (const std::string& origin : *origins) {
    const auto covers = [&](const std::string& root) { return is_at_or_below(origin, root); };
    if (std::none_of(inputs.roots.begin(), inputs.roots.end(), covers) || !file_is_gone(origin))
      continue;
    auto dropped = writer_.drop_origin(origin);
    if (!dropped) return dropped.error();
    summary_.removed += *dropped;
    for (const std::string& path : inputs.missing) {
      if (covers(canonical_path(path))) explained.insert(path);
    }
  }
  for (const std::string& path : inputs.missing) {
    if (!explained.contains(path)) summary_.refuse({path, 0, "there is no such file or folder"});
  }
  return {};
}

}  // namespace

Result<RunSummary> run_index(const CommandLine& line, const std::stop_token& stop,
                             const IsUnfinished& is_unfinished) {
  const auto begin = std::chrono::steady_clock::now();
  const auto authority = Authority::read(line.authority);
  if (!authority) return authority.error();
  // Removing alone needs an index to remove from.
  const auto missing =
      line.paths.empty() ? IndexDirectory::Missing::fail : IndexDirectory::Missing::create;
  auto directory = IndexDirectory::open(line.index, missing);
  if (!directory) return directory.error();
  auto view = IndexView::open((*directory)->generation());
  if (!view) return view.error();
  Run run(line, *authority, stop, is_unfinished, **directory, std::move(*view));
  auto summary = run.go();
  if (summary) {
    summary->seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  }
  return summary;
}

}  // namespace dateline
