// The articles of an index day by day, as stories are made of them.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/schema/facet_ids.h"
#include "core/schema/story_id.h"
#include "indexer/document_values.h"
#include "indexer/stories/clustering.h"

namespace dateline {

struct ArchiveDay {
  std::int64_t day = 0;                // since 1970
  std::vector<DatedArticle> articles;  // by time, then by key
  std::vector<StoryId> stories;        // that the index has for each; 0: none
};

// Xapian exceptions pass through, here and below.
class ArchiveDays {
 public:
  // Looks at every day that has articles. REQUIRES that `values` outlives it.
  explicit ArchiveDays(const DocumentValues& values);

  [[nodiscard]] const std::vector<std::int64_t>& days() const { return days_; }  // ascending
  [[nodiscard]] ArchiveDay read(std::int64_t day) const;

 private:
  const DocumentValues& values_;
  std::vector<std::int64_t> days_;
};

// Ascending. Days since 1970.
[[nodiscard]] std::vector<std::int64_t> days_with_articles(const Xapian::Database& database);

// "20211125" as days since 1970; nothing for anything else.
[[nodiscard]] std::optional<std::int64_t> day_of_digits(std::string_view digits);

}  // namespace dateline
