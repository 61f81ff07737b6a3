// The query language on any bytes: never crashes, keeps ranges inside the text, and prints what
// reads back as the same.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/base/utf8.h"
#include "searcher/query/ast.h"
#include "searcher/query/parser.h"

namespace {

using dateline::query::Node;
using dateline::query::NodeKind;

void require(bool condition, const char* what, const std::string& detail) {
  if (condition) return;
  std::fprintf(stderr, "%s: %s\n", what, detail.c_str());
  std::abort();
}

// Ranges inside the text, on character borders; the promises of ast.h.
void check_node(const Node& node, const std::string& text) {
  require(node.range.begin <= node.range.end && node.range.end <= text.size(), "range", text);
  require(dateline::utf8::is_valid(node.range.of(text)), "cut character", text);
  const bool group = node.kind == NodeKind::all_of || node.kind == NodeKind::any_of;
  require(!group || node.children.size() >= 2, "small group", text);
  for (const Node& child : node.children) {
    require(!group || child.kind != node.kind, "nested group", text);
    require(child.kind != NodeKind::none_of || node.kind == NodeKind::all_of, "none_of", text);
    check_node(child, text);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(data, data + size);
  const std::string repaired = dateline::utf8::repaired(text);
  const dateline::query::ParsedQuery parsed = dateline::query::parse(text);
  check_node(parsed.root, repaired);
  for (const dateline::Notice& notice : parsed.notices) {
    require(notice.begin <= notice.end && notice.end <= repaired.size(), "notice", text);
  }
  const std::string printed = print(parsed.root);
  // Canonical forms may be longer than what was typed ("1m"): then the cap cuts them.
  if (printed.size() <= dateline::query::kMaxBytes) {
    const std::string tree = debug(parsed.root);
    const std::string again = debug(dateline::query::parse(printed).root);
    require(again == tree, "prints as", printed + "\n" + tree + "\n" + again);
  }
  const dateline::query::ParsedQuery plain = dateline::query::parse_plain(text);
  for (const Node& word : plain.root.children) {
    require(word.range.end <= repaired.size() && word.range.of(repaired) == word.text, "plain",
            text);
  }
  return 0;
}
