// Values of documents as they are to be: read from databases, changed in memory, written later, to
// another database where need be.
#pragma once

#include <xapian.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/schema/fields.h"
#include "indexer/index_parts.h"

namespace dateline {

class DocumentValues {
 public:
  using Changes = std::map<Xapian::docid, std::map<Slot, std::string>>;

  explicit DocumentValues(IndexParts articles) : articles_(std::move(articles)) {}

  [[nodiscard]] const IndexParts& articles() const { return articles_; }

  // Xapian exceptions pass through, here and below. An empty value is none.
  [[nodiscard]] std::string get(Xapian::docid article, Slot slot) const {
    if (const auto at = changes_.find(article); at != changes_.end()) {
      if (const auto changed = at->second.find(slot); changed != at->second.end())
        return changed->second;
    }
    return articles_.value(article, slot);
  }
  void set(Xapian::docid article, Slot slot, std::string value) {
    if (get(article, slot) != value) changes_[article][slot] = std::move(value);
  }
  // The articles that have one of `wanted` in the slot, by value. A walk over all that have any
  // value there.
  [[nodiscard]] std::map<std::string, std::vector<Xapian::docid>> articles_with(
      Slot slot, const std::set<std::string>& wanted) const {
    std::map<std::string, std::vector<Xapian::docid>> out;
    if (wanted.empty()) return out;
    articles_.for_each_value(slot, [&](Xapian::docid article, const std::string& value) {
      if (wanted.contains(value) && get(article, slot) == value) out[value].push_back(article);
    });
    for (const auto& [article, values] : changes_) {
      const auto changed = values.find(slot);
      if (changed == values.end() || !wanted.contains(changed->second)) continue;
      std::vector<Xapian::docid>& articles = out[changed->second];
      if (std::find(articles.begin(), articles.end(), article) == articles.end())
        articles.push_back(article);
    }
    return out;
  }

  [[nodiscard]] const Changes& changes() const { return changes_; }

 private:
  IndexParts articles_;
  Changes changes_;
};

// Writes one document's changes. Cheap: Xapian leaves terms, positions and data as they are.
inline void write_values(Xapian::WritableDatabase& database, Xapian::docid article,
                         const std::map<Slot, std::string>& values) {
  Xapian::Document document = database.get_document(article);
  for (const auto& [slot, value] : values) {
    if (value.empty()) {
      document.remove_value(number_of(slot));
    } else {
      document.add_value(number_of(slot), value);
    }
  }
  database.replace_document(article, document);
}

}  // namespace dateline
