#include "indexer/relate_chunks.h"

#include "core/base/parallel.h"
#include "core/schema/fields.h"
#include "core/schema/xapian_guard.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

using Changes = DocumentValues::Changes;

void write_changes(const fs::path& chunk, const Changes& changes) {
  // A scratch database: its blocks are written in place.
  Xapian::WritableDatabase database(chunk.string(),
                                    Xapian::DB_OPEN | Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS);
  for (const auto& [article, values] : changes) write_values(database, article, values);
  database.commit();
}

}  // namespace

Result<LateValues> relate_chunks(const fs::path& generation, const std::vector<fs::path>& chunks,
                                 const ShingleSamples& samples, Relations& relations,
                                 unsigned jobs) {
  return guarded([&] {
    std::vector<fs::path> parts = {generation};
    parts.insert(parts.end(), chunks.begin(), chunks.end());
    DocumentValues values{IndexParts(std::move(parts))};
    relations.settle(values, {1, &samples}, jobs);
    LateValues late;
    std::vector<Changes> changes(chunks.size());
    const IndexParts& articles = values.articles();
    for (const auto& [article, changed] : values.changes()) {
      const std::size_t part = articles.part_of(article);
      if (part == 0) {
        late.emplace_back(articles.term(article, Field::id), changed);
      } else {
        changes[part - 1][article - articles.parts()[part].base] = changed;
      }
    }
    in_parallel(chunks.size(), jobs, [&] {
      return [&](std::size_t i) {
        if (!changes[i].empty()) write_changes(chunks[i], changes[i]);
      };
    });
    return late;
  });
}

}  // namespace dateline
