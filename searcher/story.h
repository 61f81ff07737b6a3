// A story: the articles about one event in the order of time, and what is new in each.
#pragma once

#include <string>
#include <vector>

#include "core/base/byte_range.h"
#include "core/base/result.h"
#include "core/schema/story_id.h"
#include "searcher/index_reader.h"

namespace dateline {

struct NewSentence {
  std::string text;
  ByteRange range;  // of the article's text
};

struct StoryArticleView {
  std::string id;
  std::string title;
  std::string date;
  std::string source;
  std::size_t duplicates = 0;  // near-copies of it in the story, not listed themselves
  // What no article before it has.
  std::vector<NewSentence> sentences;
  std::vector<std::string> people;
  std::vector<std::string> places;
  std::vector<std::string> numbers;  // as the text has them
};

struct StoryView {
  std::string id;     // facet_id_hex()
  std::string title;  // of the first article that has one
  std::string first;  // the dates of the first and last article
  std::string last;
  std::vector<StoryArticleView> articles;
  bool complete = true;  // false: there are more than kMaxStoryArticles
};

inline constexpr std::size_t kMaxStoryArticles = 500;

// Looks only at the articles of the days that the story can span. Error not_found for an id that no
// article has. Xapian exceptions pass through.
[[nodiscard]] Result<StoryView> read_story(IndexReader& reader, StoryId story);

// The story a document belongs to, as facet_id_hex(); empty for none.
[[nodiscard]] std::string story_of(const Xapian::Document& document);

}  // namespace dateline
