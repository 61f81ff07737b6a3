#include "indexer/copies/sketch_lists.h"

#include <algorithm>
#include <set>
#include <string>

#include "core/schema/copy_keys.h"
#include "core/schema/fields.h"

namespace dateline {
namespace {

// Looking a term up costs about so many steps of a walk over all terms.
constexpr std::size_t kLookupSteps = 8;

template <typename Each>
void for_each_sketch_term(const Xapian::Database& database, Xapian::docid article, Each each) {
  const std::string prefix(prefix_of(Field::sketch));
  auto it = database.termlist_begin(article);
  for (it.skip_to(prefix); it != database.termlist_end(article) && (*it).starts_with(prefix); ++it)
    each(*it);
}

void add_list(const Xapian::Database& database, const std::string& term, SketchLists& out) {
  const bool identical = is_whole_text_term(term);
  std::vector<Xapian::docid> list;
  for (auto it = database.postlist_begin(term); it != database.postlist_end(term); ++it)
    list.push_back(*it);
  if (identical) {
    out.identical.push_back(std::move(list));
    return;
  }
  for (const Xapian::docid article : list)
    out.lists_of[article].push_back(static_cast<std::uint32_t>(out.lists.size()));
  out.lists.push_back(std::move(list));
}

}  // namespace

SketchLists sketch_lists(const Xapian::Database& database,
                         const std::vector<Xapian::docid>& articles) {
  SketchLists out;
  const std::string prefix(prefix_of(Field::sketch));
  if (articles.size() * kLookupSteps > database.get_doccount()) {
    for (auto it = database.allterms_begin(prefix); it != database.allterms_end(prefix); ++it) {
      if (it.get_termfreq() > 1) add_list(database, *it, out);
    }
    return out;
  }
  std::set<std::string> terms;
  for (const Xapian::docid article : articles) {
    for_each_sketch_term(database, article, [&](const std::string& term) { terms.insert(term); });
  }
  for (const std::string& term : terms) {
    if (database.get_termfreq(term) > 1) add_list(database, term, out);
  }
  return out;
}

std::vector<std::uint64_t> sketch_hashes(const Xapian::Database& database, Xapian::docid article) {
  std::vector<std::uint64_t> out;
  for_each_sketch_term(database, article, [&](const std::string& term) {
    if (!is_whole_text_term(term)) out.push_back(sketch_hash(term));
  });
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace dateline
