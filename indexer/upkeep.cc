#include "indexer/upkeep.h"

#include <xapian.h>

#include <filesystem>
#include <sstream>
#include <utility>
#include <vector>

#include "core/schema/article_codec.h"
#include "core/schema/fields.h"
#include "core/schema/index_files.h"
#include "core/schema/index_stamp.h"
#include "core/schema/kept_numbers.h"
#include "core/schema/xapian_guard.h"
#include "indexer/index_directory.h"
#include "indexer/scratch.h"

namespace dateline {
namespace {

void add_fault(CheckResult& result, std::string fault) {
  if (result.faults.size() < kMaxFaults) result.faults.push_back(std::move(fault));
}

// Every article can be read, and goes by the id it is found by.
void check_articles(const Xapian::Database& database, CheckResult& result) {
  const std::string prefix(prefix_of(Field::id));
  for (auto it = database.postlist_begin(""); it != database.postlist_end(""); ++it) {
    ++result.articles;
    const std::string number = "document " + std::to_string(*it);
    const auto article = decoded_article(database.get_document(*it).get_data());
    if (!article) {
      add_fault(result, number + ": " + article.error().message);
      continue;
    }
    auto term = database.termlist_begin(*it);
    term.skip_to(prefix);
    const bool has_id = term != database.termlist_end(*it) && (*term).starts_with(prefix);
    if (!has_id) add_fault(result, number + " (" + article->id + ") cannot be found by its id");
  }
}

}  // namespace

Result<CheckResult> check_index(const std::string& index) {
  const auto generation = current_generation(index);
  if (!generation) return generation.error();
  auto database =
      guarded([&] { return Xapian::Database(generation->string(), Xapian::DB_BACKEND_GLASS); });
  if (!database) return database.error();
  const auto stamped = guarded([&] { return check_stamp(*database, index); });
  if (!stamped) return stamped.error();
  CheckResult result;
  // From here on what cannot be read is what was looked for.
  const auto tables = guarded([&] {
    std::ostringstream said;
    return std::size_t{Xapian::Database::check(generation->string(), 0, &said)};
  });
  if (!tables) add_fault(result, tables.error().message);
  if (tables && *tables > 0)
    add_fault(result, std::to_string(*tables) + " faults in the tables of " +
                          generation->filename().string() + " (xapian-check tells more)");
  // Xapian believes what a table says, beyond the end of its blocks: no article is read from a
  // damaged one.
  if (!result.faults.empty()) return result;
  const auto articles = guarded([&] { check_articles(*database, result); });
  if (!articles) add_fault(result, articles.error().message);
  return result;
}

Result<void> compact_index(const std::string& index) {
  auto directory = IndexDirectory::open(index, IndexDirectory::Missing::fail);
  if (!directory) return directory.error();
  auto scratch = (*directory)->scratch();
  if (!scratch) return scratch.error();
  const auto merged =
      merge_databases((*directory)->generation(), {}, (*directory)->next_generation(), *scratch, 1);
  if (!merged) return scratch_error(merged.error(), index);
  const auto noted = guarded([&] {
    Xapian::WritableDatabase next((*directory)->next_generation().string(), Xapian::DB_OPEN);
    note_kept_numbers(Xapian::Database((*directory)->generation().string()), next);
    next.commit();
  });
  if (!noted) return noted;
  return (*directory)->switch_to_next();
}

}  // namespace dateline
