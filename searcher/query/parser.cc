#include "searcher/query/parser.h"

#include <string>
#include <utility>

#include "core/base/utf8.h"
#include "searcher/query/descent.h"
#include "searcher/query/lexer.h"
#include "searcher/query/notices.h"

namespace dateline::query {
namespace {

constexpr std::size_t kMaxPlainBytes = 16 * 1024;

// Cuts at the last blank within `max` bytes, or in the word that is longer.
std::string_view cut(std::string_view text, std::size_t max) {
  const std::string_view kept = utf8::truncated(text, max);
  if (kept.size() == text.size() || blank_at(text, kept.size()) > 0) return kept;
  const std::size_t blank = kept.find_last_of(" \t\r\n");
  if (blank == std::string_view::npos) return kept;
  const std::string_view words = kept.substr(0, blank);
  return single_spaced(words).empty() ? kept : words;
}

}  // namespace

ParsedQuery parse(std::string_view text) {
  ParsedQuery parsed;
  const std::string whole = utf8::repaired(std::string(text));
  const std::string_view kept = cut(whole, kMaxBytes);
  if (kept.size() < whole.size()) {
    add_notice(parsed.notices, "query_cut", {kept.size(), whole.size()}, whole);
  }
  Descent descent(kept, parsed.notices);
  if (auto root = descent.parse()) parsed.root = std::move(*root);
  const bool blank = single_spaced(kept).empty();
  if (parsed.root.kind == NodeKind::everything && !blank && parsed.notices.empty()) {
    add_notice(parsed.notices, "no_words", {0, kept.size()}, kept);
  }
  return parsed;
}

ParsedQuery parse_plain(std::string_view text) {
  ParsedQuery parsed;
  const std::string whole = utf8::repaired(std::string(text));
  const std::string_view kept = cut(whole, kMaxPlainBytes);
  if (kept.size() < whole.size()) {
    add_notice(parsed.notices, "query_cut", {kept.size(), whole.size()}, whole);
  }
  std::vector<Node> nodes;
  for (std::size_t pos = 0; pos < kept.size();) {
    if (const std::size_t blank = blank_at(kept, pos)) {
      pos += blank;
      continue;
    }
    if (nodes.size() == kMaxPlainTerms) {
      add_notice(parsed.notices, "too_many_words", {pos, kept.size()}, kept);
      break;
    }
    Node node;
    node.kind = NodeKind::words;
    node.range.begin = pos;
    while (pos < kept.size() && blank_at(kept, pos) == 0)
      static_cast<void>(utf8::decode(kept, pos));
    node.range.end = pos;
    node.text = std::string(node.range.of(kept));
    nodes.push_back(std::move(node));
  }
  if (nodes.empty()) return parsed;
  parsed.root.kind = NodeKind::all_of;
  parsed.root.range = {nodes.front().range.begin, nodes.back().range.end};
  parsed.root.children = std::move(nodes);
  return parsed;
}

}  // namespace dateline::query
