#include "indexer/copies/sketch_lists.h"

#include <algorithm>
#include <string>

#include "core/base/parallel.h"
#include "core/schema/fields.h"

namespace dateline {
namespace {

using Entries = std::vector<SketchLists::Entry>;
using Keys = std::vector<SketchKey>;

// Looking a term up costs about so many steps of a walk over all terms.
constexpr std::size_t kLookupSteps = 8;

template <typename T>
void sort_unique(std::vector<T>& all) {
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
}

void read_list(const IndexParts::Part& part, const std::string& term, SketchKey key, Entries& out) {
  const auto end = part.database.postlist_end(term);
  for (auto it = part.database.postlist_begin(term); it != end; ++it)
    out.push_back({key, part.base + *it});
}

// The part's lists of all keys, or of those wanted.
Entries walked(const IndexParts::Part& part, const Keys* wanted) {
  Entries out;
  const std::string prefix(prefix_of(Field::sketch));
  const auto end = part.database.allterms_end(prefix);
  for (auto it = part.database.allterms_begin(prefix); it != end; ++it) {
    const std::string term = *it;
    const SketchKey key = sketch_key(term);
    if (!wanted || std::binary_search(wanted->begin(), wanted->end(), key))
      read_list(part, term, key, out);
  }
  return out;
}

Entries looked_up(const IndexParts::Part& part, const Keys& wanted) {
  if (wanted.size() * kLookupSteps > part.database.get_doccount() * kSketchSize)
    return walked(part, &wanted);
  Entries out;
  for (const SketchKey key : wanted) read_list(part, sketch_term(key), key, out);
  return out;
}

void append(Entries& all, const Entries& more) { all.insert(all.end(), more.begin(), more.end()); }

}  // namespace

SketchLists::SketchLists(const IndexParts& set, const NewArticles& articles, unsigned jobs) {
  const std::size_t old_parts = std::min(articles.parts.first, set.parts().size());
  std::vector<Entries> of_parts(set.parts().size() - old_parts);
  // A part is read by one thread only: its handle needs no other one.
  in_parallel(of_parts.size(), jobs, [&] {
    return [&](std::size_t i) { of_parts[i] = walked(set.parts()[old_parts + i], nullptr); };
  });
  for (Entries& entries : of_parts) {
    append(entries_, entries);
    entries = {};
  }
  Keys keys;
  for (const Entry& entry : entries_) keys.push_back(entry.key);
  for (const Xapian::docid article : articles.single)
    set.for_each_term(article, Field::sketch,
                      [&](const std::string& term) { keys.push_back(sketch_key(term)); });
  sort_unique(keys);
  for (std::size_t i = 0; i < old_parts; ++i) append(entries_, looked_up(set.parts()[i], keys));
  std::sort(entries_.begin(), entries_.end());
  index_articles(articles.all(set));
}

void SketchLists::index_articles(const std::vector<Xapian::docid>& articles) {
  for (std::uint32_t begin = 0, i = 0; i < entries_.size(); ++i) {
    if (entries_[begin].key != entries_[i].key) begin = i;
    const Xapian::docid article = entries_[i].article;
    if (std::binary_search(articles.begin(), articles.end(), article))
      begin_of_.emplace_back(article, begin);
  }
  std::sort(begin_of_.begin(), begin_of_.end());
}

SketchLists::List SketchLists::list_at(std::uint32_t begin) const {
  const auto first = entries_.begin() + begin;
  const auto end = std::partition_point(first, entries_.end(),
                                        [&](const Entry& e) { return e.key == first->key; });
  return {first, end};
}

std::vector<SketchLists::List> SketchLists::lists_of(Xapian::docid article) const {
  std::vector<List> out;
  for (auto it = std::lower_bound(begin_of_.begin(), begin_of_.end(), std::pair(article, 0U));
       it != begin_of_.end() && it->first == article; ++it)
    out.push_back(list_at(it->second));
  return out;
}

std::vector<std::uint64_t> SketchLists::sketch_of(Xapian::docid article) const {
  std::vector<std::uint64_t> out;
  for (const List& list : lists_of(article)) {
    if (!is_of_whole_text(list.front().key)) out.push_back(list.front().key);
  }
  return out;
}

std::vector<SketchLists::List> SketchLists::identical() const {
  std::vector<List> out;
  const auto first = std::partition_point(entries_.begin(), entries_.end(),
                                          [](const Entry& e) { return !is_of_whole_text(e.key); });
  for (auto i = static_cast<std::uint32_t>(first - entries_.begin()); i < entries_.size();) {
    const List list = list_at(i);
    if (list.size() > 1) out.push_back(list);
    i += static_cast<std::uint32_t>(list.size());
  }
  return out;
}

std::vector<std::uint64_t> stored_sketch(const IndexParts& set, Xapian::docid article) {
  std::vector<std::uint64_t> out;
  set.for_each_term(article, Field::sketch, [&](const std::string& term) {
    const SketchKey key = sketch_key(term);
    if (!is_of_whole_text(key)) out.push_back(key);
  });
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace dateline
