// The query as understood: a tree that keeps, for every node, the bytes of the query it came from.
//
// What parse() promises: `everything` is the root, or the first child of an all_of whose other
// children are all none_of; a none_of stands only in an all_of and holds no none_of; no all_of
// holds an all_of, no any_of an any_of, and each has at least two children. parse_plain()'s root is
// an all_of of words, however few. `nothing` comes from the compiler only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/byte_range.h"
#include "core/base/date.h"
#include "searcher/results.h"

namespace dateline::query {

enum class NodeKind : std::uint8_t {
  everything,  // the empty query
  nothing,     // a part that can match no article (date:2021-13)
  words,  // `text` analysed as plain words: usually one, more for "AT&T"-like or CJK runs; any form
  exact,  // =word: this form only
  phrase,   // "text", these words in order
  near,     // "text"~distance
  prefix,   // text* : words that begin so
  all_of,   // children, blank or AND
  any_of,   // children, OR
  none_of,  // one child, excluded
  title,    // title:child
  said,     // said:child, inside quotes
  source,
  author,
  language,
  section,  // `text`, quoted or not
  person,
  place,
  organisation,
  speaker,  // `text`; `quoted` = exactly that name
  date,     // span_first..span_last, either may be open
  number,   // `number`
};

// number:, money:, percent:, age: conditions. Bounds are closed unless said; an open side is unset.
struct NumberCondition {
  enum class Over : std::uint8_t { any_kind, money, percent, age };
  Over over = Over::any_kind;
  std::optional<double> low, high;
  bool low_open = false;  // > rather than >=
  bool high_open = false;
  std::string currency;  // ISO 4217; empty: any
  std::string thing;     // "migrants"; empty: any
  // Not the value itself but the roundings that agree with it (reverse look-up). Never parsed or
  // printed. REQUIRES low == high.
  bool roundings = false;
  // number:"=27 migrants", a facet's own filter: exactly the quantities of this label; the rest is
  // then unset.
  std::string label;
};

struct Node {
  NodeKind kind = NodeKind::everything;
  ByteRange range;  // bytes of the query text
  std::string text;
  bool quoted = false;
  std::uint32_t distance = 0;
  std::optional<Date> first, last;
  NumberCondition number;
  std::vector<Node> children;
};

struct ParsedQuery {
  Node root;
  std::vector<Notice> notices;
};

// The query in its own language, normalised: what `interpreted` shows. Parsing it again gives the
// same tree.
[[nodiscard]] std::string print(const Node& node);

// The tree for tests and debugging: (all_of (words "channel") (none_of (words "dinghy"))).
[[nodiscard]] std::string debug(const Node& node);

}  // namespace dateline::query
