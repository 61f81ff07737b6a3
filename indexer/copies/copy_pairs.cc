#include "indexer/copies/copy_pairs.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

#include "core/base/parallel.h"
#include "indexer/copies/article_texts.h"
#include "indexer/copies/disjoint_sets.h"

namespace dateline {
namespace {

using Docids = std::vector<Xapian::docid>;

// Two that share one term of their sketches are not looked at.
constexpr std::size_t kMinShared = 2;
// Articles that a thread takes at a time.
constexpr std::size_t kBlock = 256;

// One thread's search.
class PairFinder {
 public:
  PairFinder(IndexParts set, const NewArticles& articles, const Docids& all,
             const SketchLists& lists)
      : set_(std::move(set)), all_(all), lists_(lists), texts_(set_, articles, lists_) {}
  PairFinder(const PairFinder&) = delete;
  PairFinder& operator=(const PairFinder&) = delete;
  ~PairFinder() = default;

  void look(Xapian::docid article) {
    for (const Xapian::docid other : candidates(article)) {
      const std::size_t a = set_of(article);
      const std::size_t b = set_of(other);
      if (sets_.find(a) == sets_.find(b) || !texts_.are_near_copies(article, other)) continue;
      sets_.unite(a, b);
      pairs_.emplace_back(article, other);
    }
  }
  // What was found since it was last asked.
  [[nodiscard]] std::vector<CopyPair> take_pairs() { return std::exchange(pairs_, {}); }

 private:
  [[nodiscard]] bool is_new(Xapian::docid article) const {
    return std::binary_search(all_.begin(), all_.end(), article);
  }

  // Those that share enough, ascending. Of two new articles the first one looks, but for the first
  // of a frequent list.
  [[nodiscard]] Docids candidates(Xapian::docid article) const {
    Docids sharing;
    Docids firsts;
    for (const SketchLists::List& list : lists_.lists_of(article)) {
      if (is_of_whole_text(list.front().key)) continue;
      if (list.size() > kMaxSharing) {
        firsts.push_back(list.front().article);
        sharing.push_back(list.front().article);
        continue;
      }
      for (const SketchLists::Entry& entry : list) sharing.push_back(entry.article);
    }
    std::sort(sharing.begin(), sharing.end());
    Docids out;
    for (auto it = sharing.begin(); it != sharing.end();) {
      const Xapian::docid other = *it;
      const auto end = std::find_if(it, sharing.end(), [&](auto a) { return a != other; });
      const auto count = static_cast<std::size_t>(end - it);
      it = end;
      if (count < kMinShared || other == article) continue;
      if (other < article && is_new(other) &&
          std::find(firsts.begin(), firsts.end(), other) == firsts.end())
        continue;
      out.push_back(other);
    }
    return out;
  }

  // Known groups are one thing.
  std::size_t set_of(Xapian::docid article) {
    const auto [at, is_first] = set_of_article_.try_emplace(article);
    if (!is_first) return at->second;
    const std::string key = is_new(article) ? std::string() : set_.value(article, Slot::copies);
    if (key.empty()) return at->second = sets_.add();
    const auto [group, is_new_group] = set_of_group_.try_emplace(key);
    if (is_new_group) group->second = sets_.add();
    return at->second = group->second;
  }

  const IndexParts set_;
  const Docids& all_;
  const SketchLists& lists_;
  ArticleTexts texts_;
  DisjointSets sets_;
  std::unordered_map<Xapian::docid, std::size_t> set_of_article_;
  std::unordered_map<std::string, std::size_t> set_of_group_;
  std::vector<CopyPair> pairs_;
};

}  // namespace

std::vector<CopyPair> copy_pairs(const IndexParts& set, const NewArticles& articles,
                                 const SketchLists& lists, unsigned jobs) {
  const Docids all = articles.all(set);
  std::vector<std::vector<CopyPair>> of_block((all.size() + kBlock - 1) / kBlock);
  const unsigned threads = std::min(jobs, set.max_readers());
  in_parallel(of_block.size(), threads, [&] {
    return [&, finder = PairFinder(threads == 1 ? set : set.reopened(), articles, all, lists)](
               std::size_t block) mutable {
      const std::size_t end = std::min(all.size(), (block + 1) * kBlock);
      for (std::size_t i = block * kBlock; i < end; ++i) finder.look(all[i]);
      of_block[block] = finder.take_pairs();
    };
  });
  std::vector<CopyPair> out;
  for (const auto& pairs : of_block) out.insert(out.end(), pairs.begin(), pairs.end());
  return out;
}

}  // namespace dateline
