// An index into which articles come, change and go by files, one run after the other, and what it
// holds of each.
#pragma once

#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "core/schema/fields.h"
#include "searcher/search_service.h"
#include "tests/support/temp_folder.h"

namespace dateline::test {

class GrowingArchive {
 public:
  using Articles = std::map<std::string, nlohmann::json>;  // by id

  // Replaces a file of articles; the index takes it in at the next run.
  void write(const std::string& file, const Articles& articles);

  // Indexes all files written so far. Fails the test that calls it where that fails.
  void run(bool prune = false, const std::vector<std::string>& remove = {});
  // The same for files and folders that lie elsewhere.
  void run_over(const std::vector<std::string>& paths);

  // The ids of the articles by what they have in a slot; those that have nothing are left out.
  [[nodiscard]] std::map<std::string, std::set<std::string>> ids_by(Slot slot) const;

  [[nodiscard]] std::string path() const { return folder_ / "index"; }
  [[nodiscard]] std::unique_ptr<SearchService> search() const;

 private:
  void index(const std::vector<std::string>& paths, bool prune,
             const std::vector<std::string>& remove);

  TempFolder folder_;
  int changes_ = 0;
};

}  // namespace dateline::test
