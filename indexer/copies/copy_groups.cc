#include "indexer/copies/copy_groups.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "core/schema/copy_keys.h"
#include "core/schema/fields.h"
#include "indexer/copies/copy_pairs.h"
#include "indexer/copies/disjoint_sets.h"
#include "indexer/copies/sketch_lists.h"

namespace dateline {
namespace {

using Docids = std::vector<Xapian::docid>;

class Settling {
 public:
  Settling(DocumentValues& values, Docids affected)
      : values_(values), affected_(std::move(affected)) {}

  Docids run(const NewArticles& articles, unsigned jobs) {
    const IndexParts& set = values_.articles();
    const SketchLists lists(set, articles, jobs);
    for (const SketchLists::List& same : lists.identical()) unite_identical(same);
    for (const auto& [a, b] : copy_pairs(set, articles, lists, jobs))
      sets_.unite(node_of(a), node_of(b));
    // One without a copy needs no node, unless it had one.
    for (const Xapian::docid article : articles.single) {
      if (!values_.get(article, Slot::copies).empty()) node_of(article);
    }
    write_keys();
    std::sort(changed_.begin(), changed_.end());
    return std::move(changed_);
  }

 private:
  // A node of sets_ is an affected article, another one that is in no group, or a whole group.
  struct Node {
    Xapian::docid article = 0;  // 0: a group
    std::string key;            // what the index has; empty: no group
  };

  std::size_t add_node(Node node) {
    nodes_.push_back(std::move(node));
    return sets_.add();
  }

  std::size_t node_of(Xapian::docid article) {
    if (const auto at = node_of_article_.find(article); at != node_of_article_.end())
      return at->second;
    const std::string key = values_.get(article, Slot::copies);
    std::size_t node = 0;
    if (key.empty() || is_affected(article)) {
      node = add_node({article, key});
    } else if (const auto at = node_of_group_.find(key); at != node_of_group_.end()) {
      node = at->second;
    } else {
      node = add_node({0, key});
      node_of_group_.emplace(key, node);
    }
    node_of_article_.emplace(article, node);
    return node;
  }

  [[nodiscard]] bool is_affected(Xapian::docid article) const {
    return std::binary_search(affected_.begin(), affected_.end(), article);
  }

  void unite_identical(const SketchLists::List& same) {
    const auto known = std::find_if(same.begin(), same.end(),
                                    [&](const auto& entry) { return !is_affected(entry.article); });
    // Those that are not affected are in one group already.
    const std::size_t first = node_of(known == same.end() ? same.front().article : known->article);
    for (const auto& [key, article] : same) {
      if (is_affected(article)) sets_.unite(first, node_of(article));
    }
  }

  void write_keys() {
    std::unordered_map<std::size_t, std::vector<std::size_t>> parts;  // of each set
    for (std::size_t node = 0; node < nodes_.size(); ++node)
      parts[sets_.find(node)].push_back(node);
    std::unordered_map<std::string, std::string> renamed;  // groups joined as a whole
    for (const auto& [set, nodes] : parts) {
      const bool alone = nodes.size() == 1 && nodes_[nodes[0]].article != 0;
      const std::string key = alone ? std::string() : smallest_key(nodes);
      for (const std::size_t node : nodes) {
        if (nodes_[node].key == key) continue;
        if (nodes_[node].article != 0) {
          write_key(nodes_[node].article, key);
        } else {
          renamed.emplace(nodes_[node].key, key);
        }
      }
    }
    std::set<std::string> old_keys;
    for (const auto& [old_key, key] : renamed) old_keys.insert(old_key);
    for (const auto& [old_key, members] : values_.articles_with(Slot::copies, old_keys)) {
      for (const Xapian::docid article : members) {
        // A member that is affected has its key already, maybe again the old one.
        if (!is_affected(article)) write_key(article, renamed.at(old_key));
      }
    }
  }

  [[nodiscard]] std::string smallest_key(const std::vector<std::size_t>& nodes) const {
    std::string smallest;
    for (const std::size_t node : nodes) {
      const std::string key =
          nodes_[node].article == 0
              ? nodes_[node].key
              : packed_facet_ids(
                    {copy_key(values_.articles().term(nodes_[node].article, Field::id))});
      if (smallest.empty() || key < smallest) smallest = key;
    }
    return smallest;
  }

  void write_key(Xapian::docid article, const std::string& key) {
    values_.set(article, Slot::copies, key);
    changed_.push_back(article);
  }

  DocumentValues& values_;
  const Docids affected_;  // ascending
  DisjointSets sets_;
  std::vector<Node> nodes_;
  std::unordered_map<Xapian::docid, std::size_t> node_of_article_;
  std::unordered_map<std::string, std::size_t> node_of_group_;
  Docids changed_;
};

}  // namespace

void CopyChanges::before_change(const Xapian::Document& document) {
  std::string key = document.get_value(number_of(Slot::copies));
  if (!key.empty()) lost_.insert(std::move(key));
}

std::vector<Xapian::docid> CopyChanges::settle(DocumentValues& values, const NewParts& new_parts,
                                               unsigned jobs) {
  std::set<Xapian::docid> affected = std::exchange(written_, {});
  const std::set<std::string> lost = std::exchange(lost_, {});
  for (const auto& [key, members] : values.articles_with(Slot::copies, lost))
    affected.insert(members.begin(), members.end());
  const NewArticles articles{{affected.begin(), affected.end()}, new_parts};
  Docids all = articles.all(values.articles());
  if (all.empty()) return {};
  return Settling(values, std::move(all)).run(articles, jobs);
}

}  // namespace dateline
