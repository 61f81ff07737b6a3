#include "searcher/story.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "core/schema/article_codec.h"
#include "core/schema/fields.h"
#include "core/schema/terms.h"
#include "searcher/ranking.h"
#include "searcher/story_news.h"

namespace dateline {
namespace {

struct Member {
  std::string time;
  std::string copies;  // the key of its group
  Article article;
};

// The dated articles of the story. Undated ones are near-copies of some of them.
Xapian::Query members_query(StoryId story) {
  const Date first = first_day_of(story);
  const Date last = Date::from_days(first.days() + kMaxStoryDays);
  std::vector<Xapian::Query> days;
  for (const std::string& term : date_cover(first, last)) days.emplace_back(term);
  const std::string value = packed_facet_ids({story});
  return {Xapian::Query::OP_FILTER, Xapian::Query(Xapian::Query::OP_OR, days.begin(), days.end()),
          Xapian::Query(Xapian::Query::OP_VALUE_RANGE, number_of(Slot::story), value, value)};
}

StoryArticleView view_of(const Article& article, StoryNews& known) {
  StoryArticleView out;
  StoryNews::News news = known.add(article);
  for (const ByteRange& range : news.sentences)
    out.sentences.push_back({std::string(range.of(article.text)), range});
  out.people = std::move(news.people);
  out.places = std::move(news.places);
  out.numbers = std::move(news.numbers);
  out.id = article.id;
  out.title = article.title;
  out.date = article.date;
  out.source = article.source;
  return out;
}

Result<std::vector<Member>> members_of(const Xapian::MSet& matches) {
  std::vector<Member> members;
  for (auto it = matches.begin(); it != matches.end(); ++it) {
    const Xapian::Document document = it.get_document();
    auto article = decoded_article(document.get_data());
    if (!article) return article.error();
    members.push_back({document.get_value(number_of(Slot::date)),
                       document.get_value(number_of(Slot::copies)), std::move(*article)});
  }
  std::sort(members.begin(), members.end(), [](const Member& a, const Member& b) {
    return a.time != b.time ? a.time < b.time : a.article.id < b.article.id;
  });
  return members;
}

}  // namespace

Result<StoryView> read_story(IndexReader& reader, StoryId story) {
  Xapian::Enquire enquire(reader.database());
  enquire.set_query(members_query(story));
  set_ranking(enquire, Sort::oldest, false);
  const Xapian::MSet matches = enquire.get_mset(0, kMaxStoryArticles + 1);
  if (matches.empty()) {
    return Error{ErrorCode::not_found, "there is no story '" + facet_id_hex(story) + "'", ""};
  }
  auto members = members_of(matches);
  if (!members) return members.error();
  StoryView out;
  out.id = facet_id_hex(story);
  out.complete = members->size() <= kMaxStoryArticles;
  if (!out.complete) members->pop_back();
  out.first = members->front().article.date;
  out.last = members->back().article.date;
  StoryNews known;
  std::unordered_map<std::string, std::size_t> first_copy;  // group -> its place in the list
  for (const Member& member : *members) {
    if (!member.copies.empty()) {
      const auto [at, is_new] = first_copy.try_emplace(member.copies, out.articles.size());
      if (!is_new) {
        ++out.articles[at->second].duplicates;
        continue;
      }
    }
    out.articles.push_back(view_of(member.article, known));
    if (out.title.empty()) out.title = member.article.title;
  }
  return out;
}

std::string story_of(const Xapian::Document& document) {
  const std::vector<FacetId> ids = unpacked_facet_ids(document.get_value(number_of(Slot::story)));
  return ids.empty() ? std::string() : facet_id_hex(ids.front());
}

}  // namespace dateline
