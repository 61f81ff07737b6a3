// How articles belong together, kept up to date with every commit: near-copies first, then stories,
// which go by them.
#pragma once

#include <xapian.h>

#include "indexer/copies/copy_groups.h"
#include "indexer/stories/story_changes.h"

namespace dateline {

class Relations {
 public:
  // Before the document is deleted or another is put in its place.
  void before_change(const Xapian::Document& document) {
    copies_.before_change(document);
    stories_.before_change(document);
  }
  // A document was written.
  void put(Xapian::docid article) {
    copies_.put(article);
    stories_.put(article);
  }
  void deleted(Xapian::docid article) {
    copies_.deleted(article);
    stories_.deleted(article);
  }
  // Works out what has changed of Slot::copies and Slot::story. With up to `jobs`
  // threads. Xapian exceptions pass through.
  void settle(DocumentValues& values, const NewParts& new_parts, unsigned jobs) {
    for (const Xapian::docid article : copies_.settle(values, new_parts, jobs))
      stories_.put(article);
    stories_.settle(values, new_parts.first);
  }
  // The same for what was told of here, written. Before every commit.
  void settle_in(Xapian::WritableDatabase& database) {
    DocumentValues values{IndexParts(database)};
    settle(values, {}, 1);
    for (const auto& [article, changed] : values.changes())
      write_values(database, article, changed);
  }

 private:
  CopyChanges copies_;
  StoryChanges stories_;
};

}  // namespace dateline
