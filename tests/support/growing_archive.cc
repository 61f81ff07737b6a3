#include "tests/support/growing_archive.h"

#include <xapian.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>

#include "core/schema/article_codec.h"
#include "indexer/command_line.h"
#include "indexer/run.h"

namespace dateline::test {

void GrowingArchive::write(const std::string& file, const Articles& articles) {
  std::string lines;
  for (const auto& [id, article] : articles) lines += article.dump() + "\n";
  folder_.write("in/" + file, lines);
  // As if written long ago: the ledger trusts it, but not in the same second twice.
  std::filesystem::last_write_time(
      folder_ / ("in/" + file),
      std::filesystem::file_time_type::clock::now() - std::chrono::seconds(1000 - ++changes_));
}

void GrowingArchive::run(bool prune, const std::vector<std::string>& remove) {
  index({folder_ / "in"}, prune, remove);
}

void GrowingArchive::run_over(const std::vector<std::string>& paths) { index(paths, false, {}); }

void GrowingArchive::index(const std::vector<std::string>& paths, bool prune,
                           const std::vector<std::string>& remove) {
  CommandLine line;
  line.index = path();
  line.jobs = 2;
  line.prune = prune;
  line.remove = remove;
  for (const std::string& each : paths) line.paths.emplace_back(each);
  REQUIRE(run_index(line, {}).ok());
}

std::map<std::string, std::set<std::string>> GrowingArchive::ids_by(Slot slot) const {
  const Xapian::Database database(path());
  std::map<std::string, std::set<std::string>> out;
  for (auto it = database.postlist_begin(""); it != database.postlist_end(""); ++it) {
    const Xapian::Document document = database.get_document(*it);
    const std::string value = document.get_value(number_of(slot));
    if (!value.empty()) out[value].insert(decoded_article(document.get_data())->id);
  }
  return out;
}

std::unique_ptr<SearchService> GrowingArchive::search() const {
  auto service = SearchService::open(path());
  REQUIRE(service.ok());
  return std::move(*service);
}

}  // namespace dateline::test
