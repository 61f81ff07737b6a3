#include "searcher/posting_walk.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace dateline {
namespace {

using Query = Xapian::Query;

bool can_be_walked(const Query& query) {
  switch (query.get_type()) {
    case Query::LEAF_TERM:
    case Query::LEAF_MATCH_ALL:
    case Query::LEAF_MATCH_NOTHING:
      return true;
    case Query::OP_AND_MAYBE:  // its right side only ranks
      return can_be_walked(query.get_subquery(0));
    case Query::OP_AND:
    case Query::OP_FILTER:
    case Query::OP_OR:
    case Query::OP_SYNONYM:
    case Query::OP_AND_NOT:
    case Query::OP_SCALE_WEIGHT:
      break;
    default:
      return false;
  }
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
    if (!can_be_walked(query.get_subquery(i))) return false;
  }
  return true;
}

class Walk {
 public:
  Walk(const Xapian::Database& database, const Deadline& deadline)
      : database_(database), last_(database.get_lastdocid()), deadline_(deadline) {}

  WalkedArticles run(const Query& query, const ArticleSet* within) {
    ArticleSet found(last_);
    add(query, within, found);
    return {std::move(found), !late_};
  }

 private:
  // Adds what `query` finds among `within` (null: among all) to `out`.
  void add(const Query& query, const ArticleSet* within, ArticleSet& out) {
    switch (query.get_type()) {
      case Query::LEAF_TERM:
        add_term(*query.get_terms_begin(), within, out);
        break;
      case Query::LEAF_MATCH_ALL:
        if (within != nullptr) {
          within->for_each([&](Xapian::docid id) { out.add(id); });
        } else {
          add_term({}, nullptr, out);
        }
        break;
      case Query::OP_OR:
      case Query::OP_SYNONYM:
        for (std::size_t i = 0; i < query.get_num_subqueries(); ++i)
          add(query.get_subquery(i), within, out);
        break;
      case Query::OP_AND:
      case Query::OP_FILTER:
        add_all_of(query, within, out);
        break;
      case Query::OP_AND_NOT:
        add_without(query, within, out);
        break;
      case Query::OP_AND_MAYBE:
      case Query::OP_SCALE_WEIGHT:
        add(query.get_subquery(0), within, out);
        break;
      default:
        break;
    }
  }

  // Each part is looked for only among what the parts before it found, the rarest first.
  void add_all_of(const Query& query, const ArticleSet* within, ArticleSet& out) {
    std::vector<std::pair<Xapian::doccount, Query>> parts;
    for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
      Query part = query.get_subquery(i);
      const Xapian::doccount size = most(part);
      parts.emplace_back(size, std::move(part));
    }
    std::stable_sort(parts.begin(), parts.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    ArticleSet found(last_);
    add(parts.front().second, within, found);
    for (std::size_t i = 1; i < parts.size(); ++i) {
      ArticleSet both(last_);
      add(parts[i].second, &found, both);
      found = std::move(both);
    }
    found.for_each([&](Xapian::docid id) { out.add(id); });
  }

  void add_without(const Query& query, const ArticleSet* within, ArticleSet& out) {
    ArticleSet found(last_);
    add(query.get_subquery(0), within, found);
    ArticleSet excluded(last_);
    for (std::size_t i = 1; i < query.get_num_subqueries(); ++i)
      add(query.get_subquery(i), &found, excluded);
    found.remove(excluded);
    found.for_each([&](Xapian::docid id) { out.add(id); });
  }

  void add_term(const std::string& term, const ArticleSet* within, ArticleSet& out) {
    // A step that skips costs several that do not.
    constexpr std::size_t kSkip = 8;
    const bool few = within != nullptr && within->size() * kSkip < frequency(term);
    if (few) {
      add_by_skipping(term, *within, out);
      return;
    }
    const auto end = database_.postlist_end(term);
    for (auto it = database_.postlist_begin(term); it != end && in_time(); ++it) {
      const Xapian::docid id = *it;
      if (within == nullptr || within->contains(id)) out.add(id);
    }
  }

  void add_by_skipping(const std::string& term, const ArticleSet& within, ArticleSet& out) {
    auto it = database_.postlist_begin(term);
    const auto end = database_.postlist_end(term);
    within.for_each([&](Xapian::docid id) {
      if (it == end || !in_time()) return;
      if (*it < id) it.skip_to(id);
      if (it != end && *it == id) out.add(id);
    });
  }

  [[nodiscard]] Xapian::doccount frequency(const std::string& term) const {
    return term.empty() ? database_.get_doccount() : database_.get_termfreq(term);
  }

  // About how many postings a part takes to walk.
  [[nodiscard]] Xapian::doccount most(const Query& query) const {
    if (query.get_type() == Query::LEAF_TERM) return frequency(*query.get_terms_begin());
    if (query.get_type() == Query::LEAF_MATCH_ALL) return database_.get_doccount();
    const bool any = query.get_type() == Query::OP_OR || query.get_type() == Query::OP_SYNONYM;
    const bool all = query.get_type() == Query::OP_AND || query.get_type() == Query::OP_FILTER;
    Xapian::doccount out = 0;
    for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
      const Xapian::doccount size = most(query.get_subquery(i));
      if (i == 0 || (all && size < out)) {
        out = size;
      } else if (any) {
        out += size;
      }
    }
    return out;
  }

  bool in_time() {
    constexpr unsigned kEvery = 4096;
    if (late_) return false;
    if (deadline_ && steps_++ % kEvery == 0 && std::chrono::steady_clock::now() >= *deadline_)
      late_ = true;
    return !late_;
  }

  const Xapian::Database& database_;
  Xapian::docid last_;
  Deadline deadline_;
  unsigned steps_ = 0;
  bool late_ = false;
};

}  // namespace

std::optional<WalkedArticles> walk_postings(const Xapian::Database& database, const Query& query,
                                            const Deadline& deadline, const ArticleSet* within) {
  if (database.size() != 1 || !can_be_walked(query)) return {};
  return Walk(database, deadline).run(query, within);
}

}  // namespace dateline
