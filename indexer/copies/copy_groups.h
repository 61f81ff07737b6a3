// Near-copies as groups: the connected components of all pairs of articles of which one is a copy
// of the other (shingles.h). The groups depend on nothing but which articles there are: not on
// the order in which they came, nor on how many runs brought them. (One exception: of a sketch term
// that very many articles share (copy_pairs.h), only the pairs with the first article are looked
// at, and pairs found while it was rarer stay.)
#pragma once

#include <xapian.h>

#include <set>
#include <string>
#include <vector>

#include "indexer/copies/new_articles.h"
#include "indexer/document_values.h"

namespace dateline {

// What a transaction has changed, as far as groups depend on it.
class CopyChanges {
 public:
  // Before the document is deleted or another is put in its place.
  void before_change(const Xapian::Document& document);
  // A document was written.
  void put(Xapian::docid article) { written_.insert(article); }
  void deleted(Xapian::docid article) { written_.erase(article); }

  // Works out the groups of all that was written and of all new parts, and anew those that lost an
  // article; every other group is joined as a whole or left as it is. Articles whose group changed
  // get its key in Slot::copies; they are returned, ascending. Forgets the changes. Xapian
  // exceptions pass through.
  std::vector<Xapian::docid> settle(DocumentValues& values, const NewParts& new_parts,
                                    unsigned jobs);

  [[nodiscard]] bool empty() const { return written_.empty() && lost_.empty(); }

 private:
  std::set<Xapian::docid> written_;
  std::set<std::string> lost_;  // keys of groups that lost an article
};

}  // namespace dateline
