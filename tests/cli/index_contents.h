// All that an index holds, to compare one with another however they came about.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace dateline::test {

struct IndexContents {
  std::string generation;  // "gen-000001"
  std::map<std::string, std::string>
      articles;                              // id term -> stored article, values, terms, positions
  std::map<std::string, std::size_t> terms;  // term -> articles that hold it
  // But for ids of generations, and the ledger's times: a file that is read again later may be
  // trusted by then.
  std::map<std::string, std::string> metadata;
};

[[nodiscard]] IndexContents contents_of_index(const std::string& index_folder);
// Of its current generation.
[[nodiscard]] std::uint32_t generation_of(const std::string& index_folder);
// Names in the folder, sorted.
[[nodiscard]] std::vector<std::string> entries_in(const std::string& folder);

}  // namespace dateline::test
