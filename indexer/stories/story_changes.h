// Stories kept up to date: which stretches of days a transaction has touched, and their articles
// put together anew (clustering.h). What comes out depends on nothing but which articles there are;
// what it costs, on the articles of those days.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "indexer/document_values.h"

namespace dateline {

// What a transaction has changed, as far as stories depend on it.
class StoryChanges {
 public:
  // Before the document is deleted or another is put in its place.
  void before_change(const Xapian::Document& document);
  // A document was written, or is in another group of near-copies now.
  void put(Xapian::docid article) { written_.insert(article); }
  void deleted(Xapian::docid article) { written_.erase(article); }

  // Writes Slot::story of every article whose story changed; all articles of the parts from
  // `first_new_part` on are new. Near-copies are settled before. Forgets the changes. Xapian
  // exceptions pass through.
  void settle(DocumentValues& values, std::size_t first_new_part);

 private:
  std::set<Xapian::docid> written_;
  std::set<std::int64_t> touched_;  // days since 1970
  std::set<std::string> groups_;    // keys of near-copies that lost an article
};

}  // namespace dateline
