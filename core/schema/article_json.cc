#include "core/schema/article_json.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "core/schema/json_values.h"

namespace dateline {
namespace {

using Json = nlohmann::ordered_json;

// The bytes of `range` in `text`; a range past the end, which only a damaged record has, is cut
// there.
std::string text_of(const ByteRange& range, std::string_view text) {
  const std::size_t begin = std::min(range.begin, text.size());
  const std::size_t end = std::clamp(range.end, begin, text.size());
  return std::string(text.substr(begin, end - begin));
}

Json mention_json(const ByteRange& range, std::string_view text) {
  return {{"text", text_of(range, text)}, {"begin", range.begin}, {"end", range.end}};
}

Json mentions_json(const std::vector<ByteRange>& ranges, std::string_view text) {
  Json array = Json::array();
  for (const ByteRange& range : ranges) array.push_back(mention_json(range, text));
  return array;
}

template <typename Entity>
void add_mentions(Json& object, const Entity& entity, const Article& article) {
  object["mentions"] = mentions_json(entity.mentions, article.text);
  object["title_mentions"] = mentions_json(entity.title_mentions, article.title);
}

Json named_json(const std::vector<NamedEntity>& entities, const Article& article) {
  Json array = Json::array();
  for (const NamedEntity& entity : entities) {
    Json object;
    object["name"] = entity.name;
    add_mentions(object, entity, article);
    array.push_back(std::move(object));
  }
  return array;
}

Json places_json(const Article& article) {
  Json array = Json::array();
  for (const PlaceEntity& place : article.found.places) {
    Json object;
    object["name"] = place.name;
    object["kind"] = name_of(place.kind);
    object["country"] = json_or_null(place.country);
    object["within"] = place.within;
    object["lat"] = json_number(place.lat);
    object["lon"] = json_number(place.lon);
    add_mentions(object, place, article);
    array.push_back(std::move(object));
  }
  return array;
}

Json number_json(const Quantity& number, const std::string& text) {
  Json object;
  object["value"] = json_number(number.value);
  object["value_high"] = json_number(number.value_high);
  object["bound"] = name_of(number.bound);
  object["kind"] = name_of(number.kind);
  object["unit"] = json_or_null(number.unit);
  object["thing"] = json_or_null(number.thing);
  object["text"] = text_of(number.range, text);
  object["begin"] = number.range.begin;
  object["end"] = number.range.end;
  object["number_begin"] = number.number_range.begin;
  object["number_end"] = number.number_range.end;
  return object;
}

Json numbers_json(const Article& article) {
  Json array = Json::array();
  for (const Quantity& number : article.found.numbers) {
    array.push_back(number_json(number, article.text));
  }
  return array;
}

Json dates_json(const Article& article) {
  Json array = Json::array();
  for (const FoundDate& date : article.found.dates) {
    Json object;
    object["value"] = json_or_null(date.value);
    object.update(mention_json(date.range, article.text));
    array.push_back(std::move(object));
  }
  return array;
}

Json quotes_json(const Article& article) {
  Json array = Json::array();
  for (const Quote& quote : article.found.quotes) {
    Json object = mention_json(quote.range, article.text);
    const NamedEntity* speaker = speaker_of(quote, article.found);
    object["speaker"] = json_or_null(speaker == nullptr ? std::string() : speaker->name);
    array.push_back(std::move(object));
  }
  return array;
}

Json enriched(const Article& article) {
  Json object;
  object["id"] = article.id;
  object["title"] = article.title;
  object["date"] = json_or_null(article.date);
  object["source"] = json_or_null(article.source);
  object["author"] = article.authors;
  object["url"] = json_or_null(article.url);
  object["language"] = json_or_null(article.language);
  object["section"] = json_or_null(article.section);
  object["keywords"] = article.keywords;
  object["text"] = article.text;
  object["people"] = named_json(article.found.people, article);
  object["places"] = places_json(article);
  object["organisations"] = named_json(article.found.organisations, article);
  object["numbers"] = numbers_json(article);
  object["dates"] = dates_json(article);
  object["quotes"] = quotes_json(article);
  return object;
}

}  // namespace

std::string enriched_json(const Article& article) { return json_line(enriched(article)); }

std::string enriched_json(const Article& article, std::string_view story) {
  Json object = enriched(article);
  object["story"] = json_or_null(std::string(story));
  return json_line(object);
}

}  // namespace dateline
