#include "indexer/relate_chunks.h"

#include <atomic>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

#include "core/schema/fields.h"
#include "core/schema/xapian_guard.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

using Changes = DocumentValues::Changes;

std::string id_term_of(const Xapian::Database& database, Xapian::docid article) {
  auto it = database.termlist_begin(article);
  it.skip_to(std::string(prefix_of(Field::id)));
  return *it;
}

// Xapian counts the documents of several databases in turns.
struct Place {
  std::size_t database = 0;
  Xapian::docid article = 0;
};
Place place_of(Xapian::docid combined, std::size_t databases) {
  const auto n = static_cast<Xapian::docid>(databases);
  return {(combined - 1) % n, (combined - 1) / n + 1};
}
Xapian::docid combined(const Place& place, std::size_t databases) {
  return (place.article - 1) * static_cast<Xapian::docid>(databases) +
         static_cast<Xapian::docid>(place.database) + 1;
}

Result<void> write_changes(const fs::path& chunk, const Changes& changes) {
  return guarded([&] {
    // A scratch database: its blocks are written in place.
    Xapian::WritableDatabase database(chunk.string(),
                                      Xapian::DB_OPEN | Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS);
    for (const auto& [article, values] : changes) write_values(database, article, values);
    database.commit();
  });
}

Result<void> write_all(const std::vector<fs::path>& chunks, const std::vector<Changes>& changes,
                       unsigned jobs) {
  std::atomic<std::size_t> next{0};
  std::mutex mutex;
  std::optional<Error> failure;
  const auto work = [&] {
    for (std::size_t i = next++; i < chunks.size(); i = next++) {
      if (changes[i].empty()) continue;
      const Result<void> written = write_changes(chunks[i], changes[i]);
      const std::lock_guard lock(mutex);
      if (!written && !failure) failure = written.error();
      if (failure) return;
    }
  };
  {
    std::vector<std::jthread> threads;
    for (unsigned i = 1; i < jobs; ++i) threads.emplace_back(work);
    work();
  }
  if (failure) return *failure;
  return {};
}

}  // namespace

Result<LateValues> relate_chunks(const fs::path& generation, const std::vector<fs::path>& chunks,
                                 Relations& relations, unsigned jobs) {
  LateValues late;
  std::vector<Changes> changes(chunks.size());
  const auto related = guarded([&] {
    const std::size_t databases = chunks.size() + 1;
    Xapian::Database all(generation.string());
    for (std::size_t i = 0; i < chunks.size(); ++i) {
      const Xapian::Database chunk(chunks[i].string());
      for (Xapian::docid article = 1; article <= chunk.get_lastdocid(); ++article)
        relations.put(combined({i + 1, article}, databases));
      all.add_database(chunk);
    }
    DocumentValues values(all);
    relations.settle(values);
    for (const auto& [article, changed] : values.changes()) {
      const Place place = place_of(article, databases);
      if (place.database == 0) {
        late.emplace_back(id_term_of(all, article), changed);
      } else {
        changes[place.database - 1][place.article] = changed;
      }
    }
  });
  if (!related) return related.error();
  if (auto written = write_all(chunks, changes, jobs); !written) return written.error();
  return late;
}

}  // namespace dateline
