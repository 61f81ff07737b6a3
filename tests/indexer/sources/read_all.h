// Input in any format, read to its articles as the indexer does.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/sources/format.h"

namespace dateline::test {

struct Read {
  std::vector<Article> articles;
  std::vector<std::string> refusals;  // "member:number: reason"
  std::vector<std::string> skipped;
};

// `content` as a file of that name; ids of whole documents are the name and member.
[[nodiscard]] Read read_all(std::string_view name, std::string content,
                            const ReadOptions& options = {});

// "title | date | source | authors | url | language"
[[nodiscard]] std::string facts(const Article& article);

}  // namespace dateline::test
