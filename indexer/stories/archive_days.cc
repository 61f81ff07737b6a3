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
  std::string id_term;
  StoryArticle article;
  StoryId story = 0;
};

FacetId single_id(const std::string& packed) {
  return packed.empty() ? 0 : unpacked_facet_ids(packed).front();
}

std::string id_term_of(const Xapian::Database& database, Xapian::docid article) {
  auto it = database.termlist_begin(article);
  it.skip_to(std::string(prefix_of(Field::id)));
  return it == database.termlist_end(article) ? std::string() : *it;
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

ArchiveDays::ArchiveDays(const DocumentValues& values) : values_(values) {
  const Xapian::Database& database = values.database();
  const std::string prefix(prefix_of(Field::day));
  for (auto it = database.allterms_begin(prefix); it != database.allterms_end(prefix); ++it) {
    if (const auto day = day_of_digits((*it).substr(prefix.size()))) days_.push_back(*day);
  }
}

ArchiveDay ArchiveDays::read(std::int64_t day) const {
  const std::string term = std::string(prefix_of(Field::day)) + digits_of(day);
  const Xapian::Database& database = values_.database();
  std::vector<Row> rows;
  for (auto it = database.postlist_begin(term); it != database.postlist_end(term); ++it) {
    const Xapian::Document document = database.get_document(*it, Xapian::DOC_ASSUME_VALID);
    Row row;
    row.time = document.get_value(number_of(Slot::date));
    row.id_term = id_term_of(database, *it);
    row.article.article = *it;
    row.article.copies = single_id(values_.get(*it, Slot::copies));
    row.article.features =
        decoded_story_features(document.get_value(number_of(Slot::story_features)));
    row.story = single_id(values_.get(*it, Slot::story));
    rows.push_back(std::move(row));
  }
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
    return a.time != b.time ? a.time < b.time : a.id_term < b.id_term;
  });
  ArchiveDay out;
  out.day = day;
  for (Row& row : rows) {
    out.articles.push_back(std::move(row.article));
    out.id_terms.push_back(std::move(row.id_term));
    out.stories.push_back(row.story);
  }
  return out;
}

}  // namespace dateline
