// How well numbers are found in passages that no rule was written from: 175 quantities of 31 news
// articles and transcripts, marked by hand first (unseen_numbers.tsv). The passages are shared data
// beside the project; without it this is skipped.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "core/text/sentences.h"
#include "indexer/extract/quantities.h"

using namespace dateline;

namespace {

const std::filesystem::path kArticles =
    std::filesystem::path(DATELINE_SOURCE_DIR) / "../shared/data/news/sample.jsonl";
const std::filesystem::path kMarks =
    std::filesystem::path(DATELINE_SOURCE_DIR) / "tests/indexer/extract/unseen_numbers.tsv";

struct Marked {
  ByteRange range;
  double value = 0;
  std::string value_high, bound, kind, unit, head;
};
struct Passage {
  ByteRange range;
  std::vector<Marked> marks;
};

std::map<std::string, Passage> read_marks() {
  std::map<std::string, Passage> passages;
  std::ifstream in(kMarks);
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::vector<std::string> cells;
    std::istringstream parts(line);
    for (std::string cell; std::getline(parts, cell, '\t');) cells.push_back(cell);
    Passage& passage = passages[cells.at(0)];
    passage.range = {std::stoul(cells.at(1)), std::stoul(cells.at(2))};
    if (cells.size() < 9) continue;
    cells.resize(11);
    passage.marks.push_back({{std::stoul(cells[3]), std::stoul(cells[4])},
                             std::stod(cells[5]),
                             cells[6],
                             cells[7],
                             cells[8],
                             cells[9],
                             cells[10]});
  }
  return passages;
}

struct Score {
  int marked = 0, found = 0, right = 0, bounds = 0, kinds = 0, units = 0, with_thing = 0,
      things = 0;

  [[nodiscard]] double f1() const { return 2.0 * right / (marked + found); }
};

bool agrees(const Marked& mark, const Quantity& q) {
  if (q.range.begin > mark.range.begin || q.range.end < mark.range.end) return false;
  const double slack = q.unit == "fraction" ? 5e-5 : 1e-9 * std::max(1.0, std::abs(mark.value));
  if (std::abs(q.value - mark.value) > slack || q.value_high.has_value() == mark.value_high.empty())
    return false;
  return !q.value_high || *q.value_high == std::stod(mark.value_high);
}

void add(const Passage& passage, std::string_view text, Score& score) {
  const auto found =
      find_numbers_and_dates(text, segment_words(text), split_sentences(text), {}).numbers;
  std::vector<bool> used(found.size());
  score.marked += static_cast<int>(passage.marks.size());
  score.found += static_cast<int>(found.size());
  for (const Marked& mark : passage.marks) {
    for (std::size_t i = 0; i < found.size(); ++i) {
      const Quantity& q = found[i];
      if (used[i] || !agrees(mark, q)) continue;
      used[i] = true;
      ++score.right;
      score.bounds += name_of(q.bound) == mark.bound ? 1 : 0;
      score.kinds += name_of(q.kind) == mark.kind ? 1 : 0;
      score.units += q.unit == mark.unit ? 1 : 0;
      if (mark.head.empty()) break;
      ++score.with_thing;
      score.things += thing_key(q.thing) == thing_key(mark.head) ? 1 : 0;
      break;
    }
  }
}

}  // namespace

TEST_CASE("Quantities: found in passages that no rule was written from") {
  std::ifstream in(kArticles);
  if (!in) {
    WARN("skipped: no shared data beside the project");
    return;
  }
  const std::map<std::string, Passage> passages = read_marks();
  Score score;
  for (std::string line; std::getline(in, line);) {
    const auto article = nlohmann::json::parse(line);
    const auto passage = passages.find(article["id"].get<std::string>());
    if (passage == passages.end()) continue;
    const std::string body = article["body"];
    add(passage->second, passage->second.range.of(body), score);
  }
  REQUIRE(score.marked == 175);
  CHECK(score.f1() >= 0.95);
  CHECK(score.bounds >= 0.97 * score.right);
  CHECK(score.kinds >= 0.97 * score.right);
  CHECK(score.units >= 0.97 * score.right);
  CHECK(score.things >= 0.90 * score.with_thing);
}
