// Figures marked by hand, and how well tables fit them.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "searcher/figures/figures.h"

namespace dateline::test {

// Which table each marked figure belongs to; figures that are not in it stand alone.
using FigureMarks = std::map<FigureMention, std::string>;

// Reads a file of marks: the name of a table on a line, then its figures, "ARTICLE | WORDS"; WORDS
// stand once in the article's text (line ends as blanks) and hold the number. A figure that was not
// found in the text as a number gets a mention no article has. Throws where an article or its words
// are not there.
[[nodiscard]] FigureMarks read_figure_marks(const std::string& path,
                                            const std::vector<StoryArticle>& articles);

// Of all pairs of figures: those rightly in one table, wrongly in one, wrongly in two.
struct PairScore {
  std::size_t right = 0;
  std::size_t wrong = 0;
  std::size_t missed = 0;

  PairScore& operator+=(const PairScore& other);
  [[nodiscard]] double precision() const;
  [[nodiscard]] double recall() const;
};
[[nodiscard]] PairScore score(const FigureMarks& marks, const std::vector<FigureTable>& tables);

}  // namespace dateline::test
