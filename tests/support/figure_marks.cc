#include "tests/support/figure_marks.h"

#include <algorithm>
#include <fstream>
#include <stdexcept>
#include <utility>

namespace dateline::test {
namespace {

std::string one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

FigureMention mention_of(std::size_t at, const Article& article, const std::string& words) {
  const std::string text = one_line(article.text);
  const std::size_t begin = text.find(words);
  if (begin == std::string::npos || text.find(words, begin + 1) != std::string::npos)
    throw std::runtime_error("not once in " + article.id + ": " + words);
  const ByteRange range{begin, begin + words.size()};
  const auto& numbers = article.found.numbers;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const bool number = numbers[i].kind != QuantityKind::ordinal;
    if (number && numbers[i].number_range.overlaps(range)) return {at, i};
  }
  return {at, numbers.size() + begin};
}

std::size_t article_named(const std::string& name, const std::vector<StoryArticle>& articles) {
  for (std::size_t i = 0; i < articles.size(); ++i) {
    const std::string& id = articles[i].article.id;
    if (id == name || id == name + ".txt") return i;
  }
  throw std::runtime_error("no article " + name);
}

}  // namespace

FigureMarks read_figure_marks(const std::string& path, const std::vector<StoryArticle>& articles) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error("cannot read " + path);
  FigureMarks marks;
  std::string table;
  for (std::string line; std::getline(in, line);) {
    const std::size_t bar = line.find(" | ");
    if (bar == std::string::npos) {
      if (!line.empty()) table = line;
      continue;
    }
    const std::size_t at = article_named(line.substr(0, bar), articles);
    const FigureMention mention = mention_of(at, articles[at].article, line.substr(bar + 3));
    // "422 or 425" is one figure.
    if (marks.emplace(mention, table).first->second != table)
      throw std::runtime_error("in two tables: " + line);
  }
  return marks;
}

PairScore& PairScore::operator+=(const PairScore& other) {
  right += other.right;
  wrong += other.wrong;
  missed += other.missed;
  return *this;
}

double PairScore::precision() const {
  return static_cast<double>(right) / static_cast<double>(std::max<std::size_t>(right + wrong, 1));
}

double PairScore::recall() const {
  return static_cast<double>(right) / static_cast<double>(std::max<std::size_t>(right + missed, 1));
}

PairScore score(const FigureMarks& marks, const std::vector<FigureTable>& tables) {
  std::map<FigureMention, std::size_t> placed;
  for (std::size_t t = 0; t < tables.size(); ++t) {
    for (const FigureRow& row : tables[t].rows) {
      for (const FigureMention& mention : row.mentions) placed[mention] = t;
    }
  }
  std::vector<FigureMention> all;
  for (const auto& [mention, table] : placed) all.push_back(mention);
  for (const auto& [mention, table] : marks) {
    if (!placed.contains(mention)) all.push_back(mention);
  }
  const auto together = [](const auto& in, const FigureMention& a, const FigureMention& b) {
    const auto x = in.find(a);
    const auto y = in.find(b);
    return x != in.end() && y != in.end() && x->second == y->second;
  };
  PairScore out;
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t j = i + 1; j < all.size(); ++j) {
      const bool shown = together(placed, all[i], all[j]);
      const bool marked = together(marks, all[i], all[j]);
      out.right += shown && marked ? 1 : 0;
      out.wrong += shown && !marked ? 1 : 0;
      out.missed += !shown && marked ? 1 : 0;
    }
  }
  return out;
}

}  // namespace dateline::test
