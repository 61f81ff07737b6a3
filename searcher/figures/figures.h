// The figures that articles give for one thing of one event, side by side, so that a reader sees
// who says 27 and who 31. Nothing here decides who is right.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/schema/article.h"
#include "searcher/results.h"

namespace dateline {

// An article, all of it, and the event it speaks of: only articles of one story are compared. An
// empty story is the article's own.
struct StoryArticle {
  Article article;
  std::string story;
};

// Where a figure stands: an index into the articles given, and into that one's found.numbers.
struct FigureMention {
  std::size_t article = 0;
  std::size_t number = 0;

  friend auto operator<=>(const FigureMention&, const FigureMention&) = default;
};

// One figure, and who reports it. Values and bounds are as stated; "27" and "at least 27" are two.
struct FigureRow {
  double value = 0;
  std::optional<double> value_high;
  Bound bound = Bound::exact;
  bool denied = false;  // what the articles say it is not ("27 and not 31")
  std::string text;     // "At least 31 people"
  std::size_t articles = 0;
  std::vector<std::string> sources;  // sorted, each once, unknown ones left out
  std::string first, last;           // ISO dates of those articles; empty where none is known
  std::vector<std::string> ids;      // of those articles, in the order given
  std::vector<Segment> snippet;      // the sentence in the earliest of them, the number marked
  std::string id;                    // of that article
  std::vector<FigureMention> mentions;
};

struct FigureTable {
  std::string story;  // empty: the article stands alone
  std::string story_title;
  std::string thing;  // "people died", "people crossed in 2021"
  QuantityKind kind = QuantityKind::count;
  std::string unit;
  bool disagree = false;        // rows differ in more than their bound
  std::size_t articles = 0;     // that report any
  std::vector<FigureRow> rows;  // by value, then bound
};

// The tables of `articles`, best first among articles (their order decides which title names a
// story): those with disagreement first, then by the number of articles. Every figure stands in
// exactly one table; one of which too little is known stands alone. Never fails. About 20 us for
// each kilobyte of text.
[[nodiscard]] std::vector<FigureTable> figure_tables(const std::vector<StoryArticle>& articles);

}  // namespace dateline
