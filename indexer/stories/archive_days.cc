#include "indexer/stories/archive_days.h"

#include <algorithm>
#include <charconv>
#include <numeric>

#include "core/base/date.h"
#include "core/schema/fields.h"
#include "indexer/stories/story_features.h"

namespace dateline {
namespace {

struct Row {
  std::string time;
  DatedArticle article;
  StoryId story = 0;
};

FacetId single_id(const std::string& packed) {
  return packed.empty() ? 0 : unpacked_facet_ids(packed).front();
}

std::string digits_of(std::int64_t day) {
  std::string iso = Date::from_days(day).iso();
  std::erase(iso, '-');
  return iso;
}

}  // namespace

std::optional<std::int64_t> day_of_digits(std::string_view digits) {
  if (digits.size() != 8) return {};
  int number = 0;
  const auto [end, failure] = std::from_chars(digits.data(), digits.data() + 8, number);
  if (failure != std::errc() || end != digits.data() + 8) return {};
  const Date date{number / 10000, number / 100 % 100, number % 100};
  if (!is_valid_date(date.year, date.month, date.day)) return {};
  return date.days();
}

std::vector<std::int64_t> days_with_articles(const Xapian::Database& database) {
  std::vector<std::int64_t> days;
  const std::string prefix(prefix_of(Field::day));
  for (auto it = database.allterms_begin(prefix); it != database.allterms_end(prefix); ++it) {
    if (const auto day = day_of_digits((*it).substr(prefix.size()))) days.push_back(*day);
  }
  return days;
}

ArchiveDays::ArchiveDays(const DocumentValues& values) : values_(values) {
  for (const IndexParts::Part& part : values.articles().parts()) {
    const std::vector<std::int64_t> more = days_with_articles(part.database);
    days_.insert(days_.end(), more.begin(), more.end());
  }
  std::sort(days_.begin(), days_.end());
  days_.erase(std::unique(days_.begin(), days_.end()), days_.end());
}

ArchiveDay ArchiveDays::read(std::int64_t day) const {
  const std::string term = std::string(prefix_of(Field::day)) + digits_of(day);
  std::vector<Row> rows;
  values_.articles().for_each_with(term, [&](Xapian::docid article) {
    const Xapian::Document document = values_.articles().document(article);
    Row row;
    row.time = document.get_value(number_of(Slot::date));
    row.article.article = article;
    row.article.copies = single_id(values_.get(article, Slot::copies));
    row.article.features =
        decoded_story_features(document.get_value(number_of(Slot::story_features)));
    row.story = single_id(values_.get(article, Slot::story));
    rows.push_back(std::move(row));
  });
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
    return a.time != b.time ? a.time < b.time
                            : a.article.features.article < b.article.features.article;
  });
  ArchiveDay out;
  out.day = day;
  for (Row& row : rows) {
    out.articles.push_back(std::move(row.article));
    out.stories.push_back(row.story);
  }
  return out;
}

}  // namespace dateline
