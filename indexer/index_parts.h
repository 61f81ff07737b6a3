// Several databases read as one. The articles of a later one are numbered on from those of the one
// before. Xapian's own union opens a list in every database for each term that is asked of any:
// with twenty chunks nearly all of the time went there.
#pragma once

#include <xapian.h>

#include <filesystem>
#include <string>
#include <vector>

#include "core/schema/fields.h"

namespace dateline {

// Xapian exceptions pass through, everywhere here.
class IndexParts {
 public:
  struct Part {
    Xapian::Database database;
    Xapian::docid base = 0;  // its document 1 is article base + 1
  };

  explicit IndexParts(Xapian::Database database) { add(std::move(database)); }
  explicit IndexParts(std::vector<std::filesystem::path> folders) : folders_(std::move(folders)) {
    for (const std::filesystem::path& folder : folders_) add(Xapian::Database(folder.string()));
  }

  // How many threads may read it, each its own reopened(): one where it was given as a database,
  // or where more would open too many files.
  [[nodiscard]] unsigned max_readers() const {
    constexpr std::size_t kMostParts = 160;  // of about five files each
    if (folders_.empty() || 3 * parts_.size() > kMostParts) return 1;
    return static_cast<unsigned>(kMostParts / parts_.size() - 1);
  }
  // For another thread. REQUIRES max_readers() > 1.
  [[nodiscard]] IndexParts reopened() const { return IndexParts(folders_); }

  [[nodiscard]] const std::vector<Part>& parts() const { return parts_; }
  [[nodiscard]] Xapian::docid last() const { return last_; }
  [[nodiscard]] std::size_t part_of(Xapian::docid article) const {
    std::size_t part = parts_.size() - 1;
    while (part > 0 && parts_[part].base >= article) --part;
    return part;
  }

  [[nodiscard]] Xapian::Document document(Xapian::docid article) const {
    const Part& part = parts_[part_of(article)];
    return part.database.get_document(article - part.base, Xapian::DOC_ASSUME_VALID);
  }
  [[nodiscard]] std::string value(Xapian::docid article, Slot slot) const {
    return document(article).get_value(number_of(slot));
  }
  // The first of its terms that begin with the field's prefix; empty when it has none.
  [[nodiscard]] std::string term(Xapian::docid article, Field field) const {
    std::string found;
    for_each_term(article, field, [&](const std::string& term) {
      if (found.empty()) found = term;
    });
    return found;
  }
  template <typename Each>
  void for_each_term(Xapian::docid article, Field field, Each each) const {
    const Part& part = parts_[part_of(article)];
    const std::string prefix(prefix_of(field));
    const auto end = part.database.termlist_end(article - part.base);
    auto it = part.database.termlist_begin(article - part.base);
    for (it.skip_to(prefix); it != end && (*it).starts_with(prefix); ++it) each(*it);
  }
  // The articles with a term, ascending.
  template <typename Each>
  void for_each_with(const std::string& term, Each each) const {
    for (const Part& part : parts_) {
      const auto end = part.database.postlist_end(term);
      for (auto it = part.database.postlist_begin(term); it != end; ++it) each(part.base + *it);
    }
  }
  // Articles and values, ascending, of those that have one in the slot.
  template <typename Each>
  void for_each_value(Slot slot, Each each) const {
    for (const Part& part : parts_) {
      const auto end = part.database.valuestream_end(number_of(slot));
      for (auto it = part.database.valuestream_begin(number_of(slot)); it != end; ++it)
        each(part.base + it.get_docid(), *it);
    }
  }

 private:
  void add(Xapian::Database database) {
    parts_.push_back({std::move(database), last_});
    last_ += parts_.back().database.get_lastdocid();
  }

  std::vector<std::filesystem::path> folders_;
  std::vector<Part> parts_;
  Xapian::docid last_ = 0;
};

}  // namespace dateline
