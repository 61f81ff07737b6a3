// Values of documents as they are to be: read from a database, changed in memory, written later, to
// another database where need be.
#pragma once

#include <xapian.h>

#include <map>
#include <string>
#include <utility>

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
  // Every article that has a value in the slot.
  [[nodiscard]] std::map<Xapian::docid, std::string> all(Slot slot) const {
    std::map<Xapian::docid, std::string> out;
    const auto number = number_of(slot);
    const auto end = database_.valuestream_end(number);
    for (auto it = database_.valuestream_begin(number); it != end; ++it) out[it.get_docid()] = *it;
    for (const auto& [article, values] : changes_) {
      const auto changed = values.find(slot);
      if (changed == values.end()) continue;
      out.erase(article);
      if (!changed->second.empty()) out[article] = changed->second;
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
