// Building trees that keep ast.h's promises: groups flattened, exclusions only beside something to
// exclude from.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/query/ast.h"

namespace dateline::query {

// All of `nodes`: nothing for none, the node itself for one. Only exclusions: `everything` goes
// before them.
[[nodiscard]] std::optional<Node> make_all(std::vector<Node> nodes);

// Any of `nodes`, which are not empty: the node itself for one. An exclusion is taken from
// everything.
[[nodiscard]] Node make_any(std::vector<Node> nodes);

// What is not `excluded`. To stand in make_all() or make_any(). REQUIRES that `excluded` is no
// none_of.
[[nodiscard]] Node make_none(Node excluded, ByteRange range);

// The first `count` words of single-spaced `text`.
[[nodiscard]] std::string first_words(std::string_view text, std::size_t count);

}  // namespace dateline::query
