#include "searcher/output/story_json.h"

#include "core/schema/json_writer.h"

namespace dateline {
namespace {

void write_sentence(const NewSentence& sentence, JsonWriter& json) {
  json.begin_object();
  json.member("text", sentence.text);
  json.member("begin", sentence.range.begin);
  json.member("end", sentence.range.end);
  json.end_object();
}

void write_news(const StoryArticleView& article, JsonWriter& json) {
  json.begin_object();
  json.key("sentences");
  json.begin_array();
  for (const NewSentence& sentence : article.sentences) write_sentence(sentence, json);
  json.end_array();
  json.member("people", article.people);
  json.member("places", article.places);
  json.member("numbers", article.numbers);
  json.end_object();
}

void write_article(const StoryArticleView& article, JsonWriter& json) {
  json.begin_object();
  json.member("id", article.id);
  json.member("title", article.title);
  json.member_or_null("date", article.date);
  json.member_or_null("source", article.source);
  json.member("duplicates", article.duplicates);
  json.key("new");
  write_news(article, json);
  json.end_object();
}

}  // namespace

std::string to_json(const StoryView& story) {
  JsonWriter json;
  json.begin_object();
  json.member("id", story.id);
  json.member("title", story.title);
  json.member_or_null("first", story.first);
  json.member_or_null("last", story.last);
  json.member("complete", story.complete);
  json.key("articles");
  json.begin_array();
  for (const StoryArticleView& article : story.articles) write_article(article, json);
  json.end_array();
  json.end_object();
  return json.take();
}

}  // namespace dateline
