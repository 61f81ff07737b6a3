// Values of documents as they are to be: read from a database, changed in memory, written later, to
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

namespace dateline {

class DocumentValues {
 public:
  using Changes = std::map<Xapian::docid, std::map<Slot, std::string>>;

  explicit DocumentValues(Xapian::Database database) : database_(std::move(database)) {}

  [[nodiscard]] const Xapian::Database& database() const { return database_; }

  // Xapian exceptions pass through, here and below. An empty value is none.
  [[nodiscard]] std::string get(Xapian::docid article, Slot slot) const {
    if (const auto at = changes_.find(article); at != changes_.end()) {
      if (const auto changed = at->second.find(slot); changed != at->second.end())
        return changed->second;
    }
    return database_.get_document(article, Xapian::DOC_ASSUME_VALID).get_value(number_of(slot));
  }
  void set(Xapian::docid article, Slot slot, std::string value) {
    if (get(article, slot) != value) changes_[article][slot] = std::move(value);
  }
  // The articles that have one of `wanted` in the slot, by value. A walk over all that have any
  // value there: some 50 ns each.
  [[nodiscard]] std::map<std::string, std::vector<Xapian::docid>> articles_with(
      Slot slot, const std::set<std::string>& wanted) const {
    std::map<std::string, std::vector<Xapian::docid>> out;
    if (wanted.empty()) return out;
    const auto number = number_of(slot);
    const auto end = database_.valuestream_end(number);
    for (auto it = database_.valuestream_begin(number); it != end; ++it) {
      const std::string value = *it;
      if (wanted.contains(value) && get(it.get_docid(), slot) == value)
        out[value].push_back(it.get_docid());
    }
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
  Xapian::Database database_;
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
