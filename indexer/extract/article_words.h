// Where the words of an article stand, found once for all who read them: the finders of names and
// numbers, and the terms of the document.
#pragma once

#include <vector>

#include "core/schema/article.h"
#include "core/text/words.h"

namespace dateline {

struct ArticleWords {
  explicit ArticleWords(const Article& article)
      : title(segment_words(article.title)), text(segment_words(article.text)) {}

  std::vector<Word> title;
  std::vector<Word> text;
};

}  // namespace dateline
