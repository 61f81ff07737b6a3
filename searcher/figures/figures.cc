#include "searcher/figures/figures.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "core/base/ascii.h"
#include "searcher/figures/excerpt.h"
#include "searcher/figures/story.h"

namespace dateline {
namespace {

using figures::Group;
using figures::PlacedReading;
using figures::Reading;

std::string one_line(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  }
  return out;
}

std::string text_of(const Article& article, const PlacedReading& p) {
  return (p.reading.denied ? "not " : "") + one_line(p.quantity->range.of(article.text));
}

// "in 2021", ", since January", " a day"
std::string time_words(const std::string& time) {
  if (time.empty()) return {};
  if (is_ascii_digit(time[0])) return " in " + time;
  return (time.starts_with("a ") ? " " : ", ") + time;
}

// Too little is known of what stands alone: it is called by its own words.
std::string heading(const Article& article, const Group& group) {
  const PlacedReading& p = group.front();
  const Reading& r = p.reading;
  const bool unsure = r.fellows != figures::Fellows::like && group.size() == 1;
  if (r.subject.label.empty() || unsure) return text_of(article, p);
  std::string out = r.subject.label;
  // "New deaths" says it already.
  const bool says_so = figures::event_in_thing(thing_key(r.subject.label)) == r.event;
  if (r.event != figures::Event::none && !says_so) out += " " + std::string(words_for(r.event));
  out += time_words(r.scope.time);
  if (!r.scope.place.empty()) out += " (" + r.scope.place + ")";
  return out;
}

class TableMaker {
 public:
  TableMaker(const std::vector<StoryArticle>& articles, const Group& group)
      : articles_(articles), group_(group) {}

  FigureTable make() const {
    const PlacedReading& front = group_.front();
    FigureTable table;
    table.story = articles_[front.article].story;
    table.thing = heading(articles_[front.article].article, group_);
    table.kind = front.quantity->kind;
    table.unit = front.quantity->unit;
    std::map<RowKey, Readings> rows;
    std::set<std::size_t> reporting;
    for (const PlacedReading& p : group_) {
      const Quantity& q = *p.quantity;
      rows[{q.value, q.value_high.value_or(q.value), p.reading.denied, p.reading.bound,
            q.value_high.has_value()}]
          .push_back(&p);
      reporting.insert(p.article);
    }
    table.articles = reporting.size();
    for (const auto& [key, readings] : rows) table.rows.push_back(row_of(readings));
    table.disagree = disagree(table.rows);
    return table;
  }

 private:
  // In the order of a table's rows: value, its high end, whether denied, bound.
  using RowKey = std::tuple<double, double, bool, Bound, bool>;

  using Readings = std::vector<const PlacedReading*>;

  // REQUIRES readings of one figure, those of an article side by side.
  [[nodiscard]] FigureRow row_of(const Readings& readings) const {
    const PlacedReading* earliest = readings.front();
    FigureRow row;
    row.value = earliest->quantity->value;
    row.value_high = earliest->quantity->value_high;
    row.bound = earliest->reading.bound;
    row.denied = earliest->reading.denied;
    std::set<std::string> sources;
    for (const PlacedReading* p : readings) {
      const Article& article = articles_[p->article].article;
      const bool again = !row.mentions.empty() && row.mentions.back().article == p->article;
      row.mentions.push_back({p->article, p->reading.number});
      if (again) continue;
      if (dated_before(*p, *earliest)) earliest = p;
      row.ids.push_back(article.id);
      if (!article.source.empty()) sources.insert(article.source);
      const std::string day = article.date.substr(0, 10);
      if (day.empty()) continue;
      if (row.first.empty() || day < row.first) row.first = day;
      row.last = std::max(row.last, day);
    }
    row.articles = row.ids.size();
    row.sources.assign(sources.begin(), sources.end());
    const Article& article = articles_[earliest->article].article;
    row.text = text_of(article, *earliest);
    row.id = article.id;
    row.snippet = figures::excerpt(article.text, earliest->reading.sentence,
                                   earliest->quantity->number_range);
    return row;
  }

  [[nodiscard]] bool dated_before(const PlacedReading& a, const PlacedReading& b) const {
    const std::string& x = articles_[a.article].article.date;
    const std::string& y = articles_[b.article].article.date;
    return !x.empty() && (y.empty() || x < y);
  }

  static bool disagree(const std::vector<FigureRow>& rows) {
    const FigureRow* said = nullptr;
    for (const FigureRow& row : rows) {
      if (row.denied) continue;
      if (said != nullptr && (said->value != row.value || said->value_high != row.value_high))
        return true;
      said = &row;
    }
    return false;
  }

  const std::vector<StoryArticle>& articles_;
  const Group& group_;
};

// The articles of each story, in the order of its first one.
std::vector<std::vector<std::size_t>> stories_of(const std::vector<StoryArticle>& articles) {
  std::vector<std::vector<std::size_t>> out;
  std::map<std::string, std::size_t> known;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    std::size_t at = out.size();
    if (!articles[i].story.empty()) at = known.try_emplace(articles[i].story, at).first->second;
    if (at == out.size()) out.emplace_back();
    out[at].push_back(i);
  }
  return out;
}

}  // namespace

std::vector<FigureTable> figure_tables(const std::vector<StoryArticle>& articles) {
  std::vector<FigureTable> tables;
  for (const auto& members : stories_of(articles)) {
    for (const Group& group : figures::groups_of(articles, members)) {
      tables.push_back(TableMaker(articles, group).make());
      tables.back().story_title = articles[members.front()].article.title;
    }
  }
  std::stable_sort(tables.begin(), tables.end(), [](const FigureTable& a, const FigureTable& b) {
    return std::pair(a.disagree, a.articles) > std::pair(b.disagree, b.articles);
  });
  return tables;
}

}  // namespace dateline
