#include "searcher/query/tree.h"

#include <algorithm>
#include <utility>

namespace dateline::query {
namespace {

Node everything_at(std::size_t pos) {
  Node node;
  node.range = {pos, pos};
  return node;
}

Node group_of(NodeKind kind, std::vector<Node> children) {
  Node node;
  node.kind = kind;
  node.range = children.front().range;
  for (const Node& child : children) {
    node.range.begin = std::min(node.range.begin, child.range.begin);
    node.range.end = std::max(node.range.end, child.range.end);
  }
  node.children = std::move(children);
  return node;
}

// The children of nodes of that kind in their place.
std::vector<Node> flattened(NodeKind kind, std::vector<Node> nodes) {
  std::vector<Node> flat;
  for (Node& node : nodes) {
    if (node.kind == kind) {
      std::move(node.children.begin(), node.children.end(), std::back_inserter(flat));
    } else {
      flat.push_back(std::move(node));
    }
  }
  return flat;
}

}  // namespace

std::optional<Node> make_all(std::vector<Node> nodes) {
  std::vector<Node> flat = flattened(NodeKind::all_of, std::move(nodes));
  const auto is_everything = [](const Node& node) { return node.kind == NodeKind::everything; };
  flat.erase(std::remove_if(flat.begin(), flat.end(), is_everything), flat.end());
  if (flat.empty()) return {};
  const auto is_exclusion = [](const Node& node) { return node.kind == NodeKind::none_of; };
  if (std::all_of(flat.begin(), flat.end(), is_exclusion)) {
    flat.insert(flat.begin(), everything_at(flat.front().range.begin));
  }
  if (flat.size() == 1) return std::move(flat.front());
  return group_of(NodeKind::all_of, std::move(flat));
}

Node make_any(std::vector<Node> nodes) {
  if (nodes.size() == 1) return std::move(nodes.front());
  for (Node& node : nodes) {
    if (node.kind != NodeKind::none_of) continue;
    std::vector<Node> alone;
    alone.push_back(std::move(node));
    node = *make_all(std::move(alone));
  }
  return group_of(NodeKind::any_of, flattened(NodeKind::any_of, std::move(nodes)));
}

Node make_none(Node excluded, ByteRange range) {
  Node node;
  node.kind = NodeKind::none_of;
  node.range = range;
  node.children.push_back(std::move(excluded));
  return node;
}

std::string first_words(std::string_view text, std::size_t count) {
  std::size_t end = 0;
  for (std::size_t i = 0; i < count && end != std::string_view::npos; ++i) {
    end = text.find(' ', i == 0 ? 0 : end + 1);
  }
  return std::string(text.substr(0, end));
}

}  // namespace dateline::query
