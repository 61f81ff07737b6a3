// A small real index and a search service over it, made by the programs' own code.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "searcher/search_service.h"
#include "tests/support/temp_folder.h"

namespace dateline::test {

class TestArchive {
 public:
  // Indexes JSON Lines. Throws when that fails.
  explicit TestArchive(std::string_view json_lines);

  // Indexes a file or a folder as it lies there. Throws when that fails.
  static TestArchive over(const std::filesystem::path& path);

  // Articles by id and text, in English, without a title; as JSON Lines, and indexed.
  using Texts = std::vector<std::pair<std::string, std::string>>;
  [[nodiscard]] static std::string json_lines(const Texts& texts);
  static TestArchive of(const Texts& texts);

  [[nodiscard]] const SearchService& service() const { return *service_; }
  [[nodiscard]] std::string index_path() const { return *folder_ / "index"; }

  [[nodiscard]] SearchResults search(const SearchRequest& request) const;
  // Ids of all hits, sorted and joined by blanks.
  [[nodiscard]] std::string ids(std::string_view query) const;
  // The matched places of an article's text under a query: "a [small] [boat] sank".
  [[nodiscard]] std::string marked(std::string_view id, std::string_view query) const;
  [[nodiscard]] std::string marked_title(std::string_view id, std::string_view query) const;
  // "value count" of each value of a facet, in order.
  [[nodiscard]] std::vector<std::string> facet(std::string_view name, std::string_view query = {},
                                               std::size_t limit = 50) const;

 private:
  TestArchive() = default;
  void index(const std::string& path);

  std::unique_ptr<TempFolder> folder_ = std::make_unique<TempFolder>();
  std::unique_ptr<SearchService> service_;
};

// Code of each notice, joined by blanks.
[[nodiscard]] std::string notice_codes(const SearchResults& results);

}  // namespace dateline::test
