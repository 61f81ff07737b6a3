#include "searcher/output/story_json.h"

#include <nlohmann/json.hpp>

#include "core/schema/json_values.h"

namespace dateline {
namespace {

using Json = nlohmann::ordered_json;

Json article_json(const StoryArticleView& article) {
  Json sentences = Json::array();
  for (const NewSentence& sentence : article.sentences) {
    sentences.push_back(
        {{"text", sentence.text}, {"begin", sentence.range.begin}, {"end", sentence.range.end}});
  }
  Json object;
  object["id"] = article.id;
  object["title"] = article.title;
  object["date"] = json_or_null(article.date);
  object["source"] = json_or_null(article.source);
  object["duplicates"] = article.duplicates;
  object["new"] = {{"sentences", std::move(sentences)},
                   {"people", article.people},
                   {"places", article.places},
                   {"numbers", article.numbers}};
  return object;
}

}  // namespace

std::string to_json(const StoryView& story) {
  Json articles = Json::array();
  for (const StoryArticleView& article : story.articles) articles.push_back(article_json(article));
  Json object;
  object["id"] = story.id;
  object["title"] = story.title;
  object["first"] = json_or_null(story.first);
  object["last"] = json_or_null(story.last);
  object["complete"] = story.complete;
  object["articles"] = std::move(articles);
  return json_line(object);
}

}  // namespace dateline
