#include "searcher/output/figures_text.h"

#include <string_view>

namespace dateline {
namespace {

std::string articles(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " article" : " articles");
}

void append_row(std::string& out, const FigureRow& row, HumanStyle style) {
  out += "  " + one_line(row.text) + "\n     " + articles(row.articles);
  if (!row.first.empty()) out += "  " + row.first;
  if (row.last != row.first) out += " to " + row.last;
  for (std::size_t i = 0; i < row.sources.size(); ++i)
    out += (i == 0 ? "  " : ", ") + one_line(row.sources[i]);
  out += "\n     " + marked(row.snippet, style) + "  (" + one_line(row.id) + ")\n";
}

}  // namespace

std::string human_text(const FigureResults& results, HumanStyle style) {
  std::string out;
  for (const FigureTable& table : results.tables) {
    out += one_line(table.thing) + ": " + articles(table.articles);
    if (table.disagree) out += ", figures differ";
    if (!table.story_title.empty()) out += "  (" + one_line(table.story_title) + ")";
    out += "\n";
    for (const FigureRow& row : table.rows) append_row(out, row, style);
    out += "\n";
  }
  if (results.tables.size() < results.tables_total)
    out += std::to_string(results.tables_total - results.tables.size()) + " more tables\n";
  out += articles(results.articles_read) + " read";
  return out + (results.complete ? "\n" : "; there are more\n");
}

}  // namespace dateline
