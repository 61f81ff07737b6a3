// The index as a run found it: which articles it holds, from where and made from what. For the
// thread that reads the input.
#pragma once

#include <xapian.h>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>

#include "core/base/result.h"
#include "indexer/ledger.h"

namespace dateline {

class IndexView {
 public:
  // Also reads the list of takedowns.
  [[nodiscard]] static Result<IndexView> open(const std::filesystem::path& generation);

  struct Known {
    std::string content_hash;  // 16 bytes
    std::string origin_term;
  };
  // What is known of the article with that id; nothing when there is none. A few microseconds.
  [[nodiscard]] Result<std::optional<Known>> find(const std::string& id_term);

  // The ledger's entry for an origin, by its path or by the term that articles of it carry.
  [[nodiscard]] Result<std::optional<LedgerEntry>> entry(std::string_view origin);
  [[nodiscard]] Result<std::optional<LedgerEntry>> entry_of_term(std::string_view origin_term);

  // How many articles an origin has in the index; how many the index has.
  [[nodiscard]] Result<std::size_t> articles_of(std::string_view origin);
  [[nodiscard]] Result<std::size_t> article_count();

  [[nodiscard]] bool is_taken_down(const std::string& id) const { return taken_down_.contains(id); }

 private:
  IndexView() = default;
  // Runs `work`, once more on the newest state when the writer has moved on under it.
  template <typename Work>
  auto steadily(Work work);
  [[nodiscard]] Result<std::optional<LedgerEntry>> entry_at(const std::string& key);

  Xapian::Database database_;
  std::unordered_set<std::string> taken_down_;
};

}  // namespace dateline
