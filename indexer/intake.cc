#include "indexer/intake.h"

#include <chrono>
#include <cstring>
#include <utility>

#include "core/schema/terms.h"
#include "indexer/document_builder.h"

namespace dateline {

struct Intake::Current {
  const InputFile* file = nullptr;
  std::shared_ptr<const std::string> origin;
  std::uint32_t number = 0;
  std::string origin_term;
  LedgerEntry entry;
  bool announced = false;  // an entry without contents stands for it until it is settled
  bool conflicts = false;  // what another origin holds may change without this one changing
  std::optional<Error> failure;

  [[nodiscard]] bool is_file() const { return *origin != kStandardInput; }
};

namespace {

// A clock of file times ticks every few milliseconds: a file changed this recently may change again
// at the same time.
constexpr std::int64_t kClockTickNs = 20'000'000;

std::int64_t now_ns() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

// Everything an article is made from, its origin too: equal means there is nothing to do.
std::string hash_of_article(const Article& article, const std::string& origin,
                            const std::string& authority) {
  std::string all;
  const auto add = [&all](const std::string& field) {
    all += std::to_string(field.size());
    all += ':';
    all += field;
  };
  if (!authority.empty()) add(authority);
  for (const std::string* field :
       {&origin, &article.id, &article.title, &article.date, &article.source, &article.url,
        &article.language, &article.section, &article.text}) {
    add(*field);
  }
  for (const std::vector<std::string>* list : {&article.authors, &article.keywords}) {
    add(std::to_string(list->size()));
    for (const std::string& field : *list) add(field);
  }
  return content_hash(all);
}

}  // namespace

Intake::Intake(const IntakeOptions& options, IndexView& view, RunSummary& summary,
               std::stop_token stop, std::function<void()> on_progress)
    : options_(options),
      reading_(description(options.reading) + "/" + options.language +
               (options.authority.empty() ? "" : "/" + options.authority)),
      view_(view),
      summary_(summary),
      stop_(std::move(stop)),
      on_progress_(std::move(on_progress)) {}

Intake::IdHash Intake::hash_of(const std::string& id_term) {
  const std::string bytes = content_hash(id_term);
  IdHash hash;
  std::memcpy(&hash.high, bytes.data(), sizeof hash.high);
  std::memcpy(&hash.low, bytes.data() + sizeof hash.high, sizeof hash.low);
  return hash;
}

bool Intake::has_seen(const std::string& id_term, const std::string& origin) const {
  const auto at = seen_.find(hash_of(id_term));
  return at != seen_.end() && *origins_[at->second] == origin;
}

void Intake::count_unchanged(const InputFile& file, const LedgerEntry& entry) {
  summary_.unchanged += entry.articles;
  summary_.skipped += entry.skipped;
  for (const LedgerRefusal& refusal : entry.refusals)
    summary_.refuse({joined_path(file.shown, refusal.member), refusal.record, refusal.reason});
  summary_.refused += entry.refused - std::min(entry.refused, entry.refusals.size());
}

Result<bool> Intake::is_unchanged(const InputFile& file, const LedgerEntry& entry) {
  if (entry.size != file.size || entry.mtime_ns != file.mtime_ns) return false;
  if (entry.reading != reading_ || entry.content_hash.empty()) return false;
  if (!options_.prune) return true;
  auto known = view_.articles_of(file.origin);
  if (!known) return known.error();
  return *known == entry.articles;
}

Result<void> Intake::leave_out_unchanged(std::vector<InputFile>& files) {
  std::vector<InputFile> changed;
  for (InputFile& file : files) {
    if (file.origin != kStandardInput) {
      auto entry = view_.entry(file.origin);
      if (!entry) return entry.error();
      if (*entry) {
        auto unchanged = is_unchanged(file, **entry);
        if (!unchanged) return unchanged.error();
        if (*unchanged) {
          count_unchanged(file, **entry);
          continue;
        }
      }
    }
    changed.push_back(std::move(file));
  }
  files = std::move(changed);
  return {};
}

Result<void> Intake::read(const std::vector<InputFile>& files, Dispatcher& out) {
  for (const InputFile& file : files) {
    if (stop_.stop_requested()) return {};
    if (options_.is_unfinished && options_.is_unfinished(file.origin)) continue;
    auto same = same_contents(file, out);
    if (!same) return same.error();
    const auto done = *same ? Result<void>() : read_file(file, out);
    input_now_ = nullptr;
    bytes_done_ += static_cast<std::size_t>(file.size);
    if (!done) return done;
  }
  return {};
}

std::size_t Intake::bytes_read() const {
  return bytes_done_ + (input_now_ == nullptr ? 0 : input_now_->bytes_read());
}

// A file that was only touched: its time goes into the ledger, its articles stay.
Result<bool> Intake::same_contents(const InputFile& file, Dispatcher& out) {
  if (file.origin == kStandardInput) return false;
  auto entry = view_.entry(file.origin);
  if (!entry) return entry.error();
  LedgerEntry* known = *entry ? &**entry : nullptr;
  if (!known || known->size != file.size || known->mtime_ns == file.mtime_ns) return false;
  if (known->reading != reading_ || known->content_hash.empty()) return false;
  auto input = ByteReader::open(file.shown, stop_);
  if (!input) return false;  // read_file() reports it
  const ByteReader::Stamp before = input->stamp();
  for (;;) {
    auto more = input->fill();
    if (!more || (!*more && input->interrupted())) return false;
    if (!*more) break;
    input->consume(input->available().size());
  }
  if (input->content_hash() != known->content_hash || before != input->stamp()) return false;
  known->mtime_ns = now_ns() - before.mtime_ns < kClockTickNs ? kUnsettled : before.mtime_ns;
  auto unchanged = is_unchanged({{}, file.origin, {}, known->size, known->mtime_ns}, *known);
  if (!unchanged || !*unchanged) return unchanged;
  count_unchanged(file, *known);
  return out.settle(*known);
}

void Intake::refuse(Current& current, LedgerRefusal refusal) {
  ++current.entry.refused;
  summary_.refuse(
      {joined_path(current.file->shown, refusal.member), refusal.record, refusal.reason});
  if (current.entry.refusals.size() < kMaxLedgerRefusals)
    current.entry.refusals.push_back(std::move(refusal));
}

Result<void> Intake::read_file(const InputFile& file, Dispatcher& out) {
  Current current;
  current.file = &file;
  current.origin = std::make_shared<const std::string>(file.origin);
  current.number = static_cast<std::uint32_t>(origins_.size());
  current.origin_term = origin_term(file.origin);
  current.entry.path = file.origin;
  current.entry.reading = reading_;
  origins_.push_back(current.origin);

  auto input = current.is_file() ? ByteReader::open(file.shown, stop_)
                                 : Result<ByteReader>(ByteReader::standard_input(stop_));
  if (!input) {
    refuse(current, {"", 0, input.error().message});
    return {};
  }
  input_now_ = &*input;
  const ByteReader::Stamp before = input->stamp();
  const auto done = read_records(*input, options_.reading, file.shown, [&](RawRecord&& record) {
    return take_record(std::move(record), current, out);
  });
  if (current.failure) return *current.failure;
  if (!done) {
    refuse(current, {"", 0, done.error().message});
    return {};
  }
  if (stop_.stop_requested() || input->interrupted() || !current.is_file()) return {};
  current.entry.size = before.size;
  const bool may_change = before != input->stamp() || now_ns() - before.mtime_ns < kClockTickNs;
  current.entry.mtime_ns = may_change ? kUnsettled : before.mtime_ns;
  return settle(current, *input, out);
}

Result<void> Intake::settle(Current& current, const ByteReader& input, Dispatcher& out) {
  reread_.insert(current.origin_term);
  if (!current.conflicts) current.entry.content_hash = input.content_hash();
  auto known = view_.articles_of(*current.origin);
  if (!known) return known.error();
  // Records that could not be read this time are no reason to drop the articles they were.
  if (*known > 0 && current.entry.refused == 0)
    rechecks_.push_back({*current.origin, current.entry.whole_file});
  // A failure of `out` is reported by whoever owns it.
  static_cast<void>(out.settle(std::move(current.entry)));
  return {};
}

bool Intake::take_record(RawRecord&& record, Current& current, Dispatcher& out) {
  if (stop_.stop_requested()) return false;
  on_progress_();
  LedgerRefusal refusal{record.member, record.number, std::move(record.refusal)};
  if (!refusal.reason.empty()) {
    refuse(current, std::move(refusal));
    return true;
  }
  if (!record.skipped.empty()) {
    ++current.entry.skipped;
    ++summary_.skipped;
    return true;
  }
  ArticleDefaults defaults;
  defaults.language = options_.language;
  if (record.is_whole_document()) {
    defaults.id = joined_path(current.file->id, record.member);
    current.entry.whole_file = record.member.empty();
  }
  ReadArticle read = read_article(std::move(record), defaults);
  if (!read.refusal.empty()) {
    refusal.reason = std::move(read.refusal);
    refuse(current, std::move(refusal));
    return true;
  }
  if (view_.is_taken_down(read.id)) {
    ++summary_.taken_down;
    return true;
  }
  summary_.dates_dropped += read.date_dropped ? 1 : 0;
  auto place = place_of(read.id, current);
  if (!place) {
    current.failure = place.error();
    return false;
  }
  if (!place->conflict.empty()) {
    current.conflicts = true;
    refusal.reason = std::move(place->conflict);
    refuse(current, std::move(refusal));
    return true;
  }
  return take_article(std::move(read.article), *place, current, out);
}

Result<Intake::PlaceOfId> Intake::place_of(const std::string& id, const Current& current) {
  PlaceOfId place;
  const std::string term = id_term(id);
  place.hash = hash_of(term);
  if (const auto at = seen_.find(place.hash); at != seen_.end()) {
    place.seen = true;
    if (at->second != current.number) {
      place.conflict = "its id \"" + id + "\" is that of an article from " + *origins_[at->second];
    }
    return place;
  }
  auto known = view_.find(term);
  if (!known) return known.error();
  if (!*known) return place;
  place.known_hash = (*known)->content_hash;
  place.known = true;
  if ((*known)->origin_term == current.origin_term) return place;
  // The other origin was read in this run and no longer holds it.
  if (reread_.contains((*known)->origin_term)) return place;
  auto entry = view_.entry_of_term((*known)->origin_term);
  if (!entry) return entry.error();
  // Standard input and a file that is gone make no claim.
  if (*entry && !file_is_gone((*entry)->path)) {
    place.conflict = "its id \"" + id + "\" is that of an article from " + (*entry)->path;
  }
  return place;
}

bool Intake::take_article(Article&& article, const PlaceOfId& place, Current& current,
                          Dispatcher& out) {
  if (!place.seen) {
    seen_.emplace(place.hash, current.number);
    ++current.entry.articles;
  }
  Job job;
  job.content_hash = hash_of_article(article, *current.origin, options_.authority);
  if (!place.seen && place.known && place.known_hash == job.content_hash) {
    ++summary_.unchanged;
    return true;
  }
  job.replaces = place.seen || place.known;
  ++(job.replaces ? summary_.updated : summary_.added);
  summary_.text_bytes += article.text.size();
  job.article = std::move(article);
  job.origin = current.origin;
  if (!out.add(std::move(job))) return false;
  if (current.entry.whole_file || std::exchange(current.announced, true)) return true;
  // Should the run die half way, the ledger knows whose these articles are, and that the origin
  // wants reading again.
  LedgerEntry unread;
  unread.path = *current.origin;
  return current.is_file() ? out.settle(std::move(unread)) : true;
}

}  // namespace dateline
