// The programs as the tests of the command line run them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tests/support/command.h"

namespace dateline::test {

// dateline-index with these words.
[[nodiscard]] CommandResult index(std::vector<std::string> words, std::string_view input = {},
                                  const std::vector<std::string>& environment = {});

// The same as a user whom permissions bind: as it is, or as nobody when the tests run as root.
[[nodiscard]] CommandResult index_as_ordinary_user(std::vector<std::string> words);
// Whether that can be done here; says on standard error why not. The folder is made accessible.
[[nodiscard]] bool ordinary_user_may_use(const std::string& folder);

// Every id of an index, sorted; "(error) ..." when the search fails.
[[nodiscard]] std::vector<std::string> ids_in(const std::string& index_folder);
// Those of the articles that a query finds, sorted; otherwise the same.
[[nodiscard]] std::vector<std::string> ids_matching(const std::string& index_folder,
                                                    const std::string& query);
// Every facet of an index, as JSON.
[[nodiscard]] std::string facets_of(const std::string& index_folder);

}  // namespace dateline::test
