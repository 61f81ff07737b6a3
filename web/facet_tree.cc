#include "web/facet_tree.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace dateline::web {
namespace {

bool is_chosen(const FacetNode& node) {
  return node.value->selected || node.value->excluded ||
         std::any_of(node.children.begin(), node.children.end(), is_chosen);
}

// All but the first `most` go, unless something in them is chosen.
void trim(std::vector<FacetNode>& nodes, std::size_t most) {
  if (nodes.size() <= most) return;
  const auto rest = nodes.begin() + static_cast<std::ptrdiff_t>(most);
  nodes.erase(
      std::remove_if(rest, nodes.end(), [](const FacetNode& node) { return !is_chosen(node); }),
      nodes.end());
}

// The first `depth` of the names a place lies in, widest first, each with its end.
std::string path_of(const std::vector<std::string>& within, std::size_t depth) {
  std::string path;
  for (std::size_t i = 0; i < depth; ++i) path += within[i] + '\n';
  return path;
}

using Children = std::map<std::string, std::vector<const FacetValue*>>;

std::vector<FacetNode> grown(const std::vector<const FacetValue*>& values, Children& below,
                             std::size_t most, std::size_t children) {
  std::vector<FacetNode> out;
  for (const FacetValue* value : values) {
    // Taken out first: a place cannot lie in itself, whatever an index says.
    const auto found = below.extract(value->id);
    FacetNode node{value, {}};
    if (!found.empty()) node.children = grown(found.mapped(), below, children, children);
    out.push_back(std::move(node));
  }
  trim(out, most);
  return out;
}

}  // namespace

std::vector<FacetNode> facet_tree(const std::vector<FacetValue>& values, std::size_t roots,
                                  std::size_t children) {
  std::map<std::string, std::string> by_path;  // ids
  std::set<std::string_view> ids;
  for (const FacetValue& value : values) {
    by_path[path_of(value.within, value.within.size()) + name_within(value)] = value.id;
    ids.insert(value.id);
  }
  std::vector<const FacetValue*> top;
  Children below;
  for (const FacetValue& value : values) {
    std::string parent = ids.contains(value.parent) ? value.parent : std::string();
    for (std::size_t depth = value.within.size(); parent.empty() && depth > 0; --depth) {
      const auto listed = by_path.find(path_of(value.within, depth - 1) + value.within[depth - 1]);
      if (listed != by_path.end()) parent = listed->second;
    }
    (parent.empty() ? top : below[parent]).push_back(&value);
  }
  return grown(top, below, roots, children);
}

std::string name_within(const FacetValue& value) {
  std::string whole;
  for (auto it = value.within.rbegin(); it != value.within.rend(); ++it) whole += ", " + *it;
  const std::string_view name = value.value;
  if (whole.empty() || !name.ends_with(whole)) return value.value;
  return std::string(name.substr(0, name.size() - whole.size()));
}

}  // namespace dateline::web
